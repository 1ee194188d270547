"""One trial of the claim `silence`, by calls per second, against the same number of calls to a bare application.

A trial makes two worlds, plays up to three requests in each, and reads everything that eight readers can reach:
what claims cost is what calls cost, so this is how fast verdicts come.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

import httpx
from glassporch.claims import silence
from glassporch.client import Exchange, Portal
from glassporch.edge.in_process import client_of
from glassporch.policy.decision import Ruling, Vote
from glassporch.policy.geometry import Point
from glassporch.policy.regime import Regime
from glassporch.policy.regimes import REGIMES
from glassporch.testing.bench import WorldBench, WorldSite, seeded_tapes
from glassporch.testing.images import make_image, token_of
from measure import Case, Result, compare, rate
from served import bare
from stage import SEED, Stage

TRIED = "assistance-2021"
"""Here the claim holds, so that a trial reads everything to its end."""
BODY = b"x" * 2_000
"""About as long as an answer of the API is."""


class CountingPortal(Portal):
    """Counts its calls, and is otherwise the same."""

    def __init__(self, client: httpx.Client, world: str, token: str, calls: list[str]) -> None:
        super().__init__(client, world, token)
        self._calls = calls

    def call(self, method: str, path: str, body: object = None, *, headers: dict[str, str] | None = None) -> Exchange:
        """Make one call, and count it."""
        self._calls.append(path)
        return super().call(method, path, body, headers=headers)


@dataclass(frozen=True, slots=True)
class CountingSite:
    """A world whose readers' calls are counted."""

    inner: WorldSite
    calls: list[str]

    def reader(self, who: str) -> Portal:
        """Return somebody's way in; "" is the public."""
        return CountingPortal(self.inner.client, self.inner.world.name, token_of(who) if who else "", self.calls)

    def pass_minutes(self, minutes: int) -> None:
        """Let simulated time pass."""
        self.inner.pass_minutes(minutes)

    def camera_places(self) -> Sequence[Point]:
        """Return where every camera truly is, (lon, lat) degrees."""
        return self.inner.camera_places()


@dataclass(frozen=True, slots=True)
class CountingBench:
    """Makes worlds whose calls are counted."""

    inner: WorldBench
    calls: list[str]

    def site(self, regime: Regime) -> CountingSite:
        """Make a fresh world under a regime."""
        return CountingSite(self.inner.site(regime), self.calls)

    def combine(self, votes: Iterable[tuple[str, Vote]]) -> Ruling:
        """Add votes up as the portal under test does."""
        return self.inner.combine(votes)


def measure(stage: Stage) -> Iterator[Result]:
    """Yield the one result about claims."""
    folder = stage.folder / "claims"
    folder.mkdir()
    image = make_image(folder, TRIED, seed=SEED)
    bench = WorldBench(folder, lambda _: image)
    with client_of(bare(BODY)) as client:
        portal = Portal(client, "world", "a token")
        yield _trial(stage, bench, portal)
    bench.close()


def _trial(stage: Stage, bench: WorldBench, portal: Portal) -> Result:
    tapes, numbers, made = seeded_tapes(SEED), count(), [0]

    def ours() -> int:
        calls: list[str] = []
        found = silence.trial(CountingBench(bench, calls), REGIMES[TRIED], tapes(next(numbers)))
        assert found is None, found
        made[0] = len(calls)
        return made[0]

    def theirs() -> int:
        for number in range(made[0]):
            portal.get(f"/api/v1/{number}")
        return made[0]

    case = Case(
        name="claims-silence",
        unit="calls/s",
        against="as many calls in process to a bare FastAPI endpoint",
        kind="peer",
        better="higher",
    )
    return compare(case, rate(ours), rate(theirs), stage.few(5))
