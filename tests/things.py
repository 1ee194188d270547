"""Every kind of thing that an address of the API can name, made in one scene; it asserts nothing of its own."""

from __future__ import annotations

from typing import Any

from glassporch.client import Portal
from glassporch.policy.wire.base import moment
from sqlalchemy import text

from .flow import API
from .papers import Papers
from .scene import Scene, hours_around, household_of

NOTHING = "nothing-of-that-name"
"""Stands for what the rules of the scene do not let be made."""


def things_in(scene: Scene) -> dict[str, str]:
    """Let everybody make what an address can name: ids by the names of the path parameters.

    The resident shares a clip, the officer passes it on, somebody objects, an administrator invites a colleague.
    """
    clip = scene.clips_of("resident")[0]
    assert scene.share("resident").status == 200
    release = scene.view()["shared"][0]["release_id"]
    administrator = scene.reader("administrator")
    return {
        "tile_id": _tile(scene),
        "request_id": scene.request_id,
        "notice_id": scene.notice_of("resident"),
        "clip_id": clip,
        "release_id": release,
        "onward_id": _asked(scene, release),
        "objection_id": _objected(scene),
        "statement_id": _drafted(administrator),
        "thread_id": _written(administrator),
        "records_id": _asked_for(scene),
        "name": "requests.csv",
        "demand_id": _demanded(scene),
        "production_id": _produced(scene),
        "account_id": _spare_account(administrator),
        "invitation_id": _invited(administrator),
        **_agreement(scene),
        **_posted(scene),
    }


def other_agency(scene: Scene) -> str:
    """Return the id of the agency of the other officer."""
    listed = scene.reader("officer").get(f"{API}/officer/agencies").json()["agencies"]
    return str(next(agency["id"] for agency in listed if agency["name"].startswith("Gannet")))


def objection_to(scene: Scene, **changes: Any) -> dict[str, Any]:
    """Return a sound objection about the resident's own house at the time of the incident."""
    query = "SELECT h.street, h.block FROM house h JOIN dwelling d ON d.house_id = h.id WHERE d.household_id = :home"
    with scene.world.database.looking() as rows:
        street, block = rows.execute(text(query), {"home": household_of(rows, "resident")}).one()
    place = {"street": street, "block": block, "words": "I was visiting a friend."}
    return place | hours_around(scene.incident) | changes


def _tile(scene: Scene) -> str:
    officer = scene.reader("officer")
    for index in ("officer/map", "public/base-map"):
        answer = officer.get(f"{API}/{index}")
        if answer.status == 200 and answer.json()["tiles"]:
            return str(answer.json()["tiles"][0]["id"])
    return NOTHING


def _asked(scene: Scene, release_id: str) -> str:
    body = {"to_agency_id": other_agency(scene)}
    path = f"{API}/officer/releases/{release_id}/onward"
    assert scene.reader("officer").write("POST", path, body, key="to-be-asked").status == 200
    asks = scene.reader("resident").get(f"{API}/me/onward").json()["asks"]
    return str(asks[0]["id"]) if asks else NOTHING


def _objected(scene: Scene) -> str:
    scene.reader().write("POST", f"{API}/public/objections", objection_to(scene), key="an-objection")
    listed = scene.reader("moderator").get(f"{API}/company/objections").json()["objections"]
    return str(listed[0]["id"]) if listed else NOTHING


POST = {"category": "crime", "title": "At the door", "text": "Somebody tried the door."}
STATEMENT = {"kind": "press-release", "title": "We take part", "text": "We read the neighbors' feed."}


def records_from(scene: Scene) -> dict[str, Any]:
    """Return a sound request for the records of the agency whose officer filed the scene's request."""
    name = scene.reader("administrator").get(f"{API}/agency/profile").json()["name"]
    listed = scene.reader("journalist").get(f"{API}/records/agencies").json()["agencies"]
    today = moment(scene.now().clock_us).date().isoformat()
    chosen = next(one["id"] for one in listed if one["name"] == name)
    return {"agency_id": chosen, "topics": ["requests", "statements"], "from_day": today[:8] + "01", "to_day": today}


def _drafted(administrator: Portal) -> str:
    made = administrator.write("POST", f"{API}/newsroom/statements", STATEMENT, key="a-statement")
    return str(made.json()["id"])


LETTER = {"subject": "Our first month", "text": "How do we read the feed?"}


def _written(administrator: Portal) -> str:
    """A letter of the agency to the company."""
    made = administrator.write("POST", f"{API}/agency/letters", LETTER, key="a-first-letter")
    return str(made.json()["id"])


def _asked_for(scene: Scene) -> str:
    path = f"{API}/records/requests"
    return str(scene.reader("journalist").write("POST", path, records_from(scene), key="for-records").json()["id"])


def _agreement(scene: Scene) -> dict[str, str]:
    """The agency without an agreement, and the agreement of one that is not let in: nobody else needs either."""
    listed = scene.reader("partner-manager").get("/api/v1/partners/agencies").json()["agencies"]
    named = {one["kind"]: one for one in listed if one["agreements"]}
    new = next(one["agency_id"] for one in listed if not one["agreements"])
    return {"agency_id": new, "agreement_id": named["immigration"]["agreements"][0]["id"]}


def _posted(scene: Scene) -> dict[str, str]:
    """Let the resident post with a still of their own, and the moderator approve it."""
    resident = scene.reader("resident")
    clip = resident.get(f"{API}/me/posts").json()["clips"][0]["id"]
    body = {**POST, "footage": {"clip_id": clip}}
    post_id = resident.write("POST", f"{API}/me/posts", body, key="a-first-post").json()["id"]
    approval = {"verdict": "approve"}
    path = f"{API}/company/posts/{post_id}/review"
    assert scene.reader("moderator").write("POST", path, approval, key="approve-post").status in {200, 409}
    return {"post_id": str(post_id), "number": "1"}


def _demanded(scene: Scene) -> str:
    """A demand that rests on the resident's consent and waits for the legal desk."""
    found = Papers(scene.bench, scene.world)
    return found.file(found.paper("resident", kind="verified-consent"), "to-be-agreed-to")


def _produced(scene: Scene) -> str:
    """A clip that was produced in an emergency, at once."""
    found = Papers(scene.bench, scene.world)
    danger = {"in_danger": "A child.", "no_time": "The car was seen a minute ago."}
    body = found.paper("resident", kind="emergency", **danger) | hours_around(scene.incident)
    return str(found.answer(found.grant(body, "an-emergency", days=0.001))["clips"][0]["id"])


def _spare_account(administrator: Portal) -> str:
    """The second officer's account: whether it is open matters to no test that uses these ids."""
    users = administrator.get(f"{API}/agency/users").json()["users"]
    [found] = [user["id"] for user in users if user["name"] == "Ofc. Tobias Wren"]
    return str(found)


def _invited(administrator: Portal) -> str:
    domain = administrator.get(f"{API}/agency/profile").json()["email_domain"]
    body = {"name": "A. Name", "email": f"a.name@{domain}", "role": "user", "may_post": False}
    made = administrator.write("POST", f"{API}/agency/invitations", body, key="an-invitation")
    assert made.status == 201, made.body
    return str(made.json()["invitation"]["id"])
