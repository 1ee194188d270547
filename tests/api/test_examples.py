"""The examples of the API document are true: they come from a run, and fit the shapes that the document states."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from glassporch.claims.canary import find_canaries
from glassporch.edge.in_process import client_of
from glassporch.edge.openapi import ProblemDocument
from glassporch.main import ROUTERS, create_app
from glassporch.routers.bodies import BaseTile, CameraTile
from glassporch.routers.examples import load_examples
from glassporch.simulation.population import populate
from glassporch.simulation.towns import load_town
from glassporch.worlds.shelf import Shelf
from pydantic import BaseModel, TypeAdapter

from .recorder import COARSE_DIGITS, coarse
from .recording import SEED, images, record

EXAMPLES = load_examples()
TILES = {"officer_read_tile": CameraTile, "public_read_base_tile": BaseTile}

ROUTES = {f"{router.tags[0]}_{route.name}": route for router in ROUTERS for route in router.routes}


DIGESTS = {"picture_sha256", "footage_sha256", "footage", "signature"}
"""Of pictures, and what is signed over such a digest: a picture's bytes hang on the library that packs them."""


def comparable(value: Any) -> Any:
    """Leave out what hangs on the machine: the last digits of numbers, and digests of pictures."""
    if isinstance(value, dict):
        return {key: comparable(item) for key, item in value.items() if key not in DIGESTS}
    if isinstance(value, list):
        return [comparable(item) for item in value]
    return round(value, 5) if isinstance(value, float) else value


def test_the_examples_are_what_a_run_says(tmp_path: Path) -> None:
    recorded = json.loads(json.dumps(record(tmp_path, images(tmp_path))))
    assert comparable(recorded) == comparable(EXAMPLES), "record them anew: python -m tests.api.recording"


@pytest.mark.parametrize("operation", sorted(EXAMPLES))
def test_an_example_fits_its_models(operation: str) -> None:
    example, route = EXAMPLES[operation], ROUTES[operation]
    assert "parameters" in example, "the operation succeeded when it was recorded"
    shape = TILES.get(operation) or getattr(route, "response_model", None)
    if shape is not None:
        TypeAdapter(shape).validate_json(json.dumps(example["response"]))
    for draft in _drafts(route.endpoint):
        draft.model_validate_json(json.dumps(example["request"]))
    for kind, problem in example.get("problems", {}).items():
        assert ProblemDocument.model_validate(problem).type.endswith(f":{kind}")
    assert set(re.findall(r"{(\w+)}", route.path)) <= set(example["parameters"])


def _drafts(endpoint: Callable[..., Any]) -> Iterator[type[BaseModel]]:
    for parameter in inspect.signature(endpoint, eval_str=True).parameters.values():
        if isinstance(parameter.annotation, type) and issubclass(parameter.annotation, BaseModel):
            yield parameter.annotation


@pytest.fixture(scope="module")
def document() -> bytes:
    with client_of(create_app(Shelf())) as client:
        return client.get("/openapi.json").content


@pytest.mark.parametrize("seed", [1, SEED])
def test_no_place_of_a_camera_stands_in_the_document(document: bytes, seed: int) -> None:
    places = [(camera.lon, camera.lat) for camera in populate(load_town("tiny"), seed).cameras]
    assert places
    assert find_canaries(document, places) == []
    assert find_canaries(document + json.dumps(places[-1]).encode(), places), "a place that stood there would be found"


def test_the_truth_is_shown_roughly(document: bytes) -> None:
    shown = EXAMPLES["laboratory_read_truth"]["response"]
    assert shown["features"]
    assert shown == coarse(shown)
    assert coarse({"places": [[-68.998399526, 36]]}) == {"places": [[round(-68.998399526, COARSE_DIGITS), 36]]}
    assert b"laboratory_read_truth" in document


def test_no_example_holds_a_secret_or_a_real_address() -> None:
    text = json.dumps(EXAMPLES)
    assert "Bearer" not in text
    assert "counted-token" in text, "the token shown is one of a test world"
    addresses = re.findall(r"[\w.-]+@[\w.-]+", text)
    assert addresses
    assert all(address.endswith(".example") for address in addresses)
