"""Agencies: administrators sign what is offered and work on statements; officers read their e-mail, and may heed it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from ...post_words import OFFICIAL, STATEMENT
from .scene import Scene

HEEDED_DAYS: Final = 7
"""A suggestion older than this moves nobody: officers read their e-mail once in so many days."""
_ALERTED: Final = "crime"


def desk(scene: Scene) -> None:
    """Answer the offer that waits, take each statement one step further, and begin another if bound to."""
    signs, begins, which = scene.chance.numbers(3)
    sheet, held = scene.read("/agency/agreements"), scene.read("/newsroom/statements")
    if sheet is not None:
        _answer_offer(scene, sheet, signs)
    if held is None or sheet is None:
        return
    for line in held["statements"]:
        _further(scene, line)
    if _promotes(sheet) and begins * scene.habits.press_days.value < scene.habits.desk_days.value:
        _begin(scene, {line["title"] for line in held["statements"]}, which)


def _promotes(sheet: dict[str, Any]) -> bool:
    """Whether an agreement in force makes the agency promote the service: no other agency begins a statement."""
    bound = (clause["name"] for one in sheet["agreements"] if one["state"] == "in-force" for clause in one["clauses"])
    return "promotion" in bound


def _answer_offer(scene: Scene, sheet: dict[str, Any], drawn: float) -> None:
    for offer in sheet["agreements"]:
        if offer["state"] != "offered":
            continue
        agrees = drawn < scene.habits.signs.value
        named = _signatories(scene, sheet["roles_named"]) if agrees else []
        body = {"agree": agrees, "signatories": named}
        scene.write("POST", f"/agency/agreements/{offer['id']}/sign", body, f"sign-{offer['id']}")


def _signatories(scene: Scene, roles: list[str]) -> list[dict[str, str]]:
    """Name a colleague for each role, in turn; without an agreement nobody is listed, and the chief holds all."""
    staff = scene.read("/agency/users")
    names = [user["name"] for user in staff["users"]] if staff and staff["users"] else ["The chief"]
    return [{"role": role, "name": names[nth % len(names)]} for nth, role in enumerate(roles)]


def _further(scene: Scene, line: dict[str, Any]) -> None:
    """Take one statement one step further; what the company proposed is taken over, what it rejected is dropped."""
    own = f"/newsroom/statements/{line['id']}"
    match line["state"]:
        case "drafting":
            read = scene.read(own)
            step = "submit" if read and read["needs_approval"] else "publish"
        case "changes-proposed":
            step = "submit"
        case "approved":
            step = "publish"
        case "rejected":
            step = "withdraw"
        case _:
            return
    scene.write("POST", f"{own}/{step}", None, f"{step}-{line['id']}")


def _begin(scene: Scene, titles: set[str], drawn: float) -> None:
    """Begin a statement in one's own words or in those of the company's templates; each once."""
    offered = scene.read("/newsroom/templates")
    unused = [one for one in (STATEMENT, *(offered["templates"] if offered else ())) if one["title"] not in titles]
    if unused:
        chosen = unused[int(drawn * len(unused))]
        body = {name: chosen[name] for name in ("kind", "title", "text")}
        scene.write("POST", "/newsroom/statements", body, "draft")


def mail(scene: Scene) -> None:
    """Read one's e-mail: ask for posts about crime at first, and post officially where the company suggested more."""
    box, public = scene.read("/officer/mail"), scene.rules()
    if box is None or public is None:
        return
    alerted, heeds, which = scene.chance.numbers(3)
    offered = box["alerts_offered"] and _ALERTED in box["categories_known"]
    if scene.about == "1" and offered and alerted < scene.habits.alerts.value:
        scene.write("PUT", "/officer/mail/alerts", {"categories": [_ALERTED]}, "alerts")
    since = datetime.fromisoformat(public[1]) - timedelta(days=HEEDED_DAYS)
    fresh = any(one["kind"] == "suggestion" and datetime.fromisoformat(one["at"]) > since for one in box["mails"])
    if fresh and heeds < scene.habits.heeds.value:
        category, title, text = OFFICIAL[int(which * len(OFFICIAL))]
        if category in box["categories_known"]:
            body = {"category": category, "title": title, "text": text}
            scene.write("POST", "/officer/feed", body, "post")
