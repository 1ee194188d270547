"""Who is asked: the portal's own delivery rules, called once for every kind of household and place of a request.

No rule looks at a household's place and at its choices together. So places are judged for all cameras at once by the
rule's own vectorised form, choices once for each kind of household, and a sample of cameras is weighed one by one in
every request to show that both come to the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

import numpy as np
import numpy.typing as npt

from ...policy.acts import Deliver
from ...policy.casefile import Standing
from ...policy.consent.events import ConsentFact, ConsentKind, Purpose, Scope
from ...policy.consent.file import NEVER_CHOSE, ConsentFile
from ...policy.consent.notices import NoticeText, requests_notice
from ...policy.facts import CameraFact
from ...policy.gate import Gate
from ...policy.regime import Regime
from ...policy.roles import Role
from ...policy.rules.who_is_asked import are_chosen
from ...policy.units import DAY, HOUR, MINUTE
from ...services.delivery import cells_for
from ..behaviour import Behaviour
from .ground import Ground
from .officer import AGENCY, Desk, Filed

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

SAMPLE: Final = 3
"""Chosen cameras, and as many others near by, that are weighed one by one in every request."""


class RulesDisagreeError(RuntimeError):
    """The rules, weighed camera by camera, say something else than their vectorised form: a fault of the program."""


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """Whom the requests of one regime could reach, before ownership and opt-in are looked at.

    Parameters
    ----------
    request, home : arrays of shape (n,)
        One row for each household with a camera in reach of a request, both by number.
    kinds : array of shape (requests, 2, 2)
        Whether a household is asked, by whether it said no and by whether it uses the feed.
    delivered_us : array of shape (requests,)
    """

    request: Numbers
    home: Numbers
    kinds: Flags
    delivered_us: Numbers

    def rows(self, ground: Ground, opt_in: float, ownership: float) -> Flags:
        """Return which rows stand for a household that is asked, at an opt-in and an ownership in [0, 1]."""
        declined = (ground.opts[self.home] >= opt_in).astype(np.int64)
        feed = ground.feed[self.home].astype(np.int64)
        held: Flags = (ground.owns[self.home] < ownership) & self.kinds[self.request, declined, feed]
        return held


def delivered_us(filed: Filed, regime: Regime, behaviour: Behaviour) -> int:
    """Return when a request reaches residents, simulated microseconds."""
    review = int(behaviour.review_hours.value * HOUR) if regime.request.reviewed_before_sending.value else 0
    return filed.filed_us + review + regime.delivery.delay_minutes.value * MINUTE


def ask_all(gate: Gate, regime: Regime, behaviour: Behaviour, ground: Ground, desk: Desk) -> Asked:
    """Deliver every request of an officer's year.

    Raises
    ------
    RulesDisagreeError
        If a sample, weighed camera by camera, comes to something else.
    """
    requests: list[Numbers] = []
    homes: list[Numbers] = []
    kinds = np.zeros((len(desk.filed), 2, 2), np.bool_)
    moments = np.array([delivered_us(filed, regime, behaviour) for filed in desk.filed], np.int64)
    for number, filed in enumerate(desk.filed):
        act = act_for(filed, regime, int(moments[number]))
        near = _near(filed, ground, regime)
        inside = near[are_chosen(act, ground.lons[near], ground.lats[near], regime)]
        if inside.size:
            kinds[number] = _kinds(gate, regime, ground, act, int(inside[0]))
            _check(gate, regime, ground, act, near, inside, kinds[number])
        found = np.unique(ground.camera_home[inside])
        homes.append(found)
        requests.append(np.full(found.size, number, np.int64))
    empty = np.zeros(0, np.int64)
    return Asked(np.concatenate([empty, *requests]), np.concatenate([empty, *homes]), kinds, moments)


def act_for(filed: Filed, regime: Regime, now_us: int) -> Deliver:
    """Return the company's act of delivering a request, as the portal's delivery makes it.

    Its cells are left out where no rule reads them: to find them takes longest of all.
    """
    by_place = regime.delivery.targeting.value == "exact-place"
    return Deliver(
        area=filed.area,
        cells=frozenset() if by_place else frozenset(cells_for(filed.area, regime)),
        now_us=now_us,
        agency_id=AGENCY.agency_id,
        incident_type=filed.incident_type,
        request_id=filed.request_id,
    )


def _near(filed: Filed, ground: Ground, regime: Regime) -> Numbers:
    """Return the cameras that could lie in an area or in a cell that it touches, and some more around it."""
    (west, south), (east, north) = np.min(filed.area, axis=0), np.max(filed.area, axis=0)
    cell_deg = 360 / (1 << regime.delivery.cell_level.value)
    wide, high = (east - west) / 4 + cell_deg, (north - south) / 4 + cell_deg
    return np.flatnonzero(
        (ground.lons >= west - wide)
        & (ground.lons <= east + wide)
        & (ground.lats >= south - high)
        & (ground.lats <= north + high)
    )


def _kinds(gate: Gate, regime: Regime, ground: Ground, act: Deliver, camera: int) -> Flags:
    """Ask the rules about one chosen place: would a household be asked, by its no and by its use of the feed?"""
    facts = [
        fact_of(ground, camera, regime, act.now_us, opted_out=no, feed=feed)
        for no, feed in product((False, True), repeat=2)
    ]
    return np.array(_covered(gate, regime, act, facts), np.bool_).reshape(2, 2)


def _covered(gate: Gate, regime: Regime, act: Deliver, facts: Sequence[CameraFact]) -> list[bool]:
    company = Standing(role=Role.MODERATOR, now_us=act.now_us)
    return [ruling.allowed for _, ruling in gate.book.weigh(act, company, facts, regime)]


def _check(
    gate: Gate, regime: Regime, ground: Ground, act: Deliver, near: Numbers, inside: Numbers, kinds: Flags
) -> None:
    others = np.setdiff1d(near, inside, assume_unique=True)
    sample = [*_spread(inside), *_spread(others)]
    facts = [
        fact_of(ground, camera, regime, act.now_us, opted_out=camera % 2 == 1, feed=camera % 3 > 0) for camera in sample
    ]
    chosen = set(inside.tolist())
    expected = [bool(kinds[camera % 2, int(camera % 3 > 0)]) and camera in chosen for camera in sample]
    if _covered(gate, regime, act, facts) != expected:
        raise RulesDisagreeError(f"the rules of {regime.id} disagree with their vectorised form about {act.request_id}")


def _spread(cameras: Numbers) -> list[int]:
    picks = np.unique(np.linspace(0, cameras.size - 1, min(SAMPLE, cameras.size)).astype(np.int64))
    return [int(cameras[pick]) for pick in picks]


def fact_of(ground: Ground, camera: int, regime: Regime, now_us: int, *, opted_out: bool, feed: bool) -> CameraFact:
    """Return a camera as a delivery sees it, whose household said no to requests or agreed to them."""
    home = ground.homes[int(ground.camera_home[camera])]
    return CameraFact(
        camera_id=f"camera/{camera}",
        household_id=home,
        lon=float(ground.lons[camera]),
        lat=float(ground.lats[camera]),
        installed_us=0,
        consent=lasting(home, regime, now_us, opted_out=opted_out),
        uses_feed=feed,
    )


def lasting(home: str, regime: Regime, now_us: int, *, opted_out: bool) -> ConsentFile:
    """Return what a household chose about requests: a no, or a yes in whatever form the regime needs one."""
    if not opted_out and regime.consent.requests_default.value == "in":
        return NEVER_CHOSE
    kind: ConsentKind = "withdrawn" if opted_out else "given"
    said = event(home, resident(home, 0), kind, "requests", requests_notice(regime), now_us - DAY, ("existence",))
    return ConsentFile((said,), frozenset({said.account_id}))


def resident(home: str, number: int) -> str:
    """Return the account of a household's first (0) or second (1) resident."""
    return f"{home}/resident/{number}"


def event(  # noqa: PLR0913 - an event has as many parts
    home: str,
    account_id: str,
    kind: ConsentKind,
    purpose: Purpose,
    notice: NoticeText,
    at_us: int,
    scopes: tuple[Scope, ...],
    *,
    request_id: str | None = None,
    position: int = 0,
) -> ConsentFact:
    """Return one event of a household's consent history."""
    return ConsentFact(
        event_id=f"{account_id}/{purpose}/{request_id or ''}/{position}",
        household_id=home,
        account_id=account_id,
        kind=kind,
        purpose=purpose,
        scopes=scopes if kind == "given" else (),
        agency_id=None,
        incident_type=None,
        request_id=request_id,
        notice_version=notice.version,
        notice_digest=notice.digest,
        served_us=at_us,
        expires_us=None,
        retention_days=None,
        at_us=at_us,
        position=position,
    )
