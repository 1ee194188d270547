"""Claim: what belongs to another agency is as if it were not there, and an agency keeps somebody in charge."""

from __future__ import annotations

from typing import Any, Final

from ..client import Exchange
from ..policy.regime import Regime
from .claim import ALL_NINE, NO_REQUESTS, WITHOUT_REQUESTS, Bench, Claim, Expected, Site, Tape, Witness, expecting
from .scene import is_done, is_refused, shared_scene
from .walk import API

_NONE: Final = "zzz_none"
"""An id that nothing has."""

Call = tuple[str, str, object]
"""Method, path with the id left open, and body."""

_OFFICER: Final[tuple[Call, ...]] = (
    ("GET", "/officer/requests/{}", None),
    ("POST", "/officer/requests/{}/resolve", None),
    ("POST", "/officer/requests/{}/withdraw", None),
    ("POST", "/officer/requests/{}/amend", {"message": "Another text."}),
)
_CLIP: Final[tuple[Call, ...]] = (
    ("GET", "/officer/releases/{}/picture", None),
    ("GET", "/officer/releases/{}/footage", None),
    ("GET", "/officer/releases/{}/evidence", None),
    ("POST", "/officer/releases/{}/triage", {"verdict": "accepted"}),
)
_ACCOUNT: Final[tuple[Call, ...]] = (
    ("PUT", "/agency/users/{}/posting", {"may_post": True}),
    ("PUT", "/agency/users/{}/assigned-area", {"area": None}),
    ("POST", "/agency/users/{}/reopen", None),
    ("POST", "/agency/users/{}/close", None),
)
_INVITATION: Final[tuple[Call, ...]] = (("POST", "/agency/invitations/{}/withdraw", None),)


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Try everything of one agency as another one, and compare with the answers to ids that nothing has."""
    site = bench.site(regime)
    scene = shared_scene(site, regime, tape)
    release = str(scene.shared()[0]["release_id"])
    invited = _invite(site, "new", _domain(site))
    officer = _user(site, "officer")
    return (
        _as_absent(site, "other-officer", _OFFICER, scene.request_id)
        or _as_absent(site, "other-officer", _CLIP, release)
        or _in_charge(site)
        or _as_absent(site, "other-administrator", _ACCOUNT, officer["id"])
        or _as_absent(site, "other-administrator", _INVITATION, invited.json()["invitation"]["id"])
        or _invitations(site, regime, invited)
    )


def _as_absent(site: Site, who: str, calls: tuple[Call, ...], named: str) -> Witness | None:
    reader = site.reader(who)
    for method, path, body in calls:
        theirs, none = (_call(reader, method, API + path.format(each), body) for each in (named, _NONE))
        if (theirs.status, theirs.headers, theirs.body) != (none.status, none.headers, none.body):
            return Witness(who, f"{method} {path}", f"{theirs.status} for another's, {none.status} for none")
        if not is_refused(theirs):
            return Witness(who, f"{method} {path}", f"{theirs.status} for another agency's")
    return None


def _call(reader: Any, method: str, path: str, body: object) -> Exchange:
    found: Exchange = reader.get(path) if method == "GET" else reader.write(method, path, body)
    return found


def _user(site: Site, role: str) -> dict[str, Any]:
    """Return the first account of the town's own agency with a role."""
    users = site.reader("administrator").get(f"{API}/agency/users").json()["users"]
    return next(user for user in users if user["role"] == role)


def _in_charge(site: Site) -> Witness | None:
    """Close one's own account, which is the last administrator's too."""
    path = f"/agency/users/{_user(site, 'agency-administrator')['id']}/close"
    if is_refused(site.reader("administrator").write("POST", API + path)):
        return None
    return Witness("administrator", f"POST {path}", "closed the only account in charge")


def _domain(site: Site) -> str:
    return str(site.reader("administrator").get(f"{API}/agency/profile").json()["email_domain"])


def _invite(site: Site, name: str, domain: str) -> Exchange:
    body = {"name": f"Ofc. {name}", "email": f"{name}@{domain}", "role": "user", "may_post": False}
    return site.reader("administrator").write("POST", f"{API}/agency/invitations", body)


def _invitations(site: Site, regime: Regime, invited: Exchange) -> Witness | None:
    """Invite the same address again, and one elsewhere; take an invitation back twice."""
    if is_done(_invite(site, "new", _domain(site))):
        return Witness("administrator", "POST /agency/invitations", "invited an address twice")
    elsewhere = is_done(_invite(site, "friend", "elsewhere.example"))
    if elsewhere is regime.agency.official_email_only.value:
        return Witness("administrator", "POST /agency/invitations", "an address of no agency's, against the rules")
    path = f"/agency/invitations/{invited.json()['invitation']['id']}/withdraw"
    first, second = (site.reader("administrator").write("POST", API + path) for _ in range(2))
    if is_done(first) and is_refused(second):
        return None
    return Witness("administrator", f"POST {path}", f"{first.status}, then {second.status}")


OWN_MATTERS: Final = Claim(
    id="own-matters",
    sentence="What belongs to another agency is answered like an id that nothing has.",
    source="architecture: one answer for none and for not yours",
    threat="data disclosure",
    trial=trial,
    sees="one byte by which the answer differs from that to an id that nothing has",
    expected=expecting(
        (
            tuple(regime_id for regime_id in ALL_NINE if regime_id != WITHOUT_REQUESTS),
            Expected("no break found", "A fact of another agency is covered by no rule, and a standing holds none."),
        ),
        ((WITHOUT_REQUESTS,), NO_REQUESTS),
    ),
)
