"""The API document: what FastAPI derives from the routes, completed with what only we know.

Roles, keys, entity tags and problems are read off the routes themselves, so that the document cannot promise
anything else than they do. Examples are handed in; they were recorded from a real run.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, cast

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request

from ..policy.roles import Role
from .fence import path_of
from .openapi_bytes import describe_bytes
from .problems import KINDS, PROBLEM_TYPE, Problem
from .routes import GatedRoute, OwnRoute

Json = dict[str, Any]
Examples = Mapping[str, Mapping[str, Any]]
"""By operation id: ``parameters``, ``request``, ``response`` and ``problems`` of one recorded call."""

REF: Final = "#/components/schemas/{model}"
ORDER: Final = (
    "Every list has one order, which is stated with it or keyed: an order that could speak of cameras or homes is "
    "a secret permutation of the world's, the same at every reading. Unknown query parameters are ignored; areas "
    "and places are sent in bodies and never stand in an address. Every error is a problem document (RFC 9457); "
    "a 416 and a 500 have no body."
)
SESSION: Final = (
    "The token of a session: POST to /sessions. A browser may send it as the cookie `gp_{world}_{role}` instead, "
    "and then every write carries the session's form token in `X-CSRF-Token`."
)
PATH_WORDS: Final = {
    "world": "The world's name, as it stands in every address.",
    "tile_id": "A tile's id, from the map's index.",
    "request_id": "A footage request's id.",
    "account_id": "The id of an account of your own agency.",
    "invitation_id": "The id of an invitation of your own agency.",
    "release_id": "A release's id, from the request that it answers.",
    "notice_id": "A notice's id, from the household's list.",
    "clip_id": "The id of one of the household's own clips.",
    "post_id": "The id of a post in the neighbors' feed.",
    "number": "A post's place among all posts of the world, from 1.",
    "onward_id": "The id of a question whether a clip may be passed on.",
    "day": "A day, US Eastern time, such as 2019-08-28.",
    "objection_id": "The id of an objection that waits for the company's word.",
    "agency_id": "The id of a fictional agency, from the list of agencies.",
    "agreement_id": "The id of an agreement or an offer, from the list of agreements.",
    "demand_id": "A legal demand's id.",
    "statement_id": "The id of a statement, from the list of statements.",
    "thread_id": "The id of a thread of letters, from the list of threads.",
    "records_id": "The id of one of your requests for records.",
    "name": "The name of a file, from the list of those that came.",
    "shape": "The form of a file: csv, or jsonl for JSON Lines.",
    "production_id": "The id of a clip that was produced, from the demand that it answers.",
}
WORLD_EXAMPLE: Final = "tern-cay"


class ProblemReason(BaseModel):
    """Why a write was refused; it speaks only of what its sender sent or owns."""

    model_config = ConfigDict(extra="forbid")

    code: str = Field(description="Stable; for programs.")
    text: str = Field(description="What is wrong and what to do; for people.")


class FieldFault(BaseModel):
    """What is wrong with one field; what was sent is not repeated."""

    model_config = ConfigDict(extra="forbid")

    field: str = Field(description="Where it stands, in dots, such as body.area.coordinates.")
    fault: str


class ProblemDocument(BaseModel):
    """A problem document (RFC 9457) of the portal's closed catalogue."""

    model_config = ConfigDict(extra="forbid", title="Problem")

    type: str = Field(description="Stable; for programs.", pattern="^urn:glassporch:problem:[a-z-]+$")
    title: str
    status: int = Field(ge=400, le=599, description="The HTTP status.")
    detail: str
    reasons: list[ProblemReason] = Field(default=[], description="Of a refusal.")
    fields: list[FieldFault] = Field(default=[], description="Of an input that cannot be used.")


class PortalApp(FastAPI):
    """The application, with a complete API document.

    Parameters
    ----------
    examples : callable
        () -> the recorded examples; called when the document is first read.
    tags : mapping of str to str
        What each tag is about, in the order in which they are shown.
    """

    def __init__(self, *, examples: Callable[[], Examples], tags: Mapping[str, str], **options: Any) -> None:
        super().__init__(**options)
        self._examples = examples
        self.openapi_tags = [{"name": name, "description": words} for name, words in tags.items()]

    def openapi(self) -> Json:
        """Return the API document."""
        if self.openapi_schema is None:
            self.openapi_schema = _complete(super().openapi(), dict(_operations(self)), self._examples())
        return self.openapi_schema


def allowed_methods(request: Request) -> str:
    """Name the methods that an address takes, for the Allow header of a 405."""
    path = path_of(request.scope)
    methods: set[str] = set()
    for context in iter_route_contexts(request.app.routes):
        if context.methods and context.path_regex.match(path):
            methods |= context.methods
    return ", ".join(sorted(methods))


Place = tuple[str, str]
"""An operation's path and method, as they stand in the document."""


def _operations(app: FastAPI) -> Iterator[tuple[Place, Any]]:
    for context in iter_route_contexts(app.routes):
        for method in context.methods or ():
            yield (str(context.path_format), method.lower()), context.original_route


def _complete(document: Json, routes: Mapping[Place, Any], examples: Examples) -> Json:
    components = document.setdefault("components", {})
    schemas: Json = components.setdefault("schemas", {})
    schemas.pop("HTTPValidationError", None)
    schemas.pop("ValidationError", None)
    schemas.update(_problem_schemas())
    components["securitySchemes"] = {"session": {"type": "http", "scheme": "bearer", "description": SESSION}}
    components["parameters"] = {"World": _path_parameter("world", WORLD_EXAMPLE)}
    document["info"]["description"] += f"\n\n{ORDER}"
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            _describe(operation, routes[path, method], method, examples)
    return cast("Json", _renamed(document, {name: _tidy(name) for name in schemas}))


def _problem_schemas() -> Json:
    schema = ProblemDocument.model_json_schema(ref_template=REF)
    return {**schema.pop("$defs"), "Problem": schema}


def _describe(operation: Json, route: Any, method: str, examples: Examples) -> None:
    """Complete one operation in place."""
    serves = getattr(route, "serves", frozenset(Role))
    operation["operationId"] = f"{operation['tags'][0]}_{route.name}"
    operation["summary"] = route.name.replace("_", " ").capitalize()
    operation["x-serves"] = sorted(serves)
    operation["security"] = _security(serves, method)
    recorded = examples.get(operation["operationId"], {})
    _add_parameters(operation, route, recorded.get("parameters", {}))
    _add_answers(operation, recorded)
    _add_problems(operation, route, serves, recorded.get("problems", {}))
    describe_bytes(operation, method, tagged=_gives_bytes(route))
    operation["responses"] = dict(sorted(operation["responses"].items()))
    if "requestBody" in operation and "request" in recorded:
        operation["requestBody"]["content"]["application/json"]["example"] = recorded["request"]


def _security(serves: frozenset[Role], method: str) -> list[dict[str, list[str]]]:
    """Say whether a session is needed; signing out takes one and does not insist."""
    if Role.PUBLIC not in serves:
        return [{"session": []}]
    return [{"session": []}, {}] if method == "delete" else []


def _path_parameter(name: str, example: object) -> Json:
    made = {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
    return made | {"description": PATH_WORDS[name], "example": example}


def _gives_bytes(route: Any) -> bool:
    return isinstance(route, GatedRoute) and route.released_model is None


def _add_parameters(operation: Json, route: Any, values: Mapping[str, str]) -> None:
    kept = [parameter for parameter in operation.get("parameters", ()) if parameter["in"] != "path"]
    named = [name for name in re.findall(r"{(\w+)}", route.path) if name != "world"]
    for parameter in kept:
        parameter["example"] = values.get(parameter["name"], "write-000001")
    operation["parameters"] = [
        {"$ref": "#/components/parameters/World"},
        *(_path_parameter(name, values.get(name, "")) for name in named),
        *kept,
    ]


def _add_answers(operation: Json, recorded: Mapping[str, Any]) -> None:
    """Type the answer of success, and show the recorded one."""
    status = next(code for code in operation["responses"] if code.startswith("2"))
    answer: Json = operation["responses"][status]
    answer["description"] = "Carried out." if status == "204" else "The answer."
    content: Json = answer.get("content", {})
    declared = next((kind for kind in content if kind != "application/json"), None)
    if declared:
        typed = content.pop("application/json", {})
        content[declared].setdefault("schema", typed.get("schema", {}))
    for kind in content.values():
        if "response" in recorded:
            kind["example"] = recorded["response"]


def _kinds(operation: Json, route: Any, serves: frozenset[Role]) -> list[str]:
    """Name the problems in which an operation can end."""
    gated, own = isinstance(route, GatedRoute), isinstance(route, OwnRoute)
    keyed = any(parameter.get("name") == "Idempotency-Key" for parameter in operation["parameters"])
    chosen = {
        "no-key": keyed,
        "sign-in": route.name == "open_session",
        "not-served": (gated or own) and Role.PUBLIC not in serves,
        "nothing-here": True,
        "declined": (own and keyed) or "409" in operation["responses"],
        "too-large": not route.methods & {"GET", "HEAD"},
        "invalid": "requestBody" in operation or "{day}" in route.path,
        "refused": gated and (keyed or Role.PUBLIC not in serves),
        "busy": True,
        "unwritable": True,
    }
    return [kind for kind, can_be in chosen.items() if can_be]


def _add_problems(operation: Json, route: Any, serves: frozenset[Role], recorded: Mapping[str, Json]) -> None:
    kinds = _kinds(operation, route, serves)
    responses: Json = operation["responses"]
    for status in [code for code in responses if code.startswith("4")]:
        del responses[status]  # FastAPI's own words; ours follow
    for kind in kinds:
        status = str(KINDS[kind].status)
        answer = responses.setdefault(status, {"description": "", "content": {PROBLEM_TYPE: {}}})
        answer["description"] = f"{answer['description']} {KINDS[kind].title}.".strip()
        content: Json = answer["content"][PROBLEM_TYPE]
        content["schema"] = {"$ref": REF.format(model="Problem")}
        value = recorded.get(kind) or Problem(kind).document()
        content.setdefault("examples", {})[kind] = {"summary": KINDS[kind].title, "value": value}


_FEATURES: Final = re.compile(r"(Feature|FeatureCollection)_.*?([A-Za-z]+)Properties_+")


def _tidy(name: str) -> str:
    """Give a feature's schema a name that a generated client can use, such as ``IncidentCollection``."""
    found = _FEATURES.fullmatch(name)
    if found is None:
        return name
    return found[2] + ("Collection" if found[1] == "FeatureCollection" else "Feature")


def _renamed(part: Any, names: Mapping[str, str]) -> Any:
    """Return a copy of a part of the document in which schemas bear their new names."""
    if isinstance(part, list):
        return [_renamed(item, names) for item in part]
    if not isinstance(part, dict):
        return part
    copied = {names.get(key, key): _renamed(value, names) for key, value in part.items()}
    if isinstance(part.get("$ref"), str):
        stem, _, last = part["$ref"].rpartition("/")
        copied["$ref"] = f"{stem}/{names.get(last, last)}"
    if isinstance(part.get("title"), str) and part["title"].startswith("Feature"):
        del copied["title"]  # the library's own: its type written out
    return copied
