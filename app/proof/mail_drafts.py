"""What is handed in about e-mail and measures, and the asker's own that their admission reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, get_args

from ..policy.casefile import AgencyStanding
from ..policy.mail_facts import OwnThread
from ..policy.regime import Regime
from ..policy.switches.feed import PostCategory
from ..policy.wire.engagement import SendSuggestions
from ..policy.wire.mail import AlertChoice, ChooseAlerts, LetterDraft, WriteLetter
from .households import AGENCY
from .lazy import Axis, Part, Recipe
from .scene import axis, constant, feature, named

OTHER: Final = "another agency"
_SIDES: Final = axis(
    "the other side",
    with_access=AgencyStanding(OTHER, "Other", agreement_live=True, kind="police"),
    without_access=AgencyStanding(OTHER, "Other", agreement_live=False, kind="police"),
    unknown=None,
)


def _choice_axes(regimes: tuple[Regime, ...]) -> tuple[Axis, ...]:
    del regimes
    chosen: dict[str, Any] = {"none": (), **{name: (name,) for name in get_args(PostCategory)}}
    return (named("categories", chosen),)


def _letter_axes(regimes: tuple[Regime, ...]) -> tuple[Axis, ...]:
    del regimes
    return (
        _SIDES,
        axis("agency named", yes=OTHER, no=""),
        axis("thread named", no="", yes="thread"),
        axis("own thread", found=OwnThread("thread", AGENCY), unknown=None),
        axis("subject", given="Subject", missing=""),
    )


def _suggestion_axes(regimes: tuple[Regime, ...]) -> tuple[Axis, ...]:
    del regimes
    return (_SIDES,)


AXES: Final[Mapping[type, Callable[[tuple[Regime, ...]], tuple[Axis, ...]]]] = MappingProxyType(
    {ChooseAlerts: _choice_axes, WriteLetter: _letter_axes, SendSuggestions: _suggestion_axes}
)
STANDING: Final[Mapping[type, Mapping[str, Part]]] = MappingProxyType(
    {
        WriteLetter: {"thread": feature("own thread"), "other_agency": feature("the other side")},
        SendSuggestions: {"other_agency": feature("the other side")},
    }
)
HANDED_IN: Final[Mapping[type, Recipe]] = MappingProxyType(
    {
        ChooseAlerts: Recipe(AlertChoice, {"categories": feature("categories")}),
        WriteLetter: Recipe(
            LetterDraft,
            {
                "agency_id": feature("agency named"),
                "thread_id": feature("thread named"),
                "subject": feature("subject"),
                "text": constant("Text."),
            },
        ),
    }
)
