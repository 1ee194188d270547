"""What an asker hands in and owns, question by question: numbers on both sides of every limit, texts, own records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from math import sqrt
from types import MappingProxyType
from typing import Any, Final

from geojson_pydantic import Polygon

from ..policy.geometry import Point, closed, move_many, square_around
from ..policy.own_accounts import OwnAccount, OwnAccounts
from ..policy.own_books import IncidentStanding
from ..policy.regime import Regime
from ..policy.roles import Role
from ..policy.units import DAY, MINUTE
from ..policy.wire.accounts import AssignedAreaDraft, CloseAccount, ReopenAccount, SetAssignedArea, SetPosting
from ..policy.wire.base import moment
from ..policy.wire.demand import DecideDemand, FileDemand
from ..policy.wire.feed import PostDraft, PostOfficially
from ..policy.wire.footage_request import (
    CheckArea,
    FileRequest,
    ResolveRequest,
)
from ..policy.wire.geo import polygon_of
from ..policy.wire.invitations import InvitationDraft, InviteColleague, WithdrawInvitation
from ..policy.wire.life import AmendDraft, AmendRequest, TriageRelease, WithdrawRequest
from ..policy.wire.onward import PassOn, PassOnDraft
from ..policy.wire.records import AskForRecords, RecordsDraft
from ..policy.wire.request_draft import AreaDraft, RequestDraft
from ..policy.wire.statements import (
    DraftStatement,
    EditStatement,
    PublishStatement,
    ReviewStatement,
    StatementDraft,
    StatementEdit,
    StatementVerdict,
    SubmitStatement,
    WithdrawStatement,
)
from .demand_drafts import DECISION, DEMAND, decision_axes, demand_axes, paper
from .desk_drafts import (
    ONE_DAY,
    OTHER,
    RELEASED,
    STATEMENT,
    invitation_axes,
    joining,
    joining_axes,
    own_request_axes,
    posting_axes,
    records_axes,
    release_axes,
    statement_axes,
)
from .handed_in import FURTHER, MESSAGES
from .households import NOW_US
from .lazy import Axis, Look, Part, Recipe
from .scene import axis, constant, feature, named, of_features

MILE_M: Final = 1609.344
INCIDENT: Final[Point] = (-69.0, 36.0)
STATEMENT_STEPS: Final = (EditStatement, SubmitStatement, PublishStatement, WithdrawStatement, ReviewStatement)

# Areas and windows ------------------------------------------------------------------------------------------------


def _sizes(regimes: Iterable[Regime]) -> Axis:
    """Return areas a little below and above every limit that one of the regimes has; sides in metres."""
    limits = {limit for one in regimes for limit in _area_limits(one) if limit > 0}
    sides: dict[str, float | str] = {}
    for limit in sorted(limits):
        side = sqrt(limit) * MILE_M
        sides |= {f"just under {limit:g} square miles": side * 0.995, f"just over {limit:g} square miles": side * 1.005}
    return named("area", {**sides, "farther across than 10 km": 8000.0, "a ring that crosses itself": "crossed"})


def _area_limits(regime: Regime) -> tuple[float, float]:
    return regime.request.min_area_sq_mi.value, regime.request.max_area_sq_mi.value


def _gaps(regimes: Iterable[Regime]) -> Axis:
    """Return how far outside the area its incident lies, metres; None: it lies inside."""
    gaps: dict[str, float | None] = {"inside the area": None}
    for limit in sorted({one.request.adjoin_m.value for one in regimes}):
        gaps |= {f"{limit - 1:g} m outside": limit - 1, f"{limit + 1:g} m outside": limit + 1}
    return named("the incident lies", gaps)


def _area(look: Look, regime: Regime) -> Polygon:
    del regime
    side = look["area"]
    gap = look["the incident lies"] if "the incident lies" in look else None  # noqa: SIM401 - a Look has no get
    if side == "crossed":
        (x, y), step = INCIDENT, 0.004
        corners = ((x - step, y - step), (x + step, y + step), (x + step, y - step), (x - step, y + step))
        return polygon_of(closed(corners))
    return polygon_of(square_around(_east(INCIDENT, 0.0 if gap is None else side / 2 + gap), side))


def _east(place: Point, metres: float) -> Point:
    lons, lats = move_many([place[0]], [place[1]], [metres], [0.0])
    return float(lons[0]), float(lats[0])


def _assigned() -> Axis:
    wide = square_around(INCIDENT, 60_000.0)
    return named(
        "assigned area", {"none": (), "holds the area": wide, "lies elsewhere": square_around((-70.0, 37.0), 900.0)}
    )


def _lengths(regimes: Iterable[Regime]) -> Axis:
    """Return window lengths on both sides of every limit, minutes."""
    limits = {
        limit
        for one in regimes
        for limit in (one.request.min_window_minutes.value, one.request.max_window_minutes.value)
    }
    return named("window", {f"{n} minutes": n for limit in sorted(limits) for n in (limit - 1, limit, limit + 1)})


def _moments(regimes: Iterable[Regime]) -> Axis:
    """Return when a window ends or begins, from the judged moment, microseconds."""
    moments = {"ends now": ("end", 0), "ends in a minute": ("end", MINUTE)}
    for days in sorted({one.request.look_back_days.value for one in regimes}):
        moments[f"began {days} days ago"] = ("start", -days * DAY)
        moments[f"began {days} days and 1 us ago"] = ("start", -days * DAY - 1)
    return named("the window", moments)


def _window(end: bool) -> Part:  # noqa: FBT001 - which end, named by both callers
    def part(look: Look, regime: Regime) -> Any:
        del regime
        anchor, offset = look["the window"]
        length = look["window"] * MINUTE
        start = NOW_US + offset - (length if anchor == "end" else 0)
        return moment(start + length if end else start)

    return part


def _counted(name: str, limits: Iterable[int | None]) -> Axis:
    """Return counts from none to one beyond every limit."""
    most = max((limit for limit in limits if limit is not None), default=0)
    return named(name, {str(count): count for count in range(most + 2)})


# Questions --------------------------------------------------------------------------------------------------------


def _filing_axes(regimes: tuple[Regime, ...]) -> tuple[Axis, ...]:
    return (
        _sizes(regimes),
        _gaps(regimes),
        _assigned(),
        _lengths(regimes),
        _moments(regimes),
        axis("case number", its_own="1", missing="", another="2"),
        axis("contact", given="desk@police.example", missing=""),
        named("further incidents", FURTHER),
        named("message", MESSAGES),
        axis("posting permission", yes=True, no=False),
        axis("incident", its_own=IncidentStanding("incident", "1", INCIDENT), unknown=None),
        _counted("posts in the case", (one.request.max_posts_per_case.value for one in regimes)),
        _counted("posts in a day", (one.request.max_per_day.value for one in regimes)),
    )


def _account_axes(regimes: tuple[Regime, ...]) -> tuple[Axis, ...]:
    return (
        named(
            "named account",
            {
                "a colleague": OwnAccount("colleague", Role.OFFICER, active=True),
                "one's own": OwnAccount("me", Role.ADMINISTRATOR, active=True),
                "another administrator": OwnAccount("chief", Role.ADMINISTRATOR, active=True),
                "a closed administrator": OwnAccount("former", Role.ADMINISTRATOR, active=False),
                "unknown": None,
            },
        ),
        axis("open administrators", two=2, one=1),
        _sizes(regimes),
        axis("area given", yes=True, no=False),
    )


def _accounts(look: Look, regime: Regime) -> OwnAccounts:
    del regime
    return OwnAccounts(named=look["named account"], open_administrators=look["open administrators"])


OWN_AXES: Final[Mapping[type, Callable[[tuple[Regime, ...]], tuple[Axis, ...]]]] = MappingProxyType(
    {
        FileRequest: _filing_axes,
        CheckArea: lambda regimes: (_sizes(regimes), _assigned()),
        **dict.fromkeys((ResolveRequest, AmendRequest, WithdrawRequest), own_request_axes),
        **dict.fromkeys((PassOn, TriageRelease), release_axes),
        **dict.fromkeys((SetPosting, CloseAccount, ReopenAccount, SetAssignedArea), _account_axes),
        FileDemand: demand_axes,
        DecideDemand: decision_axes,
        InviteColleague: joining_axes,
        WithdrawInvitation: invitation_axes,
        PostOfficially: posting_axes,
        **dict.fromkeys(STATEMENT_STEPS, statement_axes),
        AskForRecords: records_axes,
    }
)
"""What a question's admission reads beside who asks: the asker's own, and what was handed in."""

_ACCOUNTS: Final[Mapping[str, Part]] = MappingProxyType({"accounts": _accounts})
_MAY_POST: Final = feature("posting permission")
_REQUEST: Final[Mapping[str, Part]] = MappingProxyType({"request": feature("own request"), "may_post": _MAY_POST})

OWN_STANDING: Final[Mapping[type, Mapping[str, Part]]] = MappingProxyType(
    {
        FileRequest: {
            "may_post": _MAY_POST,
            "incident": feature("incident"),
            "further": of_features(lambda look: look["further incidents"][1]),
            "case_posts": feature("posts in the case"),
            "posts_today": feature("posts in a day"),
            "assigned_area": feature("assigned area"),
        },
        PostOfficially: {"may_post": _MAY_POST},
        CheckArea: {"assigned_area": feature("assigned area")},
        **dict.fromkeys((ResolveRequest, AmendRequest, WithdrawRequest), _REQUEST),
        **dict.fromkeys((PassOn, TriageRelease), RELEASED),
        **dict.fromkeys((SetPosting, CloseAccount, ReopenAccount, SetAssignedArea), _ACCOUNTS),
        DecideDemand: {"paper": paper},
        **dict.fromkeys(STATEMENT_STEPS, STATEMENT),
        AskForRecords: {"other_agency": feature("agency")},
        InviteColleague: {"accounts": joining},
        WithdrawInvitation: {"accounts": of_features(lambda look: OwnAccounts(invitation_open=look["invitation"]))},
    }
)

DRAFTS: Final[Mapping[type, Recipe]] = MappingProxyType(
    {
        CheckArea: Recipe(AreaDraft, {"area": _area}),
        FileRequest: Recipe(
            RequestDraft,
            {
                "incident_id": constant("incident"),
                "further_incident_ids": of_features(lambda look: look["further incidents"][0]),
                "case_number": feature("case number"),
                "contact": feature("contact"),
                "message": feature("message"),
                "area": _area,
                "window_from": _window(end=False),
                "window_to": _window(end=True),
            },
        ),
        FileDemand: DEMAND,
        DecideDemand: DECISION,
        PostOfficially: Recipe(
            PostDraft, {"category": feature("category"), "title": constant("A title"), "text": constant("A text.")}
        ),
        AmendRequest: Recipe(AmendDraft, {"message": feature("message")}),
        AskForRecords: Recipe(
            RecordsDraft,
            {
                "agency_id": constant(OTHER),
                "topics": constant(("requests",)),
                "from_day": of_features(lambda look: look["last day"] - (look["days"] - 1) * ONE_DAY),
                "to_day": feature("last day"),
            },
        ),
        DraftStatement: Recipe(
            StatementDraft, {"kind": constant("press-release"), "title": constant("Title"), "text": constant("Text")}
        ),
        EditStatement: Recipe(StatementEdit, {"title": constant("Title"), "text": constant("Text")}),
        ReviewStatement: Recipe(
            StatementVerdict, {"verdict": feature("verdict"), "note": constant(""), "edit": feature("wording")}
        ),
        PassOn: Recipe(PassOnDraft, {"to_agency_id": feature("to")}),
        SetAssignedArea: Recipe(
            AssignedAreaDraft,
            {"area": lambda look, regime: _area(look, regime) if look["area given"] else None},
        ),
        InviteColleague: Recipe(
            InvitationDraft,
            {
                "name": constant("New"),
                "email": feature("e-mail"),
                "role": constant("user"),
                "may_post": constant(value=False),
            },
        ),
    }
)
