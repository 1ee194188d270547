"""Which parts of each kind of fact the scenes of questions vary: whose it is, its state, on which side of a limit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import timedelta
from types import MappingProxyType
from typing import Final, get_args

from ..policy.agreement_facts import EntryFact, InForceFact, ReceivedFact, TermsFact
from ..policy.cells import cell_at
from ..policy.demand_facts import ProducedFact
from ..policy.eastern import eastern_day
from ..policy.facts import (
    CountFact,
    PartnerFact,
    PostCommentFact,
    PostFact,
    QuarterFact,
    ReleaseFact,
    RequestFact,
    TileFact,
)
from ..policy.mail_facts import AlertChoiceFact, MailFact
from ..policy.records_facts import RecordsFact, RecordsFileFact
from ..policy.regime import AgencyKind, PublicRecord, Regime
from ..policy.request_facts import AgencyFact, OnwardFact, StepFact
from ..policy.statement_facts import StatementFact
from ..policy.units import DAY
from ..policy.wire.feed import PostState
from ..policy.wire.ledger import EntryKind
from ..policy.wire.mail import MailKind
from ..policy.wire.map import LayerName
from .heard_scene import HEARD
from .households import AGENCY, NOW_US
from .lazy import Axis, Look, Recipe
from .samples import recipe
from .scene import axis, feature, named

OTHER: Final = "another agency"
WHOSE: Final = "whose"
HOME: Final = "the asker's home"
KINDS: Final[tuple[AgencyKind, ...]] = get_args(AgencyKind)


def fact_recipe(kind: type) -> tuple[Recipe, tuple[Axis, ...]]:
    """Return how a fact of a kind is made, and what of it is varied."""
    if kind in _VARIED:
        return _VARIED[kind]
    owned = any(field.name == "agency_id" for field in fields(kind))
    return (recipe(kind, agency_id=feature(WHOSE)), (_whose(),)) if owned else (recipe(kind), ())


def _whose(name: str = WHOSE) -> Axis:
    return named(name, {"the asker's agency": AGENCY, "another agency's": OTHER})


COPY: Final = (
    axis("the copy", never_expires=None, expires_later=NOW_US + 1, expires_now=NOW_US, expired=NOW_US - DAY),
    axis("taken back", no=None, yes=NOW_US - DAY),
    axis("passed on to", nobody=(), the_asker=(AGENCY,), another_agency=("a third agency",)),
)
_RELEASE: Final = recipe(
    ReleaseFact,
    agency_id=feature(WHOSE),
    expires_us=feature("the copy"),
    withdrawn_us=feature("taken back"),
    passed_to=feature("passed on to"),
)
ONWARD_YES: Final = axis("the yes to passing it on", holds=None, taken_back=NOW_US - DAY)
TOLD_AS: Final = named(
    "filed under rules that publish", {"as those in force": None, **{name: name for name in get_args(PublicRecord)}}
)
ASKED_BY: Final = axis("asked for by", the_asker="me", another="another journalist")
_LAYERS: Final = named("layer", {name: name for name in get_args(LayerName)})
_IN_FORCE: Final = (
    _whose(),
    named("its kind", {kind: kind for kind in KINDS}),
    axis("confidential", no=False, yes=True),
)
_EPOCH: Final = axis("epoch", current=1, former=0)
_RULES_OF: Final = axis("published under", the_rules_in_force=True, other_rules=False)


def _published_under(look: Look, regime: Regime) -> str:
    return regime.id if look["published under"] else "other rules"


_TODAY: Final = eastern_day(NOW_US)
_PARTNER: Final = recipe(
    PartnerFact,
    status=feature("status of the partner"),
    duplicate=feature("repeats another"),
    counts_from=feature("it counts from"),
)
_OF_A_PARTNER: Final = (
    axis("status of the partner", active="active", disputed="disputed"),
    axis("repeats another", no=False, yes=True),
    axis(
        "it counts from",
        an_earlier_day=(_TODAY - timedelta(days=1)).isoformat(),
        today=_TODAY.isoformat(),
        tomorrow=(_TODAY + timedelta(days=1)).isoformat(),
        no_known_day="",
    ),
)
_POST_AXES: Final = (
    named("the post is", {state: state for state in get_args(PostState)}),
    named(
        HOME,
        {
            "in the post's cell": cell_at(-69.0, 36.0, 16),
            "5 km away": cell_at(-69.0, 36.045, 16),
            "20 km away": cell_at(-69.0, 36.18, 16),
            "nowhere": None,
        },
    ),
    axis("the post is shown in", a_cell=cell_at(-69.0, 36.0, 16), no_cell=None),
)
_POST: Final = recipe(PostFact, state=feature("the post is"), cell=feature("the post is shown in"))


_VARIED: Final[Mapping[type, tuple[Recipe, tuple[Axis, ...]]]] = MappingProxyType(
    {
        ReleaseFact: (_RELEASE, (_whose(), *COPY)),
        PartnerFact: (_PARTNER, _OF_A_PARTNER),
        **HEARD,
        OnwardFact: (
            recipe(
                OnwardFact,
                agency_id=feature(WHOSE),
                to_agency_id=feature("to whom"),
                passed_us=feature("passed on"),
                withdrawn_us=feature("the yes to passing it on"),
                release=_RELEASE.make,
            ),
            (_whose(), _whose("to whom"), axis("passed on", yes=NOW_US - DAY, not_yet=None), ONWARD_YES, *COPY),
        ),
        PostFact: (_POST, _POST_AXES),
        PostCommentFact: (recipe(PostCommentFact, post=_POST.make), _POST_AXES),
        RequestFact: (
            recipe(
                RequestFact, agency_id=feature(WHOSE), delivered_us=feature("delivered"), told_as=feature(TOLD_AS.name)
            ),
            (_whose(), axis("delivered", yes=NOW_US - DAY, not_yet=None), TOLD_AS),
        ),
        QuarterFact: (
            recipe(
                QuarterFact,
                ends_us=feature("quarter ends"),
                requests=feature("requests"),
                told_as=feature(TOLD_AS.name),
            ),
            (
                axis("quarter ends", now=NOW_US, later=NOW_US + 1),
                named("requests", {str(number): number for number in (1, 4, 5)}),
                TOLD_AS,
            ),
        ),
        ProducedFact: (
            recipe(ProducedFact, agency_id=feature(WHOSE), expires_us=feature("the copy")),
            (_whose(), COPY[0]),
        ),
        StepFact: (
            recipe(StepFact, agency_id=feature(WHOSE), delivered=feature("delivered")),
            (_whose(), axis("delivered", yes=True, no=False)),
        ),
        TileFact: (
            recipe(TileFact, layer=feature("layer"), epoch=feature("epoch"), regime_id=_published_under),
            (_LAYERS, _EPOCH, _RULES_OF),
        ),
        CountFact: (recipe(CountFact, epoch=feature("epoch"), regime_id=_published_under), (_EPOCH, _RULES_OF)),
        InForceFact: (
            recipe(
                InForceFact,
                agency_id=feature(WHOSE),
                kind=feature("its kind"),
                confidential=feature("confidential"),
            ),
            _IN_FORCE,
        ),
        TermsFact: (
            recipe(TermsFact, agency_id=feature(WHOSE), kind=feature("its kind"), confidential=feature("confidential")),
            _IN_FORCE,
        ),
        EntryFact: (
            recipe(EntryFact, agency_id=feature(WHOSE), kind=feature("entry")),
            (_whose(), named("entry", {name: name for name in get_args(EntryKind)})),
        ),
        ReceivedFact: (
            recipe(
                ReceivedFact,
                agency_id=feature(WHOSE),
                expires_us=feature("the copy"),
                withdrawn_us=feature("taken back"),
            ),
            (_whose(), *COPY[:2]),
        ),
        RecordsFact: (recipe(RecordsFact, account_id=feature(ASKED_BY.name)), (ASKED_BY,)),
        RecordsFileFact: (recipe(RecordsFileFact, account_id=feature(ASKED_BY.name)), (ASKED_BY,)),
        MailFact: (
            recipe(MailFact, agency_id=feature(WHOSE), account_id=feature("mailbox"), kind=feature("kind of e-mail")),
            (
                _whose(),
                axis("mailbox", of_the_asker="me", of_another="another officer", both_sides=None),
                named("kind of e-mail", {kind: kind for kind in get_args(MailKind)}),
            ),
        ),
        AlertChoiceFact: (
            recipe(AlertChoiceFact, account_id=feature("mailbox")),
            (axis("mailbox", of_the_asker="me", of_another="another officer"),),
        ),
        StatementFact: (
            recipe(
                StatementFact,
                agency_id=feature(WHOSE),
                submitted=feature("submitted"),
                published_us=feature("published"),
            ),
            (_whose(), axis("submitted", yes=True, no=False), axis("published", no=None, yes=NOW_US - DAY)),
        ),
        AgencyFact: (
            recipe(
                AgencyFact,
                agency_id=feature(WHOSE),
                kind=feature("its kind"),
                agreement_live=feature("its agreement"),
            ),
            (
                _whose(),
                named("its kind", {kind: kind for kind in KINDS}),
                axis("its agreement", live=True, ended=False),
            ),
        ),
    }
)
