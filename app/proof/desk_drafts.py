"""What an agency's desks own and hand in: clips, invitations, posts, statements and records requests."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Final, get_args

from ..policy.casefile import AgencyStanding
from ..policy.own_accounts import OwnAccounts
from ..policy.own_books import OwnRelease, OwnRequest
from ..policy.regime import AgencyKind, Regime
from ..policy.statement_facts import OwnStatement
from ..policy.switches.feed import PostCategory
from ..policy.wire.base import moment
from ..policy.wire.footage_request import RequestState
from ..policy.wire.statements import StatementEdit, StatementState, Verdict
from .handed_in import MESSAGES
from .households import AGENCY, NOW_US
from .lazy import Axis, Look, Part
from .scene import axis, feature, named

OTHER: Final = "another agency"
ONE_DAY: Final = timedelta(days=1)
_STATES: Final = {"unknown": None, **{state: OwnRequest("request_id", state) for state in get_args(RequestState)}}


def release_axes(regimes: tuple[Regime, ...]) -> tuple[Axis, ...]:
    """Return what a draw varies: what is known of a clip that an agency has, and to whom it would go."""
    del regimes
    kinds = get_args(AgencyKind)
    live = {f"{kind} agency": AgencyStanding(OTHER, "Other", agreement_live=True, kind=kind) for kind in kinds}
    ended = {"agency whose agreement ended": AgencyStanding(OTHER, "Other", agreement_live=False, kind=kinds[0])}
    return (
        named(
            "own release",
            {
                "waiting": "received",
                "through the portal": "",
                "kept": "accepted",
                "set aside": "declined",
                "unknown": None,
            },
        ),
        axis("passed on before", no=frozenset(), yes=frozenset({OTHER})),
        named("other agency", {**live, **ended, "unknown": None}),
        named("to", {"another agency": OTHER, "its own": AGENCY}),
    )


def _release(look: Look, regime: Regime) -> OwnRelease | None:
    del regime
    triage = look["own release"]
    return None if triage is None else OwnRelease("release", triage, look["passed on before"])


def own_request_axes(regimes: tuple[Regime, ...]) -> tuple[Axis, ...]:
    """Return what a draw varies: where the request stands that is amended, resolved or withdrawn."""
    del regimes
    return (
        named("own request", _STATES),
        named("message", MESSAGES),
        axis("posting permission", yes=True, no=False),
    )


def joining_axes(regimes: tuple[Regime, ...]) -> tuple[Axis, ...]:
    """Return what a draw varies: addresses to which an administrator sends invitations."""
    del regimes
    mails = {name: name for name in ("a@police.example", "a@city.police.example", "a@other.example")}
    return (
        named("e-mail", mails),
        named("domain", {"police.example": "police.example", "none": ""}),
        axis("address", new=(False, False), has_an_account=(True, False), is_invited=(False, True)),
    )


def joining(look: Look, regime: Regime) -> OwnAccounts:
    """Return what the books say of such an address."""
    del regime
    has, invited = look["address"]
    return OwnAccounts(address_has_account=has, address_invited=invited)


def invitation_axes(regimes: tuple[Regime, ...]) -> tuple[Axis, ...]:
    """Return what a draw varies: whether an invitation is open."""
    del regimes
    return (axis("invitation", open=True, closed=False, unknown=None),)


def posting_axes(regimes: tuple[Regime, ...]) -> tuple[Axis, ...]:
    """Return what a draw varies: what an official post is about."""
    del regimes
    return (
        named("category", {category: category for category in get_args(PostCategory)}),
        axis("posting permission", yes=True, no=False),
    )


def statement_axes(regimes: tuple[Regime, ...]) -> tuple[Axis, ...]:
    """Return what a draw varies: where a statement stands, and what the company says to it."""
    del regimes
    return (
        named("own statement", {"unknown": None, **{state: state for state in get_args(StatementState)}}),
        axis("last word", company=True, agency=False),
        named("verdict", {verdict: verdict for verdict in get_args(Verdict)}),
        axis("wording", given=StatementEdit(title="Title", text="Text"), missing=None),
    )


def _statement(look: Look, regime: Regime) -> OwnStatement | None:
    del regime
    state = look["own statement"]
    return None if state is None else OwnStatement("statement_id", state, look["last word"])


def records_axes(regimes: tuple[Regime, ...]) -> tuple[Axis, ...]:
    """Return what a draw varies: of whom and of which days records are asked for."""
    del regimes
    today = moment(NOW_US).date()
    agency = AgencyStanding(OTHER, "Other", agreement_live=True, kind="police")
    return (
        axis("agency", there=agency, unknown=None),
        named("last day", {"yesterday": today - ONE_DAY, "today": today, "tomorrow": today + ONE_DAY}),
        named("days", {str(days): days for days in (-1, 0, 1, 1096, 1097)}),
    )


STATEMENT: Final[Mapping[str, Part]] = MappingProxyType({"statement": _statement})
RELEASED: Final[Mapping[str, Part]] = MappingProxyType({"release": _release, "other_agency": feature("other agency")})
