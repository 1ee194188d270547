"""The scenes of questions: every question's admission, and every kind of fact that an answer may draw on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any, Final

from ..policy.casefile import AgencyStanding, Standing
from ..policy.regime import Regime
from ..policy.roles import Role
from ..policy.rulebook import RuleBook
from ..policy.wire import ALL_QUESTIONS
from . import dealings, mail_drafts
from .drafts import DRAFTS, OWN_AXES, OWN_STANDING
from .fact_table import FACTS_OF
from .households import AGENCY, NOW_US
from .lazy import Axis, Look, Part, Recipe
from .scene import Scene, axis, constant, feature, named
from .varied_facts import HOME, KINDS, fact_recipe

ROLE: Final = "role"
KIND: Final = "the agency's kind"
AGREEMENT: Final = "agreement"
ACCOUNT: Final = "account"

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
        "thread": constant(None),
    }
)


def _question(kind: type[Any]) -> Recipe:
    parts: dict[str, Part | Recipe] = (
        {field.name: constant(field.name) for field in fields(kind)} if hasattr(kind, "__dataclass_fields__") else {}
    )
    draft = DRAFTS.get(kind) or dealings.HANDED_IN.get(kind) or mail_drafts.HANDED_IN.get(kind)
    return Recipe(kind, parts | ({"draft": draft} if draft else {}), outright=True)


def admission_scenes(regimes: Iterable[Regime]) -> Iterator[Scene]:
    """Yield the scene of every question's admission; numbers stand on both sides of every limit of the regimes."""
    known = tuple(regimes)
    for kind in ALL_QUESTIONS:
        own = OWN_STANDING.get(kind) or dealings.STANDING.get(kind) or mail_drafts.STANDING.get(kind, {})
        varied = OWN_AXES.get(kind) or dealings.AXES.get(kind) or mail_drafts.AXES.get(kind)
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
            made, axes = fact_recipe(fact)
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
