"""What agencies, the company's desks, journalists and neighbors write through the gate: one way for every such write.

Admission judges the agency's own standing; the effect then changes rows that are the agency's own, and the answer is
disclosed from them. It runs as the company, because the reading role changes no row; no effect reads a resident's fact.
Filing a request is not here: it only adds rows, and the reading role can do that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, TypeVar, cast

from pydantic import BaseModel
from sqlalchemy import Connection

from ..policy.casefile import Standing
from ..policy.gate import Admitted
from ..policy.released import NothingHere, Refused, Released
from ..policy.roles import Role
from ..policy.wire.accounts import CloseAccount, Colleague, ReopenAccount, SetAssignedArea, SetPosting
from ..policy.wire.agreements import (
    AgencyAgreements,
    EndAgreement,
    OfferAgreement,
    RepeatSigning,
    SignAgreement,
)
from ..policy.wire.base import Question, RepeatWrite
from ..policy.wire.demand import DecideDemand, DemandPaper, FileDemand
from ..policy.wire.engagement import SendSuggestions, SuggestionsSent
from ..policy.wire.feed import CommentOnPost, PostOfficially, PostView
from ..policy.wire.footage_request import RequestChanged, ResolveRequest
from ..policy.wire.invitations import InvitationLine, InvitationMade, InviteColleague, WithdrawInvitation
from ..policy.wire.ledger import EnterGift, Ledger
from ..policy.wire.life import AmendRequest, ClipTriaged, TriageRelease, WithdrawRequest
from ..policy.wire.mail import ChooseAlerts, Mailbox, Thread, WriteLetter
from ..policy.wire.onward import PassedOn, PassOn
from ..policy.wire.records import AskForRecords, RecordsLine
from ..policy.wire.statements import (
    DraftStatement,
    EditStatement,
    PublishStatement,
    ReviewStatement,
    StatementView,
    SubmitStatement,
    WithdrawStatement,
)
from ..storage import replays, worlds_rows
from ..worlds.world import World
from . import agency_accounts as books
from . import agreements as papers
from . import coaching, feed_writes, gains, mailroom, newsroom, records_office
from .demands import file_demand, with_nothing, with_paper
from .feed_standing import with_home
from .legal_desk import decide
from .passing_on import pass_on, with_onward
from .portal import KEY_REUSED, Caller, NotServed, stand
from .request_acts import amend, resolve, take_back, triage, with_own_release, with_own_request

M = TypeVar("M", bound=BaseModel)
Prepare = Callable[[Connection, Standing, Any], Standing]
Effect = Callable[[World, Connection, Admitted[Any], str], Iterable[Any]]
"""(world, company rows, admitted question, Idempotency-Key) -> the agency's own facts to answer from."""


def _as_it_is(answer: BaseModel) -> BaseModel:
    return answer


def _as_it_was(world: World, account_id: str, key: str, answer: BaseModel) -> BaseModel:
    del world, account_id, key
    return answer


@dataclass(frozen=True, slots=True)
class Act:
    """How one kind of write is carried out.

    Parameters
    ----------
    answer : type
        The disclosure; needed to repeat it.
    prepare : callable
        Adds to the standing what admission needs to know of the asker's own.
    effect : callable
    redact : callable
        Takes out of an answer what may not be stored with it.
    rebuild : callable
        Puts it back into an answer that is repeated.
    repeat : type
        As which question a repetition is judged.
    """

    answer: type[BaseModel]
    prepare: Prepare
    effect: Effect
    redact: Callable[[Any], BaseModel] = _as_it_is
    rebuild: Callable[[World, str, str, Any], BaseModel] = _as_it_was
    repeat: type[RepeatWrite] = RepeatWrite


ACTS: Final[Mapping[type, Act]] = MappingProxyType(
    {
        ResolveRequest: Act(RequestChanged, with_own_request, resolve),
        InviteColleague: Act(
            InvitationMade, books.with_own_accounts, books.invite, books.without_code, books.with_code
        ),
        WithdrawInvitation: Act(InvitationLine, books.with_own_accounts, books.withdraw),
        SetPosting: Act(Colleague, books.with_own_accounts, books.set_posting),
        CloseAccount: Act(Colleague, books.with_own_accounts, books.close),
        ReopenAccount: Act(Colleague, books.with_own_accounts, books.reopen),
        SetAssignedArea: Act(Colleague, books.with_own_accounts, books.assign),
        AmendRequest: Act(RequestChanged, with_own_request, amend),
        WithdrawRequest: Act(RequestChanged, with_own_request, take_back),
        TriageRelease: Act(ClipTriaged, with_own_release, triage),
        FileDemand: Act(DemandPaper, with_nothing, file_demand),
        DecideDemand: Act(DemandPaper, with_paper, decide),
        PassOn: Act(PassedOn, with_onward, pass_on),
        OfferAgreement: Act(AgencyAgreements, papers.with_dealings, papers.offer),
        SignAgreement: Act(AgencyAgreements, papers.with_dealings, papers.sign, repeat=RepeatSigning),
        EndAgreement: Act(AgencyAgreements, papers.with_dealings, papers.end),
        EnterGift: Act(Ledger, papers.with_dealings, gains.enter),
        CommentOnPost: Act(PostView, with_nothing, feed_writes.comment),
        PostOfficially: Act(PostView, with_nothing, feed_writes.post_officially),
        ChooseAlerts: Act(Mailbox, with_nothing, mailroom.choose),
        WriteLetter: Act(Thread, mailroom.with_thread, mailroom.write),
        SendSuggestions: Act(SuggestionsSent, coaching.with_agency, coaching.suggest),
        AskForRecords: Act(RecordsLine, records_office.with_holder, records_office.ask_for_records),
        DraftStatement: Act(StatementView, newsroom.with_own_statement, newsroom.draft),
        EditStatement: Act(StatementView, newsroom.with_own_statement, newsroom.edit),
        SubmitStatement: Act(StatementView, newsroom.with_own_statement, newsroom.submit),
        PublishStatement: Act(StatementView, newsroom.with_own_statement, newsroom.publish),
        WithdrawStatement: Act(StatementView, newsroom.with_own_statement, newsroom.withdraw),
        ReviewStatement: Act(StatementView, newsroom.with_own_statement, newsroom.review),
    }
)


def _repeat(world: World, repeated: Admitted[M], key: str, said: str, act: Act) -> Released[M]:
    """Give an answer again as it was stored."""
    kept = act.answer.model_validate_json(said)
    account_id = repeated.standing.account_id or ""
    return world.gate.repeat(repeated, cast("M", act.rebuild(world, account_id, key, kept)))


def carry_out(
    world: World, caller: Caller, question: Question[M], key: str
) -> Released[M] | Refused | NothingHere | NotServed:
    """Carry out an agency's write once for each Idempotency-Key, and repeat its answer after that.

    Parameters
    ----------
    key : str
        The asker's Idempotency-Key.
    """
    act = ACTS[type(question)]
    fingerprint = hashlib.sha256(repr(question).encode()).hexdigest()
    with world.database.acting() as rows:
        now = worlds_rows.read_now(rows)
        regime = world.regime(now.regime_id)
        standing = stand(world, rows, caller, now)
        if isinstance(standing, NotServed):
            return standing
        account_id = standing.account_id or ""
        held = replays.find_replay(rows, replays.AGENCY_WRITES, account_id, key)
        if held is not None:
            if held[0] != fingerprint:
                return world.gate.refuse(KEY_REUSED)
            if standing.role is Role.RESIDENT and with_home(world, standing, question, regime).home is None:
                return world.gate.nothing_here()  # moved out: what they wrote is no longer theirs to read here
            repeated = world.gate.admit(cast("Question[M]", act.repeat()), standing, regime)
            return repeated if isinstance(repeated, Refused) else _repeat(world, repeated, key, held[1], act)
        prepared = with_home(world, act.prepare(rows, standing, question), question, regime)
        admitted = world.gate.admit(question, prepared, regime)
        if isinstance(admitted, Refused):
            return admitted
        facts = act.effect(world, rows, admitted, key)
        answer = world.gate.release(admitted, world.gate.decide(question, admitted.standing, facts, regime))
        if isinstance(answer, Released):
            said = act.redact(answer.payload).model_dump_json()
            replays.add_replay(rows, replays.AGENCY_WRITES, account_id, key, fingerprint, said)
        return answer
