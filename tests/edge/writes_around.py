"""The writes round the requests: the feed and its moderation, agreements, gifts, statements, records, and e-mail.

As in `writes.py`, each comes in two variants, and nothing is asserted but that what a write needs was there.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from glassporch.client import Exchange

from ..flow import API
from ..scene import Scene
from ..things import LETTER, POST, STATEMENT, records_from
from .writes import Write

NEW = "Sallow Bay Police Department"
HOLDERS = [{"role": role, "name": "A. Holder"} for role in ("press", "social-media", "investigation", "community")]


def _must(answer: Exchange) -> Any:
    assert answer.status in {200, 201}, answer.body
    return answer.json()


def write_post(scene: Scene, key: str, variant: int) -> Exchange:
    return scene.reader("resident").write("POST", f"{API}/me/posts", POST | {"text": f"Variant {variant}."}, key=key)


def judge_post(scene: Scene, key: str, variant: int) -> Exchange:
    post_id = _must(write_post(scene, "post-to-judge", 0))["id"]
    body = {"verdict": ("approve", "reject")[variant], "note": "A note."}
    return scene.reader("moderator").write("POST", f"{API}/company/posts/{post_id}/review", body, key=key)


def _published(scene: Scene, variant: int) -> str:
    """Return a post that everybody reads."""
    post_id = _must(write_post(scene, f"post-before-{variant}", variant))["id"]
    path, body = f"{API}/company/posts/{post_id}/review", {"verdict": "approve"}
    _must(scene.reader("moderator").write("POST", path, body, key=f"approve-before-{variant}"))
    return str(post_id)


def resolve_post(scene: Scene, key: str, variant: int) -> Exchange:
    path = f"{API}/me/posts/{_published(scene, variant)}/resolve"
    return scene.reader("resident").write("POST", path, key=key)


def take_post_back(scene: Scene, key: str, variant: int) -> Exchange:
    path = f"{API}/me/posts/{_published(scene, variant)}/take-back"
    return scene.reader("resident").write("POST", path, key=key)


def comment_below(scene: Scene, key: str, variant: int) -> Exchange:
    path, body = f"{API}/me/feed/{_published(scene, 0)}/comments", {"text": f"Comment {variant}."}
    return scene.reader("neighbor").write("POST", path, body, key=key)


def comment_officially(scene: Scene, key: str, variant: int) -> Exchange:
    path, body = f"{API}/officer/feed/{_published(scene, 0)}/comments", {"text": f"Comment {variant}."}
    return scene.reader("officer").write("POST", path, body, key=key)


def post_officially(scene: Scene, key: str, variant: int) -> Exchange:
    return scene.reader("officer").write("POST", f"{API}/officer/feed", POST | {"text": f"Tip {variant}."}, key=key)


def set_feed(scene: Scene, key: str, variant: int) -> Exchange:
    return scene.reader("resident").write("PUT", f"{API}/me/feed-settings", {"alerts": variant == 0}, key=key)


def _agency(scene: Scene, begins: str) -> dict[str, Any]:
    """Return an agency as the partner manager reads it."""
    listed = scene.reader("partner-manager").get(f"{API}/partners/agencies").json()["agencies"]
    return dict(next(one for one in listed if one["agency"].startswith(begins)))


def _own(scene: Scene) -> str:
    """Return the id of the officer's agency."""
    return str(scene.reader("administrator").get(f"{API}/agency/agreements").json()["agency_id"])


def offer_agreement(scene: Scene, key: str, variant: int) -> Exchange:
    begins = datetime.fromisoformat(scene.incident["properties"]["window_from"]) + timedelta(days=20)
    body = {"clauses": [], "starts": begins.isoformat(), "notice_days": variant}
    path = f"{API}/partners/agencies/{_agency(scene, NEW)['agency_id']}/agreements"
    return scene.reader("partner-manager").write("POST", path, body, key=key)


def sign_agreement(scene: Scene, key: str, variant: int) -> Exchange:
    offered = _must(offer_agreement(scene, "offer-before", 0))["agreements"][0]["id"]
    body = ({"agree": True, "signatories": HOLDERS}, {"agree": False})[variant]
    path = f"{API}/agency/agreements/{offered}/sign"
    return scene.reader("new-administrator").write("POST", path, body, key=key)


def end_own_agreement(scene: Scene, key: str, variant: int) -> Exchange:
    chief = scene.reader("administrator")
    named = chief.get(f"{API}/agency/agreements").json()["agreements"][0]["id"]
    body = {"reason": f"The council voted, {variant}."}
    return chief.write("POST", f"{API}/agency/agreements/{named}/end", body, key=key)


def end_agreement(scene: Scene, key: str, variant: int) -> Exchange:
    path = f"{API}/partners/agreements/{_agency(scene, 'Gannet')['agreements'][0]['id']}/end"
    body = {"reason": f"The program ends, {variant}."}
    return scene.reader("partner-manager").write("POST", path, body, key=key)


def enter_gift(scene: Scene, key: str, variant: int) -> Exchange:
    body = {"kind": "cameras-subsidized", "number": variant + 3}
    path = f"{API}/partners/agencies/{_own(scene)}/gifts"
    return scene.reader("partner-manager").write("POST", path, body, key=key)


def draft_statement(scene: Scene, key: str, variant: int) -> Exchange:
    body = STATEMENT | {"text": f"Variant {variant}."}
    return scene.reader("administrator").write("POST", f"{API}/newsroom/statements", body, key=key)


def _drafted(scene: Scene, variant: int) -> str:
    return str(_must(draft_statement(scene, f"draft-before-{variant}", variant))["id"])


def _move_statement(scene: Scene, statement_id: str, deed: str, key: str) -> Exchange:
    path = f"{API}/newsroom/statements/{statement_id}/{deed}"
    return scene.reader("administrator").write("POST", path, key=key)


def edit_statement(scene: Scene, key: str, variant: int) -> Exchange:
    path, body = f"{API}/newsroom/statements/{_drafted(scene, 0)}", {"title": "Anew", "text": f"Wording {variant}."}
    return scene.reader("administrator").write("PUT", path, body, key=key)


def submit_statement(scene: Scene, key: str, variant: int) -> Exchange:
    return _move_statement(scene, _drafted(scene, variant), "submit", key)


def withdraw_statement(scene: Scene, key: str, variant: int) -> Exchange:
    return _move_statement(scene, _drafted(scene, variant), "withdraw", key)


def _review(scene: Scene, statement_id: str, verdict: str, key: str) -> Exchange:
    path = f"{API}/partners/statements/{statement_id}/review"
    return scene.reader("partner-manager").write("POST", path, {"verdict": verdict, "note": "A note."}, key=key)


def review_statement(scene: Scene, key: str, variant: int) -> Exchange:
    _must(submit_statement(scene, "submit-before", 0))
    return _review(scene, _drafted(scene, 0), ("approve", "reject")[variant], key)


def publish_statement(scene: Scene, key: str, variant: int) -> Exchange:
    _must(submit_statement(scene, f"submit-before-{variant}", variant))
    _must(_review(scene, _drafted(scene, variant), "approve", f"approve-before-{variant}"))
    return _move_statement(scene, _drafted(scene, variant), "publish", key)


def ask_for_records(scene: Scene, key: str, variant: int) -> Exchange:
    body = records_from(scene) | {"topics": [("requests", "statements")[variant]]}
    return scene.reader("journalist").write("POST", f"{API}/records/requests", body, key=key)


def choose_alerts(scene: Scene, key: str, variant: int) -> Exchange:
    body = {"categories": [("crime", "safety")[variant]]}
    return scene.reader("officer").write("PUT", f"{API}/officer/mail/alerts", body, key=key)


def write_to_company(scene: Scene, key: str, variant: int) -> Exchange:
    body = LETTER | {"text": f"Letter {variant}."}
    return scene.reader("administrator").write("POST", f"{API}/agency/letters", body, key=key)


def write_to_agency(scene: Scene, key: str, variant: int) -> Exchange:
    body = LETTER | {"agency_id": _own(scene), "text": f"Letter {variant}."}
    return scene.reader("partner-manager").write("POST", f"{API}/partners/letters", body, key=key)


def send_suggestions(scene: Scene, key: str, variant: int) -> Exchange:
    named = (_own(scene), _agency(scene, "Gannet")["agency_id"])[variant]
    path = f"{API}/partners/engagement/{named}/suggestions"
    return scene.reader("partner-manager").write("POST", path, key=key)


ERA = "heat-map-2018"
"""The rules that know memoranda, subsidies, coaching, and statements that the company approves."""

AROUND = (
    Write(write_post, ("POST", "/me/posts"), "resident"),
    Write(judge_post, ("POST", "/company/posts/{post_id}/review"), "moderator"),
    Write(resolve_post, ("POST", "/me/posts/{post_id}/resolve"), "resident"),
    Write(take_post_back, ("POST", "/me/posts/{post_id}/take-back"), "resident"),
    Write(comment_below, ("POST", "/me/feed/{post_id}/comments"), "neighbor"),
    Write(comment_officially, ("POST", "/officer/feed/{post_id}/comments"), "officer"),
    Write(post_officially, ("POST", "/officer/feed"), "officer"),
    Write(set_feed, ("PUT", "/me/feed-settings"), "resident"),
    Write(offer_agreement, ("POST", "/partners/agencies/{agency_id}/agreements"), "partner-manager"),
    Write(sign_agreement, ("POST", "/agency/agreements/{agreement_id}/sign"), "new-administrator", ERA),
    Write(end_own_agreement, ("POST", "/agency/agreements/{agreement_id}/end"), "administrator"),
    Write(end_agreement, ("POST", "/partners/agreements/{agreement_id}/end"), "partner-manager"),
    Write(enter_gift, ("POST", "/partners/agencies/{agency_id}/gifts"), "partner-manager", ERA),
    Write(draft_statement, ("POST", "/newsroom/statements"), "administrator"),
    Write(edit_statement, ("PUT", "/newsroom/statements/{statement_id}"), "administrator"),
    Write(submit_statement, ("POST", "/newsroom/statements/{statement_id}/submit"), "administrator", ERA),
    Write(publish_statement, ("POST", "/newsroom/statements/{statement_id}/publish"), "administrator", ERA),
    Write(withdraw_statement, ("POST", "/newsroom/statements/{statement_id}/withdraw"), "administrator"),
    Write(review_statement, ("POST", "/partners/statements/{statement_id}/review"), "partner-manager", ERA),
    Write(ask_for_records, ("POST", "/records/requests"), "journalist"),
    Write(choose_alerts, ("PUT", "/officer/mail/alerts"), "officer"),
    Write(write_to_company, ("POST", "/agency/letters"), "administrator"),
    Write(write_to_agency, ("POST", "/partners/letters"), "partner-manager"),
    Write(send_suggestions, ("POST", "/partners/engagement/{agency_id}/suggestions"), "partner-manager", ERA),
)
