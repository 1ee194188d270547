"""Records the examples of the API document from a run over the tiny town: `python -m tests.api.recording`.

Each operation is called once in every regime; the first regime in which it says most gives the example.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from glassporch.policy.regime import Known
from glassporch.services.publishing import republish
from glassporch.testing.images import Image, make_image, wiring_for_tests
from glassporch.worlds.wiring import Wiring
from glassporch.worlds.world import World

from .recorder import WORLD, Json, Recorder
from .walk import walk

EXAMPLES = Path(__file__).parents[2] / "app" / "routers" / "examples.json"
REGIMES = (
    "heat-map-2018",
    "assistance-2021",
    "community-requests-2025",
    "reference-blind",
    "reference-map",
    "no-policy",
)
"""So many that every operation is carried out under one of them. The last shows where cameras are: it gives examples of
nothing but what is carried out under no other."""
COUNTED = "reference-map"
"""The regime that publishes counts."""
SEED = int.from_bytes(hashlib.blake2b(b"openapi-examples-18", digest_size=8).digest()) >> 1
"""Of a world that no command plants unless it is told to, so that the examples speak of nobody's world. It is the first
such name under which both residents of the walk have something to answer in every regime."""


def merged(walks: list[dict[str, Json]]) -> dict[str, Json]:
    """Choose for each operation the walk in which it said most, the first among equals."""
    every = sorted({operation for kept in walks for operation in kept})
    chosen: dict[str, Json] = {}
    for operation in every:
        entries = [kept[operation] for kept in walks if operation in kept]
        best = max(entries, key=lambda entry: ("parameters" in entry, _amount(entry.get("response"))))
        problems = {kind: said for entry in reversed(entries) for kind, said in entry.get("problems", {}).items()}
        chosen[operation] = {**best, "problems": problems} if problems else dict(best)
    return chosen


def _amount(value: Any) -> int:
    if isinstance(value, dict | list):
        return 1 + sum(_amount(item) for item in (value.values() if isinstance(value, dict) else value))
    return int(bool(value))


def images(folder: Path) -> Iterator[Image]:
    """Plant the tiny town under each regime."""
    for regime in REGIMES:
        yield make_image(folder, regime, seed=SEED, share=lambda plan: replace(plan, register=True))


def record(folder: Path, planted: Iterator[Image]) -> dict[str, Json]:
    """Walk through every regime; the same images give the same record."""
    walks = []
    for image in planted:
        world = image.fresh(folder, f"recorded-{image.regime_id}", wiring_for_tests())
        recorder = Recorder(World(WORLD, world.database, world.keys, world.wiring))
        walk(recorder)
        world.database.close()
        walks.append(recorder.kept)
        if image.regime_id == COUNTED:
            walks.append(_counts(image.fresh(folder, "recorded-counts", _small_cells())))
    *usual, leaking = walks
    chosen = merged(usual)
    needed = {name: entry for name, entry in leaking.items() if "parameters" not in chosen.get(name, {})}
    return merged([chosen, needed])


def _small_cells() -> Wiring:
    """Let cells of the map hold few homes: the tiny town has too few for the regime as it stands."""
    wiring = wiring_for_tests()
    base = wiring.regimes[COUNTED]
    small = replace(base, map=replace(base.map, cell_addresses=Known(value=5, source="OWN")))
    return replace(wiring, regimes={**wiring.regimes, COUNTED: small})


def _counts(world: World) -> dict[str, Json]:
    with world.database.acting() as rows:
        republish(world, rows)
    recorder = Recorder(World(WORLD, world.database, world.keys, world.wiring))
    recorder.call("officer_read_counts", "officer")
    world.database.close()
    return recorder.kept


def main() -> None:
    """Write the examples."""
    with tempfile.TemporaryDirectory() as made:
        examples = record(Path(made), images(Path(made)))
    EXAMPLES.write_text(json.dumps(examples, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
