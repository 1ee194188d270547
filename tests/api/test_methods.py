"""Addresses behave alike: other methods, trailing slashes and unknown parameters give nothing away."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from glassporch.edge.openapi import ProblemDocument
from glassporch.main import create_app
from glassporch.routers.examples import load_examples
from glassporch.testing.images import token_of
from glassporch.worlds.shelf import Shelf
from glassporch.worlds.world import World

from ..conftest import Bench

WHO = {"agency": "administrator", "company": "moderator", "laboratory": "researcher"} | {
    "partners": "partner-manager",
    "newsroom": "administrator",
    "records": "journalist",
    "legal": "legal-reviewer",
}
PATHS = create_app(Shelf()).openapi()["paths"]
EXAMPLES = load_examples()
READS = {
    operation["operationId"]: path
    for path, methods in PATHS.items()
    for method, operation in methods.items()
    if method == "get"
}

KNOWN_THERE = {"officer_read_counts", "officer_fetch_evidence", "resident_read_receipt"}
"""Operations that the heat map's regime refuses, whatever is asked for."""


def values_of(path: str) -> dict[str, str]:
    for operation in PATHS[path].values():
        return dict(EXAMPLES[operation["operationId"]]["parameters"])
    return {}


def send(bench: Bench, world: World, method: str, path: str, tag: str = "", **options: Any) -> httpx.Response:
    headers = {"authorization": f"Bearer {token_of(WHO.get(tag, tag))}"} if tag else {}
    address = path.format_map({**values_of(path), "world": world.name})
    return bench.client.request(method, address + options.pop("tail", ""), headers=headers, **options)


@pytest.mark.parametrize("path", PATHS)
def test_an_address_names_the_methods_that_it_takes_to_whoever_tries_another(bench: Bench, path: str) -> None:
    world = bench.world()
    for method in {"HEAD", "OPTIONS", "GET", "POST", "PUT", "PATCH", "DELETE"} - {m.upper() for m in PATHS[path]}:
        answer = send(bench, world, method, path)
        assert answer.status_code == 405
        assert answer.headers["allow"] == ", ".join(sorted(m.upper() for m in PATHS[path]))
        if method != "HEAD":
            assert ProblemDocument.model_validate_json(answer.content).type.endswith(":method")


@pytest.mark.parametrize("path", PATHS)
def test_a_trailing_slash_leads_nowhere(bench: Bench, path: str) -> None:
    world = bench.world()
    for method in PATHS[path]:
        answer = send(bench, world, method.upper(), path, tail="/")
        assert answer.status_code == 404
        assert "location" not in answer.headers
        if method == "head":
            assert answer.content == b""
        else:
            assert ProblemDocument.model_validate_json(answer.content).type.endswith(":nothing-here")


@pytest.mark.parametrize("operation", sorted(READS))
def test_an_unknown_query_parameter_is_ignored(bench: Bench, operation: str) -> None:
    world = bench.world("reference-map" if operation in KNOWN_THERE else "heat-map-2018")
    tag = operation.split("_", maxsplit=1)[0].removesuffix("public")
    plain = send(bench, world, "GET", READS[operation], tag)
    asked = send(bench, world, "GET", READS[operation], tag, tail="?area=1,2,3,4&bbox=1&limit=1&limit=2&%00=%ff")
    assert plain.status_code in {200, 404}, "ids of answers exist only once somebody has answered"
    assert (asked.status_code, asked.headers, asked.content) == (plain.status_code, plain.headers, plain.content)


def test_an_unknown_world_is_the_same_problem_at_every_address(bench: Bench) -> None:
    said = set()
    for path, methods in PATHS.items():
        for method, operation in methods.items():
            example = EXAMPLES[operation["operationId"]]
            address = path.format_map({**example["parameters"], "world": "nowhere"})
            tag = operation["tags"][0]
            headers = {"authorization": f"Bearer {token_of(WHO.get(tag, tag))}", "idempotency-key": "unknown-world"}
            answer = bench.client.request(method, address, headers=headers, json=example.get("request"))
            if method == "head":
                assert (answer.status_code, answer.content) == (404, b"")
            else:
                said.add((answer.status_code, answer.content))
    assert [status for status, _ in said] == [404]
