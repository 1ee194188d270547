"""The API document holds together: it can be read by a program that has never seen the portal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from glassporch.edge.openapi import ProblemDocument
from glassporch.edge.problems import KINDS
from glassporch.main import API, ROUTERS, create_app
from glassporch.policy.roles import Role
from glassporch.routers.examples import TAGS, load_examples
from glassporch.worlds.shelf import Shelf

Json = dict[str, Any]
WRITES = {"post", "put", "patch", "delete"}
KEYLESS = {
    "sessions_open_session",
    "sessions_close_session",
    "sessions_accept_invitation",
    "officer_check_area",
    "officer_find_address",
    "public_search_agency_map",
    "public_search_register",
    "public_export_register",
    "public_search_announcements",
    "laboratory_read_puzzle",
    "laboratory_read_adoption",
}
"""Signing in and out has a session of its own; a code opens one account; a check and searches change nothing."""
PICTURE, FILM, PACKAGE, DRAWING = "image/png", "video/mp4", "application/zip", "image/svg+xml"
TABLE, TEXT = "text/csv", "text/plain"
BYTES = {
    "officer_fetch_picture": {PICTURE},
    "officer_fetch_footage": {PICTURE, FILM},
    "officer_fetch_evidence": {PACKAGE},
    "resident_read_picture": {PICTURE},
    "resident_read_footage": {PICTURE, FILM},
    "resident_fetch_post_footage": {PICTURE, FILM},
    "resident_read_own_post_footage": {PICTURE, FILM},
    "officer_fetch_post_footage": {PICTURE, FILM},
    "company_read_post_footage": {PICTURE, FILM},
    "public_read_county_lines": {DRAWING},
    "public_export_table": {PACKAGE},
    "laboratory_read_log": {PACKAGE},
    "officer_fetch_produced": {PICTURE, FILM},
    "officer_fetch_produced_evidence": {PACKAGE},
    "public_export_register": {PACKAGE},
    "records_fetch_records_file": {TABLE, TEXT, PACKAGE},
}
"""Operations whose answer is neither JSON nor GeoJSON, with the types that it can have."""
OWN_BYTES = {
    "resident_read_picture", "resident_read_footage", "resident_read_own_post_footage", "company_read_post_footage",
    "laboratory_read_log",
}  # fmt: skip
"""Those that no gate releases: a resident's own, what the company's moderator looks at, and a truth view."""
WHOLE = {
    "resident_read_picture", "resident_read_own_post_footage", "company_read_post_footage", "public_export_register",
}  # fmt: skip
"""Those that are sent whole, whatever part is asked for."""
TAGGED_FEATURES = {"officer_read_tile", "public_read_base_tile", "public_export_features"}
"""Operations whose answer is GeoJSON in released bytes."""
MEASURES = {"officer_measure_footage", "officer_measure_produced"}
"""Operations of HEAD: an answer without a body."""

FORBIDDEN = re.compile(r"(?i).*(area|lat|lon|bbox|bounds|place|point|polygon).*")


@pytest.fixture(scope="module")
def document() -> Json:
    return create_app(Shelf()).openapi()


def operations(document: Json) -> Iterator[tuple[str, str, Json]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def resolved(document: Json, part: Json) -> Any:
    while "$ref" in part:
        found: Any = document
        for step in part["$ref"].removeprefix("#/").split("/"):
            found = found[step]
        part = found
    return part


def parts(value: Any) -> Iterator[Json]:
    if isinstance(value, dict):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from parts(item)


def parameters(document: Json, operation: Json) -> list[Json]:
    return [resolved(document, parameter) for parameter in operation["parameters"]]


def test_every_reference_leads_somewhere_and_every_schema_is_referred_to(document: Json) -> None:
    references = {part["$ref"] for part in parts(document) if isinstance(part.get("$ref"), str)}
    assert references
    for reference in references:
        assert resolved(document, {"$ref": reference})
    schemas = {f"#/components/schemas/{name}" for name in document["components"]["schemas"]}
    assert schemas <= references


def test_operation_ids_are_unique_and_begin_with_their_tag(document: Json) -> None:
    ids = [operation["operationId"] for _, _, operation in operations(document)]
    assert len(ids) == len(set(ids)) == sum(len(router.routes) for router in ROUTERS)
    for _, _, operation in operations(document):
        [tag] = operation["tags"]
        assert re.fullmatch(rf"{tag}_[a-z_]+", operation["operationId"])
        assert operation["summary"]
        assert operation["description"]


def test_every_tag_is_described(document: Json) -> None:
    used = {operation["tags"][0] for _, _, operation in operations(document)}
    assert used == set(TAGS) == {tag["name"] for tag in document["tags"] if tag["description"]}


def test_only_the_api_is_in_the_document_and_every_parameter_is_described(document: Json) -> None:
    for path, _, operation in operations(document):
        assert path.startswith(API)
        named = parameters(document, operation)
        assert {p["name"] for p in named if p["in"] == "path"} == set(re.findall(r"{(\w+)}", path))
        assert named[0]["name"] == "world"
        assert all(parameter["description"] for parameter in named)


def test_no_area_and_no_place_stands_in_an_address(document: Json) -> None:
    for path, _, operation in operations(document):
        asked = {p["name"] for p in parameters(document, operation) if p["in"] in {"query", "cookie"}}
        assert asked <= {"after", "category", "since", "which"}, "a place in a list, a kind, or a day; no ground"
        assert not [name for name in re.findall(r"{(\w+)}", path) if FORBIDDEN.fullmatch(name)]


def test_every_operation_names_its_readers_and_whether_it_wants_a_session(document: Json) -> None:
    for _, _, operation in operations(document):
        assert set(operation["x-serves"]) <= set(Role)
        is_open = "public" in operation["x-serves"]
        assert (operation["security"] == [{"session": []}]) is not is_open
        assert ("403" in operation["responses"]) is not is_open


def test_every_write_takes_a_key_and_says_what_happens_without(document: Json) -> None:
    for _, method, operation in operations(document):
        keys = [p for p in parameters(document, operation) if p["name"] == "Idempotency-Key"]
        keyed = method in WRITES and operation["operationId"] not in KEYLESS
        assert bool(keys) is keyed is ("400" in operation["responses"])
        assert all(key["required"] and key["in"] == "header" for key in keys)


def test_every_problem_is_one_of_the_catalogue(document: Json) -> None:
    for _, _, operation in operations(document):
        assert {"404", "503"} <= set(operation["responses"])
        for status, answer in operation["responses"].items():
            if status < "400" or status == "416":
                continue
            [(kind, content)] = answer["content"].items()
            assert kind == "application/problem+json"
            assert content["schema"] == {"$ref": "#/components/schemas/Problem"}
            for name, example in content["examples"].items():
                problem = ProblemDocument.model_validate(example["value"])
                assert problem.status == KINDS[name].status == int(status)
    assert not {"HTTPValidationError", "ValidationError"} & set(document["components"]["schemas"])


def test_bytes_bear_an_entity_tag_and_can_be_asked_for_again(document: Json) -> None:
    tagged = {o["operationId"] for _, _, o in operations(document) if "304" in o["responses"]}
    released = set(BYTES) - OWN_BYTES
    assert tagged == released | MEASURES | TAGGED_FEATURES
    for _, _, operation in operations(document):
        if operation["operationId"] in tagged:
            assert "ETag" in operation["responses"]["200"]["headers"]
            assert "If-None-Match" in {p["name"] for p in parameters(document, operation)}


def test_bytes_can_be_asked_for_in_parts(document: Json) -> None:
    in_parts = {o["operationId"] for _, _, o in operations(document) if "206" in o["responses"]}
    assert in_parts == set(BYTES) - WHOLE | TAGGED_FEATURES
    for _, _, operation in operations(document):
        named = {p["name"] for p in parameters(document, operation)}
        assert ("Range" in named) is ("416" in operation["responses"]) is (operation["operationId"] in in_parts)
        if operation["operationId"] in in_parts:
            whole, part = (operation["responses"][status] for status in ("200", "206"))
            assert set(part["content"]) == set(whole["content"])
            assert {"Content-Range"} <= set(part["headers"])
            assert "content" not in operation["responses"]["416"]


def test_answers_have_the_types_that_they_are_sent_with(document: Json) -> None:
    for _, _, operation in operations(document):
        name = operation["operationId"]
        status = next(code for code in operation["responses"] if code < "300")
        content = operation["responses"][status].get("content", {})
        if status == "204" or name in MEASURES:
            assert not content
            continue
        model = next(iter(content.values()))["schema"].get("$ref", "")
        spoken = "application/geo+json" if model.endswith("Collection") else "application/json"
        assert set(content) == BYTES.get(name, {spoken}), name
        assert all("schema" in typed for typed in content.values())


def test_every_operation_shows_what_is_sent_and_what_comes_back(document: Json) -> None:
    recorded = load_examples()
    assert set(recorded) == {operation["operationId"] for _, _, operation in operations(document)}
    for _, _, operation in operations(document):
        for content in operation.get("requestBody", {}).get("content", {}).values():
            assert content["example"]
        status = next(code for code in operation["responses"] if code < "300")
        for kind, content in operation["responses"][status].get("content", {}).items():
            assert "example" in content or kind in {PICTURE, FILM, PACKAGE, DRAWING, TABLE, TEXT}
