"""Whatever is written to the API, it answers as its document says: never with a server error."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from glassporch.edge.openapi import ProblemDocument
from glassporch.main import create_app
from glassporch.routers.examples import load_examples
from glassporch.testing.images import token_of
from glassporch.worlds.shelf import Shelf
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ..conftest import Bench
from ..scene import delivered
from ..things import things_in

WHO = {
    "officer": "officer",
    "agency": "administrator",
    "resident": "resident",
    "company": "moderator",
    "laboratory": "researcher",
    "partners": "partner-manager",
    "newsroom": "administrator",
    "records": "journalist",
    "legal": "legal-reviewer",
}
KNOWN_UNDER = {
    "officer_triage_release": "community-requests-2025",
    "officer_amend_request": "no-policy",
    "officer_withdraw_request": "no-policy",
    "resident_comment": "assistance-2021",
    "resident_set_view": "assistance-2021",
}
"""The regime under which an operation is carried out, where the reference regime does not know it."""
EXAMPLES = load_examples()
OPERATIONS = {
    operation["operationId"]: (method.upper(), path, operation)
    for path, methods in create_app(Shelf()).openapi()["paths"].items()
    for method, operation in methods.items()
}
WRITES = sorted(name for name, (method, _, _) in OPERATIONS.items() if method not in {"GET", "HEAD"})

MOMENTS = st.sampled_from(
    [
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59.999999-14:00",
        "2018-06-15T24:00:00Z",
        "2018-06-15T00:00:00+23:59",
        "2018-06-15T00:00:00",
        "2018-02-30T00:00:00Z",
        "-2018-06-15T00:00:00Z",
        "1e400",
        "P1D",
    ]
)
NUMBERS = st.sampled_from([0, -1, -0.0, 2**63, -(2**63) - 1, 10**400, 1e308, 5e-324, float("nan"), float("inf")])
TEXTS = st.text(st.characters(), max_size=20) | st.sampled_from(
    ["\0", "\ud800", "\udfff\ud800", "\ufeff", "\u202e", "x" * 5000, "'; DROP TABLE x; --", "${jndi}", "{{7*7}}"]
)
LEAVES = st.none() | st.booleans() | NUMBERS | MOMENTS | TEXTS
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=3))
KEYS = st.sampled_from(["fuzzed-key-1", "fuzzed-key-2", "short", "k" * 81, "\x7f" * 10, "        ", "two words here"])


def places(value: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a body at which something can be put."""
    yield place
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        yield from places(inner, (*place, step))


def put(value: Any, place: tuple[Any, ...], hostile: Any) -> Any:
    """A copy of a body with something hostile at a place."""
    if not place:
        return hostile
    step, *rest = place
    steps = value.items() if isinstance(value, dict) else enumerate(value)
    changed = {key: put(inner, tuple(rest), hostile) if key == step else inner for key, inner in steps}
    return changed if isinstance(value, dict) else list(changed.values())


@st.composite
def bodies(draw: st.DrawFn, sound: Any) -> bytes:
    """A sound body spoilt at a few places, or something that never was one."""
    if draw(st.integers(0, 9)) == 0:
        nested = st.sampled_from([b"[" * 100_000, b'{"area":' * 20_000, b"1" * 10_000, b"\xff\xfe", b"{", b"nul"])
        return draw(st.binary(max_size=40) | nested)
    body = sound
    for _ in range(draw(st.integers(1, 2))):
        body = put(body, draw(st.sampled_from(list(places(body)))), draw(VALUES))
    if isinstance(body, dict) and draw(st.integers(0, 3)) == 0:
        body = {**body, draw(TEXTS): draw(VALUES)}
    return json.dumps(body).encode()


@pytest.mark.parametrize("operation", WRITES)
def test_a_write_is_never_answered_with_a_server_error(bench: Bench, operation: str) -> None:
    method, path, described = OPERATIONS[operation]
    example = EXAMPLES[operation]
    scene = delivered(bench, KNOWN_UNDER.get(operation, "reference-map"))
    known = things_in(scene)
    tag = operation.split("_", maxsplit=1)[0]
    bearer = {"authorization": f"Bearer {token_of(WHO[tag])}"} if tag in WHO else {}

    @settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(body=bodies(example.get("request", {})), key=KEYS, named=st.booleans(), name=TEXTS)
    def fuzz(body: bytes, key: str, named: bool, name: str) -> None:  # noqa: FBT001 - drawn
        values = known if named else dict.fromkeys(known, name.encode("utf-8", "replace").hex() or "x")
        address = path.format_map({**values, "world": scene.world.name})
        headers = bearer | {"idempotency-key": key, "content-type": "application/json"}
        answer = scene.bench.client.request(method, address, content=body, headers=headers)
        assert str(answer.status_code) in described["responses"]
        assert answer.status_code < 500
        if answer.is_error:
            assert answer.headers["content-type"] == "application/problem+json"
            assert ProblemDocument.model_validate_json(answer.content).status == answer.status_code

    fuzz()
