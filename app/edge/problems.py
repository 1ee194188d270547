"""Problem documents (RFC 9457): one closed catalogue, so that an error cannot say more than it was given.

A problem may only tell its reader what that reader already sent or owns.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from ..policy.decision import Reason
from ..policy.released import Refused
from ..policy.wire.sent import UNREADABLE, hides_signs
from .marks import mark_problem

PROBLEM_TYPE: Final = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of problem: its status and its fixed words."""

    status: int
    title: str
    detail: str


KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "not-served": Kind(
            403,
            "This address does not serve you",
            "Sign in with a role that it serves, and send its form token.",
        ),
        "nothing-here": Kind(404, "Nothing here", "There is nothing here for you. Check the address."),
        "method": Kind(405, "Method not allowed", "This address takes other methods; see the API document."),
        "invalid": Kind(422, "The input cannot be used", "Mend the fields named below and send it again."),
        "refused": Kind(422, "Refused by the rules in force", "Each reason says what to do."),
        "declined": Kind(409, "Not carried out", "Each reason says what to do."),
        "no-key": Kind(
            400, "No Idempotency-Key", "Send an Idempotency-Key header of 8 to 80 characters on every write."
        ),
        "sign-in": Kind(401, "Not signed in", "The e-mail address and the password do not belong together."),
        "too-large": Kind(413, "Too large", "Send at most 256 KiB."),
        "busy": Kind(503, "Busy", "The world is busy writing. Send it again in a moment, with the same key."),
        "unwritable": Kind(
            507,
            "The world cannot be written",
            "The world cannot be written at present. Nothing was changed. Tell the operator: the disk may be full.",
        ),
        "failed": Kind(500, "Something went wrong", "Nothing was changed. Try again; if it stays, tell the operator."),
    }
)


class Problem(Exception):  # noqa: N818 - the word of RFC 9457
    """Ends a request with one kind of problem.

    Parameters
    ----------
    kind : str
        A kind of the catalogue.
    reasons : iterable of Reason
        Why somebody's own affair was declined. Under a gated address the fence stops them: there the gate refuses.
    fields : iterable of mapping
        What `field_faults` kept of validation errors.
    refused : Refused, optional
        The gate's refusal; its reasons are the problem's.
    """

    def __init__(
        self,
        kind: str,
        reasons: Iterable[Reason] = (),
        fields: Iterable[Mapping[str, Any]] = (),
        *,
        refused: Refused | None = None,
    ) -> None:
        super().__init__(kind)
        self.kind = kind
        self.refused = refused
        self._reasons = tuple(reasons)
        self.fields = tuple(fields)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The reasons: those of the gate's refusal and no others, where there is one."""
        return self._reasons if self.refused is None else self.refused.reasons

    @property
    def behind(self) -> tuple[Refused | None, ...]:
        """What has to be minted by the gate before the problem may leave a gated address: whatever gave reasons."""
        return (self.refused,) if self.reasons else ()

    def document(self) -> dict[str, Any]:
        """Return the problem document."""
        kind = KINDS[self.kind]
        body: dict[str, Any] = {
            "type": f"urn:glassporch:problem:{self.kind}",
            "title": kind.title,
            "status": kind.status,
            "detail": kind.detail,
        }
        if self.reasons:
            body["reasons"] = [{"code": reason.code, "text": reason.text} for reason in self.reasons]
        if self.fields:
            body["fields"] = list(self.fields)
        return body

    @property
    def status(self) -> int:
        """The HTTP status."""
        return KINDS[self.kind].status


ProblemPage = Callable[[Request, Problem], bytes]


def problem_response(request: Request, problem: Problem, as_page: ProblemPage) -> Response:
    """Write a problem, marked for the fence as one of the catalogue: a document, or a page where pages are."""
    is_page = "/api/" not in request.url.path
    body = as_page(request, problem) if is_page else json.dumps(problem.document(), ensure_ascii=False).encode()
    mark_problem(request.scope, body, *problem.behind)
    media_type = "text/html" if is_page else PROBLEM_TYPE
    return Response(body, problem.status, media_type=media_type, headers={"cache-control": "no-store"})


def field_faults(errors: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Keep of validation errors where they are and what to do; what was sent is not repeated."""
    return [{"field": ".".join(_place(error)), "fault": _fault(error)} for error in errors]


def _place(error: Mapping[str, Any]) -> list[str]:
    """Say where an error is; a field that we do not know is somebody else's word, and is not repeated."""
    place = [str(part) for part in error["loc"]]
    return [*place[:-1], "unknown"] if error["type"] == "extra_forbidden" else place


def _fault(error: Mapping[str, Any]) -> str:
    """Say what is wrong; a library's own sentence is kept only where it quotes no number that was sent."""
    if hides_signs(error):
        return UNREADABLE
    said = str(error["msg"])
    quotes = error["type"] == "value_error" and any(sign.isdigit() for sign in said)
    return "This value cannot be used." if quotes else said
