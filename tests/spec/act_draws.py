"""Random cameras, clips and accounts for the acts of the company; moments lie at limits."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from glassporch.policy import demand_facts as demanded
from glassporch.policy import facts as f
from glassporch.policy import request_facts as life
from glassporch.policy.acts import Deliver, HandOn, Objected, Publish, Share
from glassporch.policy.acts_around import Produce
from glassporch.policy.cells import Cell
from glassporch.policy.consent.file import ConsentFile
from glassporch.policy.units import DAY

from . import consent_draws as choices
from . import ground
from .fact_draws import onward, release
from .question_draws import DEMANDS, PLACE, Draws
from .regime_draws import changed, one_of, regimes

WINDOW: Final = (500, 700)
"""Of the shares drawn here, microseconds; households choose and ask at `consent_draws.NOW`."""


def production(d: Draws) -> tuple[Produce, demanded.HeldClip | demanded.HeldAccount]:
    """Draw a demand's production, and a clip at the edges of window and term, or an account."""
    kept = choices.NOW - d.regime.sharing.cloud_days.value * DAY
    end = d.some(kept, kept + 1, kept - DAY) if d.is_odd() else choices.NOW - DAY
    edge = d.some(0, 1, -1) if d.is_odd() else -DAY
    act = Produce(
        kind=d.some(*DEMANDS) if d.is_odd() else d.some("warrant", "emergency", "verified-consent"),
        reach=d.some(("content",), ("account-data",)) if d.is_odd() else ("account-data", "content"),
        names_an_account=not d.is_odd(),
        households=frozenset({"home", "other"} if d.is_odd() else {"home"}),
        consented=frozenset(() if d.is_odd() else {"home"}),
        from_us=end + edge,
        to_us=end - 10 + d.some(0, -1) if d.is_odd() else choices.NOW,
        now_us=choices.NOW,
    )
    home = d.some("other", "third") if d.is_odd() else "home"
    if d.is_odd():
        return act, demanded.HeldAccount(home, (), named=d.is_odd())
    clip = demanded.HeldClip(
        clip_id="c", household_id=home, start_us=end - 10, end_us=end, sealed=d.is_odd(), preserved=d.is_odd()
    )
    return act, clip


def camera(d: Draws, notices: tuple[str, ...]) -> f.CameraFact:
    """Draw a camera inside, outside or just at a square of half a kilometre, with a household's choices."""
    reach = d.some(0.0, 249.0, 251.0, 400.0)
    east, north = ground.metres((PLACE[0] + 1e-3, PLACE[1] + 1e-3), PLACE)
    lon = PLACE[0] + d.some(-1, 1) * reach / east * 1e-3
    lat = PLACE[1] + d.some(-1, 0, 1) * d.dice.uniform(0, 249) / north * 1e-3
    file = ConsentFile(choices.history(d.dice, ("requests", "map"), notices), choices.residents(d.dice))
    installed = d.some(0, choices.NOW, choices.NOW + 1) if d.is_odd() else 0
    return f.CameraFact("cam_1", choices.HOME, lon, lat, installed, file, uses_feed=not d.is_odd())


def delivery(d: Draws) -> Deliver:
    """Draw the delivery of a request about a square of half a kilometre, or about some cells round it."""
    east, north = ground.metres((PLACE[0] + 1e-3, PLACE[1] + 1e-3), PLACE)
    dx, dy = 250 / east * 1e-3, 250 / north * 1e-3
    ring = tuple((PLACE[0] + x * dx, PLACE[1] + y * dy) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)))
    level, x, y = ground.cell_of(PLACE, d.regime.delivery.cell_level.value)
    cells = frozenset(Cell(level, x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if d.either())
    return Deliver(ring, cells, choices.NOW, d.some("agency", "another"), d.some("theft", "fire"), "r1")


def publication() -> Publish:
    """Return the act of publishing."""
    return Publish(choices.NOW)


def share(d: Draws, notices: tuple[str, ...]) -> tuple[Share, f.ClipFact]:
    """Draw a resident's share of one clip that ends or begins at the window's edge, and objections near its camera."""
    kept = choices.NOW - d.regime.sharing.cloud_days.value * DAY
    end = d.some(kept, kept + 1, WINDOW[0] - 1) if d.is_odd() else d.some(600, WINDOW[0])
    start = d.some(WINDOW[1], WINDOW[1] + 1) if d.is_odd() else min(end, 550)
    begins = kept - 1 if end in (kept, kept + 1) else WINDOW[0]
    place = d.some(None, PLACE) if d.is_odd() else PLACE
    scopes = frozenset(
        d.some((), ("clip",)) if d.is_odd() else d.some(("clip",), ("clip", "contact"), ("clip", "audio"))
    )
    clip = f.ClipFact("clip_1", "other" if d.is_odd() else choices.HOME, start, max(start, end), place)
    act = Share(
        household_id=choices.HOME,
        chosen=frozenset({"clip_2"} if d.is_odd() else {"clip_1"}),
        consent=ConsentFile(
            choices.history(d.dice, ("answer", "answer", "requests"), notices), choices.residents(d.dice)
        ),
        agency_id="agency",
        incident_type="theft",
        request_id="r1",
        scopes=scopes,
        notice_version=notices[0],
        from_us=begins,
        to_us=WINDOW[1],
        now_us=choices.NOW,
        objections=tuple(_objected(d, clip) for _ in range(d.some(0, 1, 2))) if d.is_odd() else (),
    )
    return act, clip


def hand_on(d: Draws, notices: tuple[str, ...]) -> tuple[HandOn, life.OnwardFact]:
    """Draw a wish to pass a clip on, whose copy may be gone, what its household said, and the rules of the filing."""
    terms = regimes(d.dice) if d.either() else d.regime
    onward_by = one_of(d.dice, "sharing", "onward") if d.is_odd() else "new-consent"
    ends = d.some(choices.NOW - 1, choices.NOW, choices.NOW + 1) if d.is_odd() else None
    copy = replace(release(d), expires_us=ends, withdrawn_us=d.some(None, 0) if d.is_odd() else None)
    wish = replace(
        onward(d), to_agency_id=d.some("agency", "agency", "another"), release=copy, passed_us=None,
        withdrawn_us=choices.NOW - 1 if d.is_odd() else None,
    )  # fmt: skip
    purposes = d.some(("onward",), ("onward", "onward", "requests"))
    act = HandOn(
        household_id=choices.HOME,
        consent=ConsentFile(choices.history(d.dice, purposes, notices), choices.residents(d.dice)),
        incident_type="theft",
        request_id="r1",
        scopes=frozenset(() if d.is_odd() else d.some(("clip",), ("clip", "contact"))),
        notice_version=notices[0],
        now_us=choices.NOW,
        terms=changed(terms, "sharing", "onward", onward_by),
    )
    return act, wish


def _objected(d: Draws, clip: f.ClipFact) -> Objected:
    east, _ = ground.metres((PLACE[0] + 1e-3, PLACE[1]), PLACE)
    (_, _), (edge, _) = ground.corners_of(*ground.cell_of(PLACE, d.regime.delivery.cell_level.value))
    far, since = d.some(0.0, 49.9, 50.1, 1_000.0), d.some(PLACE[0], edge)
    begins = d.some(0, clip.end_us, clip.end_us + 1)
    return Objected(
        ((since + far / east * 1e-3, PLACE[1]),), begins, max(begins, d.some(clip.start_us, clip.start_us - 1, 900))
    )
