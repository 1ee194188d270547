"""Records the examples of the API document from a run over the tiny town: `python -m tests.api.recording`.

Each operation is called once in every regime; the first regime in which it says most gives the example.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from glassporch.main import create_app
from glassporch.policy.wire.base import microseconds
from glassporch.testing.images import Image, make_image, token_of, wiring_for_tests
from glassporch.testing.transport import client_of
from glassporch.worlds.shelf import Shelf
from glassporch.worlds.world import World
from sqlalchemy import text

from ..conftest import pass_minutes
from ..flow import draft_for, square
from ..scene import hours_around

EXAMPLES = Path(__file__).parents[2] / "app" / "routers" / "examples.json"
REGIMES = ("heat-map-2018", "assistance-2021", "reference-blind")
SEED = int.from_bytes(hashlib.blake2b(b"openapi-examples-10", digest_size=8).digest()) >> 1
"""Of a world that no command plants unless it is told to, so that the examples speak of nobody's world. It is the first
such name under which both residents of the walk have something to answer in every regime."""
WORLD = "tern-cay"
TRUTHS = ("laboratory_read_truth",)
"""Operations that say where cameras are."""
COARSE_DIGITS = 3
"""Decimals that a camera's place keeps in an example: 111 m of latitude."""
MOST = 2
"""Entries that are kept of a list of objects."""

Json = dict[str, Any]


@dataclass
class Recorder:
    """Calls operations by their ids, and keeps what was sent and what came back."""

    world: World
    kept: dict[str, Json] = field(default_factory=dict)

    def __post_init__(self) -> None:
        shelf = Shelf()
        shelf.add(self.world)
        self.app = create_app(shelf)
        self.client = client_of(self.app)
        self.places = {
            operation["operationId"]: (method.upper(), path)
            for path, operations in self.app.openapi()["paths"].items()
            for method, operation in operations.items()
        }

    def call(self, operation: str, who: str = "", body: Json | None = None, **values: str) -> Any:
        """Call an operation and keep the exchange; a problem is kept beside the answer."""
        method, path = self.places[operation]
        headers = {"authorization": f"Bearer {token_of(who)}"} if who else {}
        key = values.pop("key", "")
        if key:
            headers["idempotency-key"] = key
        answer = self.client.request(method, path.format(world=WORLD, **values), json=body, headers=headers)
        is_json = answer.headers.get("content-type", "").endswith("json")
        said = answer.json() if is_json else None
        entry = self.kept.setdefault(operation, {})
        if answer.is_error:
            entry.setdefault("problems", {})[said["type"].rpartition(":")[2]] = said
            return said
        entry["parameters"] = values | ({"Idempotency-Key": key} if key else {})
        if body is not None:
            entry["request"] = body
        if is_json:
            entry["response"] = shortened(coarse(said) if operation in TRUTHS else said)
        return said


def coarse(value: Any) -> Any:
    """Round every number.

    The API document is public: no place of a camera may stand in it, not even of one in a world that nobody serves.
    """
    if isinstance(value, dict):
        return {key: coarse(item) for key, item in value.items()}
    if isinstance(value, list):
        return [coarse(item) for item in value]
    return round(value, COARSE_DIGITS) if isinstance(value, float) else value


def shortened(value: Any) -> Any:
    """Cut lists of objects to their first entries; positions and words are kept whole."""
    if isinstance(value, dict):
        return {key: shortened(item) for key, item in value.items()}
    if isinstance(value, list):
        objects = bool(value) and isinstance(value[0], dict)
        return [shortened(item) for item in (value[:MOST] if objects else value)]
    return value


def walk(recorder: Recorder) -> None:
    """Walk one request from end to end, and look at everything."""
    _public(recorder)
    recorded = partial(_cameras_around, recorder.world)
    incident = max(recorder.call("officer_list_incidents", "officer")["features"], key=recorded)
    _refusals(recorder, incident)
    draft = draft_for(incident, **hours_around(incident))
    filed = recorder.call("officer_file_request", "officer", draft, key="footage-request-1")
    recorder.call("company_list_reviews", "moderator")
    words = {"approve": True, "note": ""}
    for _ in range(MOST):
        recorder.call("company_review", "moderator", words, request_id=filed["id"], key="review-1")
        words = {"approve": True, "note": "once more, under the key of another write"}
    pass_minutes(recorder.world, 11)
    release = _answer(recorder)
    _agency(recorder, filed["id"], release)
    recorder.call("laboratory_read_truth", "researcher")
    recorder.call("laboratory_move_clock", "researcher", {"minutes": 30}, key="half-an-hour-on")


def _cameras_around(world: World, incident: Json) -> int:
    """Count the cameras that recorded around an incident: the residents who sign in are of the busiest one."""
    window = {name: microseconds(datetime.fromisoformat(at)) for name, at in hours_around(incident).items()}
    counted = "SELECT count(DISTINCT camera_id) FROM clip WHERE start_us BETWEEN :window_from AND :window_to"
    with world.database.looking() as rows:
        return int(rows.execute(text(counted), window).scalar_one())


def _public(recorder: Recorder) -> None:
    signing = {"email": "officer@test.example", "password": "officer-password"}
    opened = recorder.call("sessions_open_session", body=signing)
    assert set(opened) == {"token", "role", "expires_at"}
    recorder.call("sessions_open_session", body=signing | {"password": "wrong"})
    recorder.call("sessions_close_session", "other-officer")
    for name in ("read_world", "read_regime", "list_attributions", "list_partners"):
        recorder.call(f"public_{name}")
    tiles = recorder.call("public_read_base_index")["tiles"]
    recorder.call("public_read_base_tile", tile_id=tiles[-1]["id"])


def _refusals(recorder: Recorder, incident: Json) -> None:
    lon, lat = incident["geometry"]["coordinates"]
    recorder.call("officer_check_area", "officer", {"area": square(lon, lat)})
    recorder.call("officer_check_area", "officer", {"area": square(lon, lat, 0.03)})
    recorder.call("officer_check_area", "officer", {"area": {"type": "Polygon", "coordinates": []}})
    recorder.call(
        "officer_file_request", "officer", draft_for(incident, area=square(lon, lat, 0.03)), key="too-large-1"
    )


def _answer(recorder: Recorder) -> str:
    """Let two residents answer; return the release."""
    notice = recorder.call("resident_list_notices", "neighbor")["notices"][0]["id"]
    recorder.call("resident_decline", "neighbor", notice_id=notice, key="decline-1")
    notice = recorder.call("resident_list_notices", "resident")["notices"][0]["id"]
    clip = recorder.call("resident_read_notice", "resident", notice_id=notice)["clips"][0]["id"]
    recorder.call("resident_read_picture", "resident", clip_id=clip)
    recorder.call("resident_share", "resident", {"clip_ids": [clip]}, notice_id=notice, key="share-clips-1")
    recorder.call("resident_share", "resident", {"clip_ids": ["somebody-elses"]}, notice_id=notice, key="share-clips-2")
    recorder.call("resident_choose", "resident", {"opted_out": True}, key="opt-out-1")
    recorder.call("resident_read_household", "resident")
    return str(recorder.call("resident_read_record", "resident")["left"][0]["release_id"])


def _agency(recorder: Recorder, request_id: str, release_id: str) -> None:
    tiles = recorder.call("officer_read_map_index", "officer")["tiles"]
    for tile in tiles:
        recorder.call("officer_read_tile", "officer", tile_id=tile["id"])
    recorder.call("officer_fetch_picture", "officer", release_id=release_id)
    recorder.call("agency_list_colleagues", "administrator")
    recorder.call("agency_read_response_totals", "administrator")
    for tag, who in (("officer", "officer"), ("agency", "administrator")):
        recorder.call(f"{tag}_list_requests", who)
        recorder.call(f"{tag}_read_request", who, request_id=request_id)
    recorder.call("public_read_register")


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
    return 0


def images(folder: Path) -> Iterator[Image]:
    """Plant the tiny town under each regime."""
    for regime in REGIMES:
        yield make_image(folder, regime, seed=SEED, share=lambda plan: replace(plan, register=True))


def record(folder: Path, planted: Iterator[Image]) -> dict[str, Json]:
    """Walk through every regime; the same images give the same record."""
    walks = []
    for image in planted:
        world = image.fresh(folder, f"recorded-{image.regime_id}", wiring_for_tests())
        named = World(WORLD, world.database, world.keys, world.wiring)
        recorder = Recorder(named)
        walk(recorder)
        world.database.close()
        walks.append(recorder.kept)
    return merged(walks)


def main() -> None:
    """Write the examples."""
    with tempfile.TemporaryDirectory() as made:
        examples = record(Path(made), images(Path(made)))
    EXAMPLES.write_text(json.dumps(examples, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
