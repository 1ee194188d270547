"""The walk from which the examples of the API document are recorded: one request from end to end, and all around it.

Every operation is called; what the rules in force forbid is kept as a problem.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial

from glassporch.policy.wire.base import microseconds
from glassporch.worlds.world import World
from sqlalchemy import text

from ..conftest import pass_minutes
from ..flow import draft_for, square
from ..scene import hours_around
from .agreements import walk_agreements
from .mail import walk_mail
from .newsroom import walk_newsroom
from .recorder import MOST, Json, Recorder

QUARTER = 92 * 24 * 60
"""Minutes after which the quarter is over in which the walk began."""


def walk(recorder: Recorder) -> None:
    """Walk one request from end to end, and look at everything."""
    _public(recorder)
    recorded = partial(_cameras_around, recorder.world)
    incident = max(recorder.call("officer_list_incidents", "officer")["features"], key=recorded)
    _refusals(recorder, incident)
    draft = draft_for(incident, **hours_around(incident))
    filed = recorder.call("officer_file_request", "officer", draft, key="footage-request-1")
    _review(recorder, filed["id"])
    pass_minutes(recorder.world, 11)
    notice = _answer(recorder)
    release = str(recorder.call("resident_read_record", "resident")["left"][0]["release_id"])
    _agency(recorder, filed["id"], release)
    _passed_on(recorder, release)
    _feed(recorder)
    _choices(recorder, notice)
    _objection(recorder, incident)
    _demands(recorder, incident)
    _request_life(recorder, filed["id"], draft)
    walk_newsroom(recorder)
    walk_mail(recorder)
    walk_agreements(recorder)
    _laboratory(recorder)


def _cameras_around(world: World, incident: Json) -> int:
    """Count the cameras that recorded around an incident: the residents who sign in are of the busiest one."""
    window = {name: microseconds(datetime.fromisoformat(at)) for name, at in hours_around(incident).items()}
    counted = "SELECT count(DISTINCT camera_id) FROM clip WHERE start_us BETWEEN :window_from AND :window_to"
    with world.database.looking() as rows:
        return int(rows.execute(text(counted), window).scalar_one())


def _public(recorder: Recorder) -> None:
    signing = {"email": "officer@test.example", "password": "officer-password"}
    opened = recorder.call("sessions_open_session", body=signing)
    assert set(opened) == {"token", "role", "expires_at"}
    recorder.call("sessions_open_session", body=signing | {"password": "wrong"})
    recorder.call("sessions_close_session", "second-officer")
    for name in ("world", "keys", "regime"):
        recorder.call(f"public_read_{name}")
    for name in ("regime_changes", "attributions", "partners", "taking_part"):
        recorder.call(f"public_list_{name}")
    for name in ("agency_map", "outlines", "county_lines"):
        recorder.call(f"public_read_{name}")
    recorder.call("public_list_public_counts")
    recorder.call("public_search_agency_map", body={"text": "Ames, IA"})
    recorder.call("public_search_register", body={"words": "camera"})
    recorder.call("public_export_register", body={"sort": "oldest"})
    for name in ("list_announcements", "read_outsiders_list", "list_records_answers"):
        recorder.call(f"public_{name}")
    recorder.call("public_search_announcements", body={"phrase": "on every porch"})
    for name in ("read_agency_map_of_day", "export_table", "export_features"):
        recorder.call(f"public_{name}", day="2019-08-28")
    tiles = recorder.call("public_read_base_index")["tiles"]
    recorder.call("public_read_base_tile", tile_id=tiles[-1]["id"])


def _refusals(recorder: Recorder, incident: Json) -> None:
    lon, lat = incident["geometry"]["coordinates"]
    recorder.call("officer_check_area", "officer", {"area": square(lon, lat)})
    recorder.call("officer_check_area", "officer", {"area": square(lon, lat, 0.03)})
    recorder.call("officer_check_area", "officer", {"area": {"type": "Polygon", "coordinates": []}})
    recorder.call(
        "officer_file_request", "officer", draft_for(incident, area=square(lon, lat, 0.03)), key="too-large-1"
    )


def _review(recorder: Recorder, request_id: str) -> None:
    """Let a moderator approve a request twice, and look at it before and after."""
    recorder.call("company_list_reviews", "moderator")
    words = {"approve": True, "note": ""}
    for _ in range(MOST):
        recorder.call("company_review", "moderator", words, request_id=request_id, key="review-1")
        words = {"approve": True, "note": "once more, under the key of another write"}
    recorder.call("company_list_reviewed", "moderator")


def _answer(recorder: Recorder) -> str:
    """Let two residents answer; return the notice of the one who shares."""
    notice = recorder.call("resident_list_notices", "neighbor")["notices"][0]["id"]
    recorder.call("resident_decline", "neighbor", notice_id=notice, key="decline-1")
    notice = recorder.call("resident_list_notices", "resident")["notices"][0]["id"]
    words = {"text": "A grey van stood there all evening."}
    recorder.call("resident_comment", "resident", words, notice_id=notice, key="comment-1")
    recorder.call("resident_set_view", "resident", {"hidden": False, "muted": True}, notice_id=notice, key="quiet-it-1")
    seen = recorder.call("resident_read_notice", "resident", notice_id=notice)
    clip, told = seen["clips"][0]["id"], {"notice_version": seen["notice_version"]}
    for name in ("picture", "footage"):
        recorder.call(f"resident_read_{name}", "resident", clip_id=clip)
    recorder.call("resident_share", "resident", {"clip_ids": [clip]} | told, notice_id=notice, key="share-clips-1")
    foreign = {"clip_ids": ["somebody-elses"]} | told
    recorder.call("resident_share", "resident", foreign, notice_id=notice, key="share-clips-2")
    return str(notice)


def _agency(recorder: Recorder, request_id: str, release_id: str) -> None:
    tiles = recorder.call("officer_read_map_index", "officer")["tiles"]
    for tile in tiles:
        recorder.call("officer_read_tile", "officer", tile_id=tile["id"])
    recorder.call("officer_read_counts", "officer")
    recorder.call("officer_find_address", "officer", {"street": "Puffin Row"})
    for name in ("fetch_picture", "fetch_footage", "measure_footage", "fetch_evidence"):
        recorder.call(f"officer_{name}", "officer", release_id=release_id)
    recorder.call("officer_triage_release", "officer", {"verdict": "accepted"}, release_id=release_id, key="keep-it-1")
    _accounts(recorder)
    recorder.call("agency_read_response_totals", "administrator")
    for tag, who in (("officer", "officer"), ("agency", "administrator")):
        recorder.call(f"{tag}_list_requests", who)
        recorder.call(f"{tag}_read_request", who, request_id=request_id)
    recorder.call("public_read_register")


def _accounts(recorder: Recorder) -> None:
    """Invite, accept, change: an administrator at work. What the regime does not know is kept as a problem."""
    domain = recorder.call("agency_read_agency", "administrator")["email_domain"]
    draft = {"name": "Ofc. Nadia Fenn", "email": f"nadia.fenn@{domain}", "role": "user", "may_post": True}
    made = recorder.call("agency_invite_colleague", "administrator", draft, key="invitation-1")
    recorder.call("agency_invite_colleague", "administrator", draft, key="invitation-2")
    joining = {"code": made["code"], "password": "a-password-of-my-own"}
    for _ in range(MOST):
        recorder.call("sessions_accept_invitation", body=joining)
    draft |= {"name": "Lt. Joss Aldane", "email": f"joss.aldane@{domain}"}
    second = recorder.call("agency_invite_colleague", "administrator", draft, key="invitation-3")["invitation"]["id"]
    for key in ("withdraw-1", "withdraw-2"):
        recorder.call("agency_withdraw_invitation", "administrator", invitation_id=second, key=key)
    recorder.call("agency_list_invitations", "administrator")
    users = recorder.call("agency_list_colleagues", "administrator")["users"]
    [fenn] = [user["id"] for user in users if user["name"] == "Ofc. Nadia Fenn"]
    [own] = [user["id"] for user in users if user["name"] == "Lt. Ines Calder"]
    recorder.call("agency_set_posting", "administrator", {"may_post": False}, account_id=fenn, key="posting-1")
    area = {"area": square(-69.0, 36.0)}
    recorder.call("agency_set_assigned_area", "administrator", area, account_id=fenn, key="assign-1")
    recorder.call("agency_close_account", "administrator", account_id=own, key="close-own-1")
    recorder.call("agency_close_account", "administrator", account_id=fenn, key="close-fenn-1")
    recorder.call("agency_reopen_account", "administrator", account_id="acc_nowhere", key="reopen-none")
    recorder.call("agency_reopen_account", "administrator", account_id=fenn, key="reopen-1")


def _passed_on(recorder: Recorder, release_id: str) -> None:
    """Pass a clip on to another agency, with the resident's yes where the rules want one."""
    to = {"to_agency_id": recorder.call("officer_list_other_agencies", "officer")["agencies"][0]["id"]}
    for key in ("pass-on-1", "pass-on-2"):
        recorder.call("officer_pass_on", "officer", to, release_id=release_id, key=key)
    for ask in recorder.call("resident_list_onward_asks", "resident")["asks"]:
        yes = {"agree": True, "notice_version": ask["notice_version"]}
        recorder.call("resident_answer_onward", "resident", yes, onward_id=ask["id"], key="answer-onward-1")
    recorder.call("officer_list_passed_on", "other-officer")
    recorder.call("agency_list_passed_on", "other-administrator")
    recorder.call("resident_read_record", "resident")


def _feed(recorder: Recorder) -> None:
    """Post, see it through review, comment, be alerted, and take it back."""
    draft: Json = {"category": "crime", "title": "At the door", "text": "Somebody tried the door."}
    recorder.call("resident_set_feed_settings", "neighbor", {"radius_m": 800, "alerts": True}, key="follow-01")
    recorder.call("resident_read_feed_settings", "neighbor")
    clip_id = recorder.call("resident_list_own_posts", "resident")["clips"][0]["id"]
    pictured: Json = {**draft, "footage": {"clip_id": clip_id, "kind": "still"}}
    post_id = recorder.call("resident_write_post", "resident", pictured, key="post-0001")["id"]
    recorder.call("resident_read_own_post_footage", "resident", post_id=post_id)
    recorder.call("company_list_posts_to_judge", "moderator")
    recorder.call("company_read_post_footage", "moderator", post_id=post_id)
    for key in ("judge-01", "judge-02"):
        recorder.call("company_judge_post", "moderator", {"verdict": "approve"}, post_id=post_id, key=key)
    said: Json = {"text": "I saw it too."}
    for tag, who in (("resident", "neighbor"), ("officer", "officer")):
        recorder.call(f"{tag}_comment_on_post", who, said, post_id=post_id, key=f"below-{tag}")
        recorder.call(f"{tag}_read_feed", who)
        recorder.call(f"{tag}_read_post", who, post_id=post_id)
        recorder.call(f"{tag}_fetch_post_footage", who, post_id=post_id)
    recorder.call("officer_post_officially", "officer", draft, key="officially-1")
    recorder.call("resident_read_post_by_number", "neighbor", number="1")
    recorder.call("resident_read_alerts", "neighbor")
    recorder.call("resident_list_own_posts", "resident")
    for deed in ("resolve_post", "take_post_back"):
        for key in ("first", "second"):
            recorder.call(f"resident_{deed}", "resident", post_id=post_id, key=f"{deed}-{key}")


def _choices(recorder: Recorder, notice_id: str) -> None:
    """Choose for good, read one's own history and receipt, take an answer back, and let somebody else move out."""
    told = recorder.call("resident_read_choices", "resident")
    no: Json = {"purpose": "requests", "agency_id": told["agencies"][0]["id"], "agree": False}
    recorder.call("resident_choose_for_good", "resident", no, key="for-good-0")
    read = (told["map_notice"] or told["requests_notice"])["version"]
    yes: Json = {"purpose": "map", "agree": True, "notice_version": read}
    recorder.call("resident_choose_for_good", "resident", yes, key="for-good-1")
    recorder.call("resident_read_choices", "resident")
    recorder.call("resident_read_receipt", "resident")
    for key in ("take-back-1", "take-back-2"):
        recorder.call("resident_withdraw", "resident", notice_id=notice_id, key=key)
    recorder.call("resident_choose", "resident", {"opted_out": True}, key="opt-out-1")
    recorder.call("resident_read_household", "resident")
    recorder.call("resident_read_history", "resident")
    recorder.call("resident_move_out", "third-resident", key="moving-out-1")


def _objection(recorder: Recorder, incident: Json) -> None:
    """Let somebody who was filmed object, and a moderator decide twice."""
    place = {"street": "Puffin Row", "block": _block_of(recorder.world, "Puffin Row")}
    draft = hours_around(incident) | place | {"words": "I was visiting a friend that evening."}
    recorder.call("public_object_to_footage", body=draft, key="objection-1")
    for one in recorder.call("company_list_objections", "moderator")["objections"]:
        for key in ("decision-1", "decision-2"):
            values = {"objection_id": one["id"], "key": key}
            recorder.call("company_decide_objection", "moderator", {"uphold": True}, **values)


def _demands(recorder: Recorder, incident: Json) -> None:
    """Serve a warrant, rest another paper on consent, and read what became of both."""
    named = str(recorder.call("resident_read_household", "resident")["name"])
    paper = {
        "kind": "emergency",
        "authority": "Heron County Superior Court",
        "paper_number": "SW-22-17",
        "name": named,
        "wants": ["content", "account-data"],
        "in_danger": "A child who was taken away.",
        "no_time": "The car was seen a minute ago.",
        **hours_around(incident),
    }
    filed = recorder.call("officer_file_demand", "officer", paper, key="demand-0001")
    asks = paper | {"kind": "verified-consent", "wants": ["content"]}
    asked = recorder.call("officer_file_demand", "officer", asks, key="demand-0002")
    recorder.call("legal_list_papers", "legal-reviewer")
    for number, one in enumerate(str(demand["id"]) for demand in (filed, asked) if "id" in demand):
        values = {"demand_id": one, "key": f"word-000{number}"}
        recorder.call("legal_decide_demand", "legal-reviewer", {"outcome": "full", "note": "A sound paper."}, **values)
    consent = {"demand_id": str(asked.get("id", "dem_none")), "key": "consent-0001"}
    recorder.call("resident_consent_to_demand", "resident", {"agree": True}, **consent)
    pass_minutes(recorder.world, 1)
    recorder.call("officer_list_demands", "officer")
    read = recorder.call("officer_read_demand", "officer", demand_id=str(filed.get("id", "dem_none")))
    for clip in read.get("clips", [])[:1]:
        for name in ("fetch_produced", "measure_produced", "fetch_produced_evidence"):
            recorder.call(f"officer_{name}", "officer", production_id=str(clip["id"]))
    recorder.call("resident_list_own_demands", "resident")
    recorder.call("public_read_legal_report")


def _block_of(world: World, street: str) -> int | None:
    with world.database.looking() as rows:
        found = rows.execute(text("SELECT block FROM house WHERE street = :street ORDER BY id"), {"street": street})
        block = found.scalars().first()
    return None if block is None else int(block)


def _request_life(recorder: Recorder, request_id: str, draft: Json) -> None:
    """Amend, resolve, withdraw: what an agency can do with its own requests. What the rules forbid is a problem."""
    words = {"message": "Please look once more, at the lane behind the shop."}
    recorder.call("officer_amend_request", "officer", words, request_id=request_id, key="amend-text-1")
    second = recorder.call("officer_file_request", "officer", draft, key="footage-request-2")["id"]
    recorder.call("officer_withdraw_request", "officer", request_id=second, key="withdraw-1")
    for key in ("resolve-1", "resolve-2"):
        recorder.call("officer_resolve_request", "officer", request_id=request_id, key=key)


def _laboratory(recorder: Recorder) -> None:
    """Move the clock over the end of a quarter, and put other rules in force."""
    recorder.call("laboratory_read_truth", "researcher")
    for minutes, key in ((QUARTER, "a-quarter-on"), (30, "half-an-hour-on")):
        recorder.call("laboratory_move_clock", "researcher", {"minutes": minutes}, key=key)
    recorder.call("public_read_request_counts")
    recorder.call("laboratory_step_clock", "researcher", {"to": "next"}, key="step-the-clock-1")
    recorder.call("laboratory_set_pace", "researcher", {"pace": 3600}, key="set-the-pace-1")
    recorder.call("laboratory_read_pulse", "researcher")
    recorder.call("laboratory_read_log", "researcher", shape="jsonl")
    recorder.call("laboratory_read_equity", "researcher")
    recorder.call("laboratory_read_puzzle", "researcher", {"day": "2019-08-27", "guess": 380})
    recorder.call("laboratory_read_adoption", "researcher", {"homes": 2_000, "months": 24, "runs": 10})
    recorder.call("laboratory_read_rules", "researcher")
    for regime_id, key in (("no-such-rules", "other-rules-1"), ("reference-blind", "other-rules-2")):
        recorder.call("laboratory_put_in_force", "researcher", {"regime_id": regime_id}, key=key)
    recorder.call("public_list_regime_changes")
