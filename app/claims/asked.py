"""Claim: a request reaches nobody whom the regime does not ask: outside its area, without a camera, or too few."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from ..policy.cells import cell_at
from ..policy.cover import cells_centred, cells_touching
from ..policy.geometry import Point, Ring, contains
from ..policy.regime import Regime
from .acting import notices_of
from .claim import (
    ALL_NINE,
    NO_REQUESTS,
    WITHOUT_REQUESTS,
    Bench,
    Claim,
    Expected,
    NothingToTryError,
    Site,
    Tape,
    Witness,
    expecting,
)
from .drafts import Desk
from .scene import LONG_ENOUGH_MINUTES, is_done
from .walk import API

_RESIDENTS: Final = ("resident", "neighbor", "third-resident")
_FURTHER: Final = 3
"""Incidents beside the first about which a request is filed."""
_MOST_CELLS: Final = 262_144


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """File requests of the tape's size about several incidents and beside a camera, and look whom each has reached."""
    if not regime.request.is_open.value:
        raise NothingToTryError
    site = bench.site(regime)
    desk = Desk.at(site, regime, tape)
    limits = regime.request
    least = max(limits.min_area_sq_mi.value * 1.02, 0.002)
    size = least * (limits.max_area_sq_mi.value * 0.98 / least) ** (tape.below(8) / 8)
    before = dict.fromkeys(_RESIDENTS, 0)
    asked_before = 0
    for draft in _drafts(desk, size):
        area = _file(site, draft)
        near = _near(site, area, regime)
        heard = {who: len(notices_of(site.reader(who))) for who in _RESIDENTS}
        reached = [who for who in _RESIDENTS if heard[who] > before[who]]
        asked = _asked(site, regime)
        far = [who for who in reached if not set(site.hanging_places(who)) & set(near)]
        wrong = _wrong(len(near), reached, far, asked - asked_before, regime)
        if wrong is not None:
            return wrong
        before, asked_before = heard, asked
    return None


def _drafts(desk: Desk, size_sq_mi: float) -> Iterator[dict[str, Any]]:
    """Yield requests about several incidents and, where an area may lie anywhere, just beside a resident's camera."""
    minutes = max(desk.regime.request.min_window_minutes.value, 1)
    for incident in (desk.incident, *desk.others[:_FURTHER]):
        yield desk.about(incident).draft(size_sq_mi, minutes)
    if desk.regime.request.area_anchor.value == "map":
        for place in desk.site.hanging_places(_RESIDENTS[0])[:1]:
            for side in range(4):
                yield desk.draft(size_sq_mi, minutes, area=desk.beside(place, size_sq_mi, side))


def _file(site: Site, draft: dict[str, Any]) -> Ring:
    """File a request, see it through review and delivery, and return its area."""
    filed = site.reader("officer").write("POST", f"{API}/officer/requests", draft)
    if not is_done(filed):
        message = f"a sound request was refused: {filed.body[:200]!r}"
        raise RuntimeError(message)
    if filed.json()["state"] == "in-review":
        path = f"{API}/company/requests/{filed.json()['id']}/review"
        site.reader("moderator").write("POST", path, {"approve": True})
    site.pass_minutes(LONG_ENOUGH_MINUTES)
    return tuple((lon, lat) for lon, lat in draft["area"]["coordinates"][0])


def _near(site: Site, area: Ring, regime: Regime) -> list[Point]:
    """Return where the cameras hang that the regime chooses for an area."""
    hanging = site.hanging_places()
    if regime.delivery.targeting.value == "exact-place":
        return [place for place in hanging if contains(area, place)]
    level = regime.delivery.cell_level.value
    cells = cells_touching(area, level, _MOST_CELLS)
    chosen = set(cells_centred(area, cells) if regime.delivery.targeting.value == "centred-cells" else cells)
    return [(lon, lat) for lon, lat in hanging if cell_at(lon, lat, level) in chosen]


def _asked(site: Site, regime: Regime) -> int:
    """Return how many households were asked so far, where the regime tells agencies; 0 elsewhere."""
    if not regime.records.response_totals_to_agency.value:
        return 0
    return int(site.reader("administrator").get(f"{API}/agency/response-totals").json()["asked"])


def _wrong(near: int, reached: list[str], far: list[str], asked: int, regime: Regime) -> Witness | None:
    most = near if near >= regime.delivery.min_recipients.value else 0
    if far:
        return Witness(far[0], f"GET {API}/me/notices", "a request, although none of their cameras is chosen for it")
    if asked > most:
        return Witness("administrator", "response totals", f"{asked} households asked, {most} may be")
    if len(reached) > most:
        return Witness(reached[0], f"GET {API}/me/notices", f"{len(reached)} residents asked, {most} may be")
    return None


_KEPT: Final = Expected("no break found", "Delivery chooses cameras by the area, the cells and the installation alone.")

ASKED: Final = Claim(
    id="asked",
    sentence="A request reaches no household whose camera the rules do not choose for its area.",
    source="architecture: whom a request reaches is for the rules of delivery",
    threat="non-compliance",
    trial=trial,
    sees="a household that the rules do not choose, if it is one of three; where totals tell, one household too many",
    sweeps=("delivery.min_recipients",),
    expected=expecting(
        (tuple(regime_id for regime_id in ALL_NINE if regime_id != WITHOUT_REQUESTS), _KEPT),
        ((WITHOUT_REQUESTS,), NO_REQUESTS),
    ),
)
