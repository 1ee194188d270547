"""The API of the laboratory: the marked truth view, and the hand on the world's clock."""

from __future__ import annotations

from ..edge.door import AtOwn, WriteKey
from ..edge.routes import GeoResponse, OwnRouter
from ..laboratory import truth as lab
from ..policy.roles import Role

router = OwnRouter(serves={Role.RESEARCHER}, prefix="/lab", tags=["laboratory"])


@router.get("/truth", response_class=GeoResponse)
def read_truth(door: AtOwn) -> lab.TruthCollection:
    """Every installed camera at its exact place. A truth view: no other reader ever sees one."""
    return door.look(lab.truth)


@router.post("/clock")
def move_clock(
    door: AtOwn,
    draft: lab.ClockDraft,
    idempotency_key: WriteKey,
) -> lab.ClockMoved:
    """Advance the world by some simulated minutes, running what falls due on the way."""
    del idempotency_key  # the door reads it
    aim = door.act(draft, lab.ClockMoved, lambda desk: lab.aim_clock(desk, draft))
    return lab.move_clock(door.world, aim)
