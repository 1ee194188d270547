"""What is handed in about agreements and gifts, and how the two sides stand: one case of each kind that rules tell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final, get_args

from ..policy.agreement_facts import Clause, Dealings
from ..policy.casefile import AgencyStanding
from ..policy.regime import Regime
from ..policy.units import DAY
from ..policy.wire.agreements import (
    AgreementDraft,
    ClauseDraft,
    ClauseName,
    EndAgreement,
    OfferAgreement,
    SignAgreement,
    Signatory,
    SigningDraft,
)
from ..policy.wire.base import moment
from ..policy.wire.ledger import EnteredKind, EnterGift, EntryDraft
from .households import NOW_US
from .lazy import Axis, Part, Recipe
from .samples import AGREEMENT
from .scene import axis, constant, feature, named

OTHER: Final = "another agency"
_SOUND: Final[dict[ClauseName, ClauseDraft]] = {
    "promotion": ClauseDraft(name="promotion"),
    "statements-approved": ClauseDraft(name="statements-approved"),
    "wording": ClauseDraft(name="wording"),
    "confidentiality": ClauseDraft(name="confidentiality"),
    "call-data": ClauseDraft(name="call-data"),
    "camera-donation": ClauseDraft(name="camera-donation", number=2),
    "credit-per-download": ClauseDraft(name="credit-per-download", usd=10),
    "subsidy": ClauseDraft(name="subsidy", number=2, usd=50, company_usd=50),
}
_CLAUSES: Final[dict[str, tuple[ClauseDraft, ...]]] = {
    "none": (),
    **{str(name): (clause,) for name, clause in _SOUND.items()},
    "a credit beyond the era's": (ClauseDraft(name="credit-per-download", usd=11),),
    "cameras without a number": (ClauseDraft(name="camera-donation"),),
    "promotion twice": (_SOUND["promotion"], _SOUND["promotion"]),
}
_HELD: Final = tuple(Clause(one.name, one.number, one.usd, one.company_usd) for one in _SOUND.values())
_GIVING: Final = replace(AGREEMENT, clauses=_HELD)
_OFFERED: Final = replace(AGREEMENT, state="offered")
_STATES: Final = {
    "unknown": Dealings(),
    "offered": Dealings(named=_OFFERED),
    "offered with a credit": Dealings(named=replace(_OFFERED, clauses=(Clause("credit-per-download", usd=10),))),
    "offered as terms": Dealings(named=replace(_OFFERED, form="terms", clauses=())),
    "signed": Dealings(named=replace(AGREEMENT, state="signed")),
    "in force": Dealings(named=AGREEMENT),
    "in force, notice given": Dealings(named=replace(AGREEMENT, closed_us=NOW_US + DAY)),
    "over": Dealings(named=replace(AGREEMENT, state="expired")),
}
_SIDES: Final[Mapping[str, AgencyStanding | None]] = MappingProxyType(
    {
        "police agency": AgencyStanding(OTHER, "Other", agreement_live=False, kind="police"),
        "federal agency": AgencyStanding(OTHER, "Other", agreement_live=False, kind="federal"),
        "unknown": None,
    }
)


def _offer_axes(regimes: tuple[Regime, ...]) -> tuple[Axis, ...]:
    del regimes
    starts = {"now": NOW_US, "in 367": NOW_US + 367 * DAY, "before": NOW_US - 1}
    return (
        named("clauses", _CLAUSES),
        named("starts", {name: moment(at) for name, at in starts.items()}),
        named("ends", {"never": None, "in two years": moment(NOW_US + 730 * DAY), "now": moment(NOW_US)}),
        axis("renews", nothing="", another="agreement"),
        named("the other side", _SIDES),
        named(
            "dealings",
            {
                "none": Dealings(),
                "one to renew": Dealings(named=AGREEMENT),
                "an open offer": Dealings(open_offer=True),
                "bound without end": Dealings(latest_end_us=None),
                "bound for a day": Dealings(latest_end_us=NOW_US + DAY),
            },
        ),
    )


def _sign_axes(regimes: tuple[Regime, ...]) -> tuple[Axis, ...]:
    roles = {one.id: one.agency.staff_roles.value for one in regimes}
    held: dict[str, Any] = {"nobody": (), "an unknown role": (Signatory(role="mascot", name="A"),)}
    for names in dict.fromkeys(roles.values()):
        held[", ".join(names)] = tuple(Signatory(role=name, name="A") for name in names)
    return (axis("answer", yes=True, no=False), named("roles", held), named("dealings", _STATES))


def _end_axes(regimes: tuple[Regime, ...]) -> tuple[Axis, ...]:
    del regimes
    return (named("dealings", _STATES),)


def _gift_axes(regimes: tuple[Regime, ...]) -> tuple[Axis, ...]:
    del regimes
    return (
        named("gift", {kind: kind for kind in get_args(EnteredKind)}),
        named("cameras", {str(count): count for count in (1, 2, 3)}),
        named(
            "dealings",
            {
                "none": Dealings(),
                "no such clause": Dealings(live=AGREEMENT),
                "nothing given": Dealings(live=_GIVING, credit_usd=260),
                "all given": Dealings(live=_GIVING, given=2, subsidized=2, credit_usd=129),
            },
        ),
    )


AXES: Final[Mapping[type, Callable[[tuple[Regime, ...]], tuple[Axis, ...]]]] = MappingProxyType(
    {OfferAgreement: _offer_axes, SignAgreement: _sign_axes, EndAgreement: _end_axes, EnterGift: _gift_axes}
)
_DEALINGS: Final[Mapping[str, Part]] = MappingProxyType({"dealings": feature("dealings")})
STANDING: Final[Mapping[type, Mapping[str, Part]]] = MappingProxyType(
    {
        OfferAgreement: {**_DEALINGS, "other_agency": feature("the other side")},
        **dict.fromkeys((SignAgreement, EndAgreement, EnterGift), _DEALINGS),
    }
)
HANDED_IN: Final[Mapping[type, Recipe]] = MappingProxyType(
    {
        OfferAgreement: Recipe(
            AgreementDraft,
            {
                "clauses": feature("clauses"),
                "starts": feature("starts"),
                "ends": feature("ends"),
                "notice_days": constant(30),
                "renews": feature("renews"),
            },
        ),
        SignAgreement: Recipe(SigningDraft, {"agree": feature("answer"), "signatories": feature("roles")}),
        EnterGift: Recipe(EntryDraft, {"kind": feature("gift"), "number": feature("cameras")}),
    }
)
