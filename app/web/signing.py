"""Signing in and out in a browser. One browser can be several people: there is a cookie for each role.

A signed-in form elsewhere is protected by the session's own token. Here there is no session yet, so the form
repeats a value that only this site could have put into a cookie, and a browser that says it comes from another
site is refused. Nobody is ever sent to an address that the form names.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from starlette.responses import Response

from ..edge.door import AtOwn, AtOwnForm, OwnDoor, cookie_name
from ..edge.pages import back_to, own_page
from ..edge.problems import KINDS, Problem
from ..edge.routes import OwnRouter
from ..policy.roles import Role
from ..services import sign_in as desk

router = OwnRouter(serves=frozenset(Role), include_in_schema=False)

HOMES: Final[Mapping[Role, str]] = MappingProxyType(
    {
        Role.OFFICER: "/officer",
        Role.ADMINISTRATOR: "/agency",
        Role.RESIDENT: "/me",
        Role.MODERATOR: "/company",
        Role.PARTNERS: "/partners",
        Role.LEGAL: "/legal",
        Role.JOURNALIST: "/records",
        Role.RESEARCHER: "/lab",
    }
)
LONGEST: Final = 200
"""Characters of an e-mail address or a password that are looked at."""
FOREIGN: Final = "This form did not come from this page, or your browser keeps no cookies. Send it again from here."


@dataclass(frozen=True, slots=True)
class Here:
    """Somebody who is signed in in this browser."""

    role: str
    name: str
    home: str
    csrf: str


@router.get("/sign-in", response_class=Response)
def show(door: AtOwn) -> Response:
    """Show the form, and who is signed in in this browser."""
    return _page(door)


@router.post("/sign-in", response_class=Response)
def sign_in(door: AtOwnForm) -> Response:
    """Sign in and go to the role's own page; a wrong password and an unknown address get one same answer."""
    if not is_ours(door):
        return _page(door, FOREIGN, 403)
    email, password = (door.form.get(name, "")[:LONGEST] for name in ("email", "password"))
    session = desk.sign_in(door.world, email, password)
    if session is None:
        return _page(door, KINDS["sign-in"].detail, KINDS["sign-in"].status)
    answer = back_to(door, HOMES[session.role])
    _set_cookie(door, answer, cookie_name(door.world.name, session.role), session.token)
    return answer


@router.post("/sign-out", response_class=Response)
def sign_out(door: AtOwnForm) -> Response:
    """Close the session of one role."""
    role = next((role for role in HOMES if role.value == door.form.get("role")), None)
    if role is None:
        raise Problem("invalid")
    name = cookie_name(door.world.name, role)
    token = door.request.cookies.get(name, "")
    session = desk.who_is(door.world, token) if token else None
    if session is not None:
        if not _same(door.form.get("csrf", ""), session.csrf):
            raise Problem("not-served")
        desk.sign_out(door.world, token)
    answer = back_to(door, "/sign-in")
    answer.delete_cookie(name, path=f"/w/{door.world.name}")
    return answer


def _page(door: OwnDoor, fault: str = "", status: int = 200) -> Response:
    """Write the form with a fresh token, which a cookie repeats."""
    token = door.world.wiring.new_token()
    answer = own_page(door, "sign-in.html", status=status, fault=fault, token=token, here=_who_is_here(door))
    give_form_token(door, answer, token)
    return answer


def give_form_token(door: OwnDoor, answer: Response, token: str) -> None:
    """Let a cookie repeat the token of a form for somebody who is not signed in."""
    _set_cookie(door, answer, _form_cookie(door), token)


def _who_is_here(door: OwnDoor) -> list[Here]:
    held = ((role, door.request.cookies.get(cookie_name(door.world.name, role), "")) for role in HOMES)
    known = ((role, desk.who_is(door.world, token)) for role, token in held if token)
    return [Here(role.value, known.name, HOMES[role], known.csrf) for role, known in known if known]


def is_ours(door: OwnDoor) -> bool:
    """Whether a form of somebody who is not signed in came from this site's own page."""
    said = door.request.headers.get("sec-fetch-site", "same-origin")
    held = door.request.cookies.get(_form_cookie(door), "")
    return said == "same-origin" and held != "" and _same(door.form.get("form_token", ""), held)


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


def _form_cookie(door: OwnDoor) -> str:
    return f"gp_{door.world.name}_form"


def _set_cookie(door: OwnDoor, answer: Response, name: str, value: str) -> None:
    answer.set_cookie(
        name,
        value,
        path=f"/w/{door.world.name}",
        httponly=True,
        samesite="lax",
        secure=door.request.url.scheme == "https",
    )
