"""The API of the laboratory: the marked truth view, and the hands on the world's clock and rules."""

from __future__ import annotations

from fastapi import Response

from ..edge.door import AtOwn
from ..edge.parameters import WriteKey
from ..edge.ranges import own_bytes
from ..edge.routes import GeoResponse, OwnRouter
from ..laboratory import adoption, clock, equity, exporting, pulse, puzzle, rules
from ..laboratory import truth as lab
from ..policy.roles import Role
from .bodies import LOG

router = OwnRouter(serves={Role.RESEARCHER}, prefix="/lab", tags=["laboratory"])


@router.get("/truth", response_class=GeoResponse)
def read_truth(door: AtOwn) -> lab.TruthCollection:
    """Every installed camera at its exact place. A truth view: no other reader ever sees one."""
    return door.look(lab.truth)


@router.post("/announcements")
def read_puzzle(door: AtOwn, asked: puzzle.PuzzleDraft) -> puzzle.Puzzle:
    """The puzzle's truth: partners by the register on a day, beside what estimators make of what was heard by it."""
    return door.look(lambda desk: puzzle.puzzle(desk, asked))


@router.post("/adoption")
def read_adoption(door: AtOwn, town: adoption.AdoptionDraft) -> adoption.Adoption:
    """Simulated: how promotion, gifts and credits move the share of homes with a camera in a town."""
    return door.look(lambda desk: adoption.adoption(desk, town))


@router.post("/clock")
def move_clock(
    door: AtOwn,
    draft: clock.ClockDraft,
    idempotency_key: WriteKey,
) -> clock.ClockMoved:
    """Advance the world by some simulated minutes, up to ten years, running what falls due on the way."""
    del idempotency_key  # the door reads it
    aim = door.act(draft, clock.ClockAim, lambda desk: clock.aim_clock(desk, draft))
    return clock.move_clock(door.world, aim, door.actors)


@router.post("/step")
def step_clock(door: AtOwn, draft: clock.StepDraft, idempotency_key: WriteKey) -> clock.ClockMoved:
    """Advance the world to the moment at which something is next due and carry it out, or by an hour or a day."""
    del idempotency_key  # the door reads it
    aim = door.act(draft, clock.ClockAim, lambda desk: clock.aim_step(desk, draft))
    return clock.move_clock(door.world, aim, door.actors)


@router.put("/pace")
def set_pace(door: AtOwn, draft: clock.PaceDraft, idempotency_key: WriteKey) -> clock.PaceSet:
    """Let the served clock run at another pace; 0 pauses it."""
    del idempotency_key  # the door reads it
    return door.act(draft, clock.PaceSet, lambda desk: clock.set_pace(desk, draft))


@router.get("/pulse")
def read_pulse(door: AtOwn) -> pulse.Pulse:
    """What comes next, by kind, and how much happened on the last days. It names nobody."""
    return door.look(pulse.pulse)


@router.get("/log/{shape}", response_class=Response, responses=LOG)
def read_log(door: AtOwn, shape: exporting.Table) -> Response:
    """The whole event log in a zip, with its mark as a truth view and the licences of its data. It names households."""
    return own_bytes(door.request, exporting.ZIP, door.look(lambda desk: exporting.packed(desk, shape)))


@router.get("/equity")
def read_equity(door: AtOwn) -> equity.Equity:
    """Who posts about whom, by density and made-up income of areas, with intervals. A truth view that names nobody."""
    return door.look(equity.equity)


@router.get("/regime")
def read_rules(door: AtOwn) -> rules.RulesInForce:
    """Which regime is in force, whether it is pinned, and which others there are."""
    return door.look(rules.rules_in_force)


@router.post("/regime")
def put_in_force(
    door: AtOwn,
    draft: rules.RegimeDraft,
    idempotency_key: WriteKey,
) -> rules.RegimePinned:
    """Pin a regime, whatever the date, or let the world follow history again; the map is published anew at once."""
    del idempotency_key  # the door reads it
    return door.act(draft, rules.RegimePinned, lambda desk: rules.put_in_force(desk, draft))
