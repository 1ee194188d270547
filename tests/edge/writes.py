"""Every write of the API that takes an Idempotency-Key, each in two variants; it asserts nothing of its own.

Whatever a write needs to be possible is done before it under keys of its own, so that a repeat does it once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from glassporch.client import Exchange
from sqlalchemy import text

from ..conftest import Bench, pass_minutes
from ..flow import API, draft_for, file, incidents, square
from ..papers import Papers
from ..scene import Scene, delivered, hours_around, review
from ..things import objection_to, other_agency

Do = Callable[[Scene, str, int], Exchange]


@dataclass(frozen=True, slots=True)
class Write:
    """A write, where it goes, and who sends it.

    Parameters
    ----------
    do : callable
        (scene, key, variant) -> the answer; another variant is another write.
    address : tuple of (method, path)
        As the API document has it, below the API.
    who : str
        Whose session it needs; "" for the public.
    regime : str
        Under which it is carried out.
    """

    do: Do
    address: tuple[str, str]
    who: str
    regime: str = "assistance-2021"

    def goes_to(self, sent: Exchange) -> bool:
        """Whether an exchange was with this write's address."""
        path = re.sub(r"{\w+}", "[^/]+", f"{API}{self.address[1]}")
        return sent.method == self.address[0] and re.fullmatch(path, sent.path) is not None


def scene_for(bench: Bench, regime: str) -> Scene:
    """Two delivered requests of one case, and one of another that was just filed."""
    made = delivered(bench, regime)
    officer = made.reader("officer")
    again = file(officer, made.incident, key="file-second", **hours_around(made.incident)).json()
    if again["state"] == "in-review":
        review(bench, made.world, again["id"])
    pass_minutes(made.world, 11)
    other = incidents(officer)[1]
    assert file(officer, other, key="file-third", **hours_around(other)).status == 201
    made.incident = incidents(officer)[0]  # of its case nothing was asked yet
    return made


def file_request(scene: Scene, key: str, variant: int) -> Exchange:
    body = draft_for(scene.incident, message=f"Variant {variant}.", **hours_around(scene.incident))
    return scene.reader("officer").write("POST", f"{API}/officer/requests", body, key=key)


def _change_request(scene: Scene, deed: str, key: str, variant: int, body: object = None) -> Exchange:
    officer = scene.reader("officer")
    with scene.world.database.looking() as rows:
        query = "SELECT id FROM footage_request WHERE delivered_us IS NOT NULL ORDER BY id"
        named = rows.execute(text(query)).scalars().all()
    return officer.write("POST", f"{API}/officer/requests/{named[variant]}/{deed}", body, key=key)


def resolve(scene: Scene, key: str, variant: int) -> Exchange:
    return _change_request(scene, "resolve", key, variant)


def take_back(scene: Scene, key: str, variant: int) -> Exchange:
    return _change_request(scene, "withdraw", key, variant)


def amend(scene: Scene, key: str, variant: int) -> Exchange:
    return _change_request(scene, "amend", key, 0, {"message": f"Another text, {variant}."})


def _release(scene: Scene) -> str:
    assert share(scene, "share-before-1", 0).status == 200
    with scene.world.database.looking() as rows:
        return str(rows.execute(text("SELECT id FROM release")).scalar_one())


def triage(scene: Scene, key: str, variant: int) -> Exchange:
    path = f"{API}/officer/releases/{_release(scene)}/triage"
    return scene.reader("officer").write("POST", path, {"verdict": ("accepted", "declined")[variant]}, key=key)


def pass_on(scene: Scene, key: str, variant: int) -> Exchange:
    path = f"{API}/officer/releases/{_release(scene)}/onward"
    body = {"to_agency_id": (other_agency(scene), "age_nothing")[variant]}
    return scene.reader("officer").write("POST", path, body, key=key)


def answer_onward(scene: Scene, key: str, variant: int) -> Exchange:
    assert pass_on(scene, "pass-on-before", 0).status == 200
    with scene.world.database.looking() as rows:
        asked = rows.execute(text("SELECT id FROM onward")).scalar_one()
    body = ({"agree": True, "notice_version": scene.told_onward("resident")}, {"agree": False})[variant]
    return scene.reader("resident").write("POST", f"{API}/me/onward/{asked}", body, key=key)


def _notice(scene: Scene, variant: int) -> str:
    """The resident's oldest notice, or the one after it: which these are does not change."""
    notices = scene.reader("resident").get(f"{API}/me/notices").json()["notices"]
    return str(notices[-1 - variant]["id"])


def share(scene: Scene, key: str, variant: int) -> Exchange:
    notice, resident = _notice(scene, 0), scene.reader("resident")
    path = f"{API}/me/notices/{notice}"
    clips = [clip["id"] for clip in resident.get(path).json()["clips"]]
    return resident.write("POST", f"{path}/share", scene.yes_to("resident", clips[: variant + 1], notice), key=key)


def decline(scene: Scene, key: str, variant: int) -> Exchange:
    return scene.reader("resident").write("POST", f"{API}/me/notices/{_notice(scene, variant)}/decline", key=key)


def withdraw(scene: Scene, key: str, variant: int) -> Exchange:
    assert share(scene, "share-before-1", 0).status == 200
    return scene.reader("resident").write("POST", f"{API}/me/notices/{_notice(scene, variant)}/withdraw", key=key)


def comment(scene: Scene, key: str, variant: int) -> Exchange:
    path = f"{API}/me/notices/{_notice(scene, 0)}/comments"
    return scene.reader("resident").write("POST", path, {"text": f"Comment {variant}."}, key=key)


def set_view(scene: Scene, key: str, variant: int) -> Exchange:
    path = f"{API}/me/notices/{_notice(scene, 0)}/view"
    return scene.reader("resident").write("PUT", path, {"hidden": variant == 0, "muted": True}, key=key)


def choose(scene: Scene, key: str, variant: int) -> Exchange:
    return scene.opt("resident", out=variant == 0, key=key)


def choose_for_good(scene: Scene, key: str, variant: int) -> Exchange:
    return scene.choose("resident", "requests", agree=variant > 0, key=key)


def move_out(scene: Scene, key: str, variant: int) -> Exchange:
    return scene.reader(("resident", "neighbor")[variant]).write("POST", f"{API}/me/move-out", key=key)


def object_to_footage(scene: Scene, key: str, variant: int) -> Exchange:
    body = objection_to(scene, words=f"I was visiting a friend, {variant}.")
    return scene.reader().write("POST", f"{API}/public/objections", body, key=key)


def decide(scene: Scene, key: str, variant: int) -> Exchange:
    assert object_to_footage(scene, "objection-before", 0).status == 200
    with scene.world.database.looking() as rows:
        named = rows.execute(text("SELECT id FROM objection")).scalar_one()
    path = f"{API}/company/objections/{named}/decision"
    return scene.reader("moderator").write("POST", path, {"uphold": variant == 0}, key=key)


def approve(scene: Scene, key: str, variant: int) -> Exchange:
    body = {"approve": variant == 0, "note": "A note."}
    newest = scene.reader("officer").get(f"{API}/officer/requests").json()["requests"][0]["id"]
    return scene.reader("moderator").write("POST", f"{API}/company/requests/{newest}/review", body, key=key)


def move_clock(scene: Scene, key: str, variant: int) -> Exchange:
    return scene.reader("researcher").write("POST", f"{API}/lab/clock", {"minutes": variant + 7}, key=key)


def step(scene: Scene, key: str, variant: int) -> Exchange:
    return scene.reader("researcher").write("POST", f"{API}/lab/step", {"to": ("next", "day")[variant]}, key=key)


def set_pace(scene: Scene, key: str, variant: int) -> Exchange:
    return scene.reader("researcher").write("PUT", f"{API}/lab/pace", {"pace": variant + 7}, key=key)


def put_in_force(scene: Scene, key: str, variant: int) -> Exchange:
    body = {"regime_id": ("reference-blind", None)[variant]}
    return scene.reader("researcher").write("POST", f"{API}/lab/regime", body, key=key)


def invite(scene: Scene, key: str, variant: int) -> Exchange:
    admin = scene.reader("administrator")
    domain = admin.get(f"{API}/agency/profile").json()["email_domain"]
    body = {"name": "A. Name", "email": f"number-{variant}@{domain}", "role": "user"}
    return admin.write("POST", f"{API}/agency/invitations", body, key=key)


def withdraw_invitation(scene: Scene, key: str, variant: int) -> Exchange:
    made = [invite(scene, f"to-withdraw-{number}", number).json()["invitation"]["id"] for number in range(2)]
    path = f"{API}/agency/invitations/{made[variant]}/withdraw"
    return scene.reader("administrator").write("POST", path, key=key)


def _colleague(scene: Scene, variant: int) -> str:
    users = scene.reader("administrator").get(f"{API}/agency/users").json()["users"]
    return [str(user["id"]) for user in users if user["role"] == "officer"][variant]


def _change_account(scene: Scene, method: str, deed: str, key: str, variant: int, body: object = None) -> Exchange:
    path = f"{API}/agency/users/{_colleague(scene, variant)}/{deed}"
    return scene.reader("administrator").write(method, path, body, key=key)


def set_posting(scene: Scene, key: str, variant: int) -> Exchange:
    return _change_account(scene, "PUT", "posting", key, variant, {"may_post": False})


def assign_area(scene: Scene, key: str, variant: int) -> Exchange:
    return _change_account(scene, "PUT", "assigned-area", key, 0, {"area": (square(-69, 36), None)[variant]})


def close_account(scene: Scene, key: str, variant: int) -> Exchange:
    return _change_account(scene, "POST", "close", key, variant)


def reopen_account(scene: Scene, key: str, variant: int) -> Exchange:
    assert close_account(scene, f"to-reopen-{variant}", variant).status == 200
    return _change_account(scene, "POST", "reopen", key, variant)


def file_demand(scene: Scene, key: str, variant: int) -> Exchange:
    found = Papers(scene.bench, scene.world)
    return found.send(found.paper("resident", paper_number=f"SW-{variant}") | hours_around(scene.incident), key)


def decide_demand(scene: Scene, key: str, variant: int) -> Exchange:
    found = Papers(scene.bench, scene.world)
    filed = found.file(found.paper("resident") | hours_around(scene.incident), "to-be-decided")
    path = f"{API}/legal/demands/{filed}/decision"
    body = {"outcome": ("full", "none")[variant], "grounds": ["out-of-scope"]}
    return scene.reader("legal-reviewer").write("POST", path, body, key=key)


def consent_to_demand(scene: Scene, key: str, variant: int) -> Exchange:
    found = Papers(scene.bench, scene.world)
    demand_id = found.file(
        found.paper("resident", kind="verified-consent") | hours_around(scene.incident), "to-be-agreed-to"
    )
    found.decide(demand_id)
    path = f"{API}/me/demands/{demand_id}/consent"
    return scene.reader("resident").write("POST", path, {"agree": variant == 0}, key=key)


BLIND, LEAKING, EVIDENCE = "reference-blind", "no-policy", "community-requests-2025"

WRITES = (
    Write(file_request, ("POST", "/officer/requests"), "officer"),
    Write(resolve, ("POST", "/officer/requests/{request_id}/resolve"), "officer"),
    Write(amend, ("POST", "/officer/requests/{request_id}/amend"), "officer", LEAKING),
    Write(take_back, ("POST", "/officer/requests/{request_id}/withdraw"), "officer", LEAKING),
    Write(triage, ("POST", "/officer/releases/{release_id}/triage"), "officer", EVIDENCE),
    Write(pass_on, ("POST", "/officer/releases/{release_id}/onward"), "officer"),
    Write(share, ("POST", "/me/notices/{notice_id}/share"), "resident"),
    Write(decline, ("POST", "/me/notices/{notice_id}/decline"), "resident"),
    Write(withdraw, ("POST", "/me/notices/{notice_id}/withdraw"), "resident", BLIND),
    Write(comment, ("POST", "/me/notices/{notice_id}/comments"), "resident"),
    Write(set_view, ("PUT", "/me/notices/{notice_id}/view"), "resident"),
    Write(answer_onward, ("POST", "/me/onward/{onward_id}"), "resident", BLIND),
    Write(choose, ("PUT", "/me/standing-choice"), "resident"),
    Write(choose_for_good, ("POST", "/me/choices"), "resident", BLIND),
    Write(move_out, ("POST", "/me/move-out"), "resident"),
    Write(object_to_footage, ("POST", "/public/objections"), "", BLIND),
    Write(decide, ("POST", "/company/objections/{objection_id}/decision"), "moderator", BLIND),
    Write(approve, ("POST", "/company/requests/{request_id}/review"), "moderator"),
    Write(file_demand, ("POST", "/officer/demands"), "officer"),
    Write(decide_demand, ("POST", "/legal/demands/{demand_id}/decision"), "legal-reviewer"),
    Write(consent_to_demand, ("POST", "/me/demands/{demand_id}/consent"), "resident"),
    Write(move_clock, ("POST", "/lab/clock"), "researcher"),
    Write(step, ("POST", "/lab/step"), "researcher"),
    Write(set_pace, ("PUT", "/lab/pace"), "researcher"),
    Write(put_in_force, ("POST", "/lab/regime"), "researcher"),
    Write(invite, ("POST", "/agency/invitations"), "administrator"),
    Write(withdraw_invitation, ("POST", "/agency/invitations/{invitation_id}/withdraw"), "administrator"),
    Write(set_posting, ("PUT", "/agency/users/{account_id}/posting"), "administrator"),
    Write(assign_area, ("PUT", "/agency/users/{account_id}/assigned-area"), "administrator"),
    Write(close_account, ("POST", "/agency/users/{account_id}/close"), "administrator"),
    Write(reopen_account, ("POST", "/agency/users/{account_id}/reopen"), "administrator"),
)
