"""The scenes of questions: every question's admission, and every kind of fact that an answer may draw on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import timedelta
from types import MappingProxyType
from typing import Any, Final, get_args

from ..policy.agreement_facts import EntryFact, InForceFact, ReceivedFact, TermsFact
from ..policy.casefile import AgencyStanding, Standing
from ..policy.cells import cell_at
from ..policy.eastern import eastern_day
from ..policy.facts import CountFact, PartnerFact, PostCommentFact, PostFact, ReleaseFact, RequestFact, TileFact
from ..policy.records_facts import RecordsFact, RecordsFileFact
from ..policy.regime import AgencyKind, Regime
from ..policy.request_facts import AgencyFact, OnwardFact, StepFact
from ..policy.roles import Role
from ..policy.rulebook import RuleBook
from ..policy.statement_facts import StatementFact
from ..policy.units import DAY
from ..policy.wire import ALL_QUESTIONS
from ..policy.wire.feed import PostState
from ..policy.wire.ledger import EntryKind
from ..policy.wire.map import LayerName
from . import dealings
from .drafts import DRAFTS, OWN_AXES, OWN_STANDING
from .fact_table import FACTS_OF
from .heard_scene import HEARD
from .households import AGENCY, NOW_US
from .lazy import Axis, Look, Part, Recipe
from .samples import recipe
from .scene import Scene, axis, constant, feature, named

OTHER: Final = "another agency"
ROLE: Final = "role"
KIND: Final = "the agency's kind"
AGREEMENT: Final = "agreement"
ACCOUNT: Final = "account"
WHOSE: Final = "whose"
HOME: Final = "the asker's home"
KINDS: Final[tuple[AgencyKind, ...]] = get_args(AgencyKind)
QUARTER_US: Final = 1_648_771_200_000_000
"""1 April 2022, when the quarter before the judged moment ended; simulated microseconds."""

_ASKER: Final[tuple[Axis, ...]] = (
    named(ROLE, {role.value: role for role in (Role.OFFICER, *(r for r in Role if r is not Role.OFFICER))}),
    named(KIND, {**{kind: kind for kind in KINDS}, "no agency": None}),
    axis(AGREEMENT, live=True, ended=False),
    axis(ACCOUNT, open=True, closed=False),
)


def _agency(look: Look, regime: Regime) -> AgencyStanding | None:
    del regime
    kind = look[KIND]
    domain = look["domain"] if "domain" in look else "police.example"  # noqa: SIM401 - a Look has no get
    return AgencyStanding(AGENCY, "Police", look[AGREEMENT], kind, domain) if kind else None


def _home(look: Look, regime: Regime) -> Any:
    del regime
    return look[HOME] if HOME in look else None  # noqa: SIM401 - a Look has no get


_STANDING: Final[Mapping[str, Part]] = MappingProxyType(
    {
        "role": feature(ROLE),
        "now_us": constant(NOW_US),
        "account_id": constant("me"),
        "active": feature(ACCOUNT),
        "may_post": constant(value=True),
        "agency": _agency,
        "incident": constant(None),
        "further": constant(0),
        "case_posts": constant(0),
        "posts_today": constant(0),
        "request": constant(None),
        "release": constant(None),
        "other_agency": constant(None),
        "assigned_area": constant(()),
        "accounts": constant(None),
        "dealings": constant(None),
        "paper": constant(None),
        "home": _home,
        "alerts": constant(()),
        "statement": constant(None),
    }
)


def _question(kind: type[Any]) -> Recipe:
    parts: dict[str, Part | Recipe] = (
        {field.name: constant(field.name) for field in fields(kind)} if hasattr(kind, "__dataclass_fields__") else {}
    )
    draft = DRAFTS.get(kind) or dealings.HANDED_IN.get(kind)
    return Recipe(kind, parts | ({"draft": draft} if draft else {}), outright=True)


def admission_scenes(regimes: Iterable[Regime]) -> Iterator[Scene]:
    """Yield the scene of every question's admission; numbers stand on both sides of every limit of the regimes."""
    known = tuple(regimes)
    for kind in ALL_QUESTIONS:
        own = OWN_STANDING.get(kind) or dealings.STANDING.get(kind, {})
        varied = OWN_AXES.get(kind) or dealings.AXES.get(kind)
        axes = varied(known) if varied else ()
        yield Scene(
            name=f"admit {kind.__name__}",
            cause=_question(kind),
            standing=Recipe(Standing, {**_STANDING, **own}),
            fact=None,
            axes=(*_ASKER, *axes),
        )


def covering_scenes(book: RuleBook) -> Iterator[Scene]:
    """Yield a scene for every question and kind of fact on which a rule votes."""
    guarded = {kind for rule in book.covering for kind in rule.guards}
    for kind in ALL_QUESTIONS:
        for fact in FACTS_OF.get(kind, ()) if kind in guarded else ():
            made, axes = _fact(fact)
            yield Scene(
                name=f"{kind.__name__}: {fact.__name__}",
                cause=_question_with_plain_draft(kind),
                standing=Recipe(Standing, _STANDING),
                fact=made,
                axes=(*_ASKER, *axes),
            )


def _question_with_plain_draft(kind: type[Any]) -> Recipe:
    """Return a question whose draft no covering rule may read: it has none."""
    names = [field.name for field in fields(kind)] if hasattr(kind, "__dataclass_fields__") else []
    parts = {name: constant(name) for name in names if name != "draft"}
    return Recipe(kind, parts | ({"draft": constant(None)} if "draft" in names else {}), outright=True)


def _fact(kind: type) -> tuple[Recipe, tuple[Axis, ...]]:
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
            recipe(RequestFact, agency_id=feature(WHOSE), delivered_us=feature("delivered")),
            (
                _whose(),
                axis("delivered", in_an_earlier_quarter=QUARTER_US - 1, in_this_quarter=QUARTER_US, not_yet=None),
            ),
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
