"""Calls the operations of the API by their ids and keeps what was sent and what came back, for its examples."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from glassporch.edge.in_process import client_of
from glassporch.main import create_app
from glassporch.testing.images import token_of
from glassporch.worlds.shelf import Shelf
from glassporch.worlds.world import World

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
        assert str(answer.status_code) in self.app.openapi()["paths"][path][method.lower()]["responses"], (
            f"{operation} was answered with {answer.status_code}, which its document does not name"
        )
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
            entry["response"] = shortened(coarse(said) if _may_hold_a_place(operation) else said)
        return said


def _may_hold_a_place(operation: str) -> bool:
    """Whether an answer may say where a camera is: the truth view, and the feed under rules that leak."""
    return operation in TRUTHS or "feed" in operation or "post" in operation


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
