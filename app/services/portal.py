"""The portal's desk: the only caller of the gate for questions.

It loads the asker's own standing, asks the gate to admit, loads facts only then, and files what has to be
filed in the same transaction. Everything here runs under the reading role, which no exact place is open to.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Final, Generic, TypeVar, cast

from pydantic import BaseModel
from sqlalchemy import Connection

from ..policy.casefile import Standing
from ..policy.decision import Reason
from ..policy.demand_facts import ProducedFact
from ..policy.facts import ReleaseFact
from ..policy.gate import Admitted
from ..policy.regime import Regime
from ..policy.released import NothingHere, Refused, Released, ReleasedBytes
from ..policy.roles import Role
from ..policy.wire.base import Bytes, Question
from ..policy.wire.demand import FetchProduced
from ..policy.wire.footage_request import FileRequest, ReadRequest, RequestFiled, RequestState
from ..policy.wire.picture import FetchFootage, FetchPicture
from ..storage import (
    decisions,
    replays,
    requests,
    standings,
    worlds_rows,
)
from ..storage.worlds_rows import Now
from ..worlds.world import World
from .bytes_found import BYTES
from .casefiles import load_facts
from .feed_standing import with_home
from .filing import file_away
from .footage_room import note_handover
from .producing import note_fetch

M = TypeVar("M", bound=BaseModel)
D = TypeVar("D")

KEY_REUSED = Reason(
    "idempotency-key-reused",
    "This Idempotency-Key was used for another request. Use a fresh key for each write.",
)


class NotServed:
    """The asker is signed out, or signed in with a role that this address does not serve: one same answer."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls, as far as the call itself says.

    Parameters
    ----------
    token_hash : str or None
        Hash of the session token; None for the public.
    serves : frozenset of Role
        The roles that the address serves.
    csrf : str or None
        For a write that a browser's cookie vouches for: the form's token, "" if it had none. None where no
        protection against forged forms is needed.
    """

    token_hash: str | None
    serves: frozenset[Role]
    csrf: str | None = None


def token_hash(token: str) -> str:
    """Return under which name a session is stored; the token itself never is."""
    return hashlib.sha256(token.encode()).hexdigest()


def recognise(world: World, rows: Connection, caller: Caller) -> standings.SignedIn | None:
    """Find the caller's session; a form that another site may have forged counts as signed out."""
    if caller.token_hash is None:
        return None
    signed_in = standings.find_sign_in(rows, caller.token_hash, world.wiring.wall_clock())
    if signed_in and caller.csrf is not None and not hmac.compare_digest(caller.csrf.encode(), signed_in.csrf.encode()):
        return None
    return signed_in


def stand(world: World, rows: Connection, caller: Caller, now: Now) -> Standing | NotServed:
    """Load the caller's standing, or find that the address does not serve the caller."""
    signed_in = recognise(world, rows, caller)
    role = signed_in.role if signed_in else Role.PUBLIC
    if role not in caller.serves:
        return NotServed()
    return standings.load_standing(rows, signed_in, now)


def is_served(world: World, caller: Caller) -> bool:
    """Whether an address serves its caller, whatever the caller asks."""
    with world.database.reading() as rows:
        return not isinstance(stand(world, rows, caller, worlds_rows.read_now(rows)), NotServed)


@dataclass(frozen=True, slots=True)
class LetIn(Generic[D]):
    """A question that the gate admitted, and the world's moment at which it did."""

    now: Now
    admitted: Admitted[D]


def let_in(world: World, rows: Connection, caller: Caller, question: Question[D]) -> LetIn[D] | Refused | NotServed:
    """Put a question to the gate with the caller's own standing and the rules in force; no fact is loaded yet."""
    now = worlds_rows.read_now(rows)
    standing = stand(world, rows, caller, now)
    if isinstance(standing, NotServed):
        return standing
    regime = world.regime(now.regime_id)
    admitted = world.gate.admit(question, with_home(world, standing, question, regime), regime)
    return admitted if isinstance(admitted, Refused) else LetIn(now, admitted)


def ask(world: World, caller: Caller, question: Question[M]) -> Released[M] | Refused | NothingHere | NotServed:
    """Ask a question that changes nothing.

    Parameters
    ----------
    world : World
    caller : Caller
    question : Question

    Returns
    -------
    Released, Refused, NothingHere or NotServed
    """
    with world.database.reading() as rows:
        let = let_in(world, rows, caller, question)
        if not isinstance(let, LetIn):
            return let
        facts = load_facts(world, rows, question, let.admitted.standing, let.now)
        decision = world.gate.decide(question, let.admitted.standing, facts, let.admitted.regime)
        return world.gate.release(let.admitted, decision)


def ask_bytes(
    world: World, caller: Caller, question: Question[Bytes]
) -> ReleasedBytes | Refused | NothingHere | NotServed:
    """Ask for published bytes, or for the picture of a released clip; the latter is filed."""
    opens = (
        world.database.filing
        if isinstance(question, FetchPicture | FetchFootage | FetchProduced)
        else world.database.reading
    )
    with opens() as rows:
        let = let_in(world, rows, caller, question)
        if not isinstance(let, LetIn):
            return let
        found = BYTES[type(question)](rows, question, let.now)
        known = (found.fact,) if found else ()
        decision = world.gate.decide(question, let.admitted.standing, known, let.admitted.regime)
        if found is None or not decision.covered:
            return world.gate.release_bytes(let.admitted, decision, None, "")
        if isinstance(found.fact, ReleaseFact):
            file_fetch(world, rows, let.admitted, found.fact, decision.rules)
        if isinstance(found.fact, ProducedFact):
            note_fetch(world, rows, found.fact, let.admitted.standing.account_id or "", let.now.clock_us)
        media_type, body = found.load()  # only now: what is not covered is not even read
        return world.gate.release_bytes(let.admitted, decision, body, media_type)


_FETCHES: Final[Mapping[str, str]] = MappingProxyType(
    {"FetchPicture": "fetch", "FetchFootage": "fetch-footage", "FetchEvidence": "fetch-evidence"}
)


def file_fetch(
    world: World, rows: Connection, admitted: Admitted[Bytes], release: ReleaseFact, rules: tuple[str, ...]
) -> None:
    """File that an account fetched a released clip, once for each account, so that the resident can read it.

    Its footage has changed hands then too, and the log of hand-overs says so.
    """
    standing, cause = admitted.standing, type(admitted.question).__name__
    if cause != FetchPicture.__name__:
        taker = "agency" if standing.agency_id == release.agency_id else "other agency"
        note_handover(world, rows, release, "fetched", taker, standing.now_us, standing.account_id or "")
    decisions.file_decision(
        rows,
        decisions.Filed(
            decision_id=world.new_id("decision", _FETCHES[cause], release.release_id, standing.account_id or ""),
            at_us=standing.now_us,
            cause=cause,
            regime_id=admitted.regime.id,
            account_id=standing.account_id,
            agency_id=standing.agency_id,
            request_id=release.request_id,
            subject=release.release_id,
            rules=(*admitted.rules, *rules),
        ),
    )


def file_request(
    world: World, caller: Caller, question: FileRequest, key: str
) -> Released[RequestFiled] | Refused | NothingHere | NotServed:
    """File a footage request, or repeat the answer to one that was already filed under the same key.

    The same work is done whatever the area holds: no fact about a resident is read here.

    Parameters
    ----------
    key : str
        The asker's Idempotency-Key.
    """
    fingerprint = hashlib.sha256(question.draft.model_dump_json().encode()).hexdigest()
    with world.database.filing() as rows:
        now = worlds_rows.read_now(rows)
        regime: Regime = world.regime(now.regime_id)
        standing = stand(world, rows, caller, now)
        if isinstance(standing, NotServed):
            return standing
        account_id = standing.account_id or ""
        replay = replays.find_replay(rows, replays.AGENCY_WRITES, account_id, key)
        if replay is not None and replay[0] != fingerprint:
            return world.gate.refuse(KEY_REUSED)
        request_id = world.new_id("request", account_id, key)
        standing = standings.with_case(rows, standing, question.draft.incident_id, question.draft.further_incident_ids)
        # A request that stands already was admitted when it was filed; its receipt is for whoever may still read it.
        asked: Question[Any] = question if replay is None else ReadRequest(request_id)
        admitted = world.gate.admit(asked, standing, regime)
        if isinstance(admitted, Refused):
            return admitted
        ticket = Admitted(question, standing, regime, admitted.rules)
        state = file_away(world, rows, ticket, key, fingerprint) if replay is None else _state_of(replay)
        filed = requests.find_request(rows, request_id)
        facts = [replace(filed, state=state)] if filed else []
        return world.gate.release(ticket, world.gate.decide(question, standing, facts, regime))


def _state_of(replay: tuple[str, str]) -> RequestState:
    """Return the state in which the request stood when it was filed: the stored answer is repeated, not renewed."""
    return cast("RequestState", replay[1])
