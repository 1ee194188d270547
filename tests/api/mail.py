"""The part of the recorded walk that is about e-mail inside a world, and about what the company measures."""

from __future__ import annotations

from ..conftest import pass_minutes
from ..things import LETTER, POST
from .recorder import Recorder


def walk_mail(recorder: Recorder) -> None:
    """Choose e-mail about posts, post, read the mailbox; write, answer, read; measure and suggest."""
    recorder.call("officer_choose_alerts", "officer", {"categories": ["crime"]}, key="choose-alerts")
    recorder.call("resident_write_post", "resident", POST, key="a-mailed-post")
    pass_minutes(recorder.world, 1)
    recorder.call("officer_read_mailbox", "officer")
    agency = recorder.call("agency_read_agreements", "administrator")["agency_id"]
    begun = recorder.call(
        "partners_write_to_agency", "partner-manager", LETTER | {"agency_id": agency}, key="write-a-letter"
    )
    thread = str(begun["id"])
    answer = {"thread_id": thread, "text": "Thank you."}
    recorder.call("agency_write_to_company", "administrator", answer, key="answer-a-letter")
    for section, who, side in (("agency", "administrator", "agency"), ("partners", "partner-manager", "company")):
        recorder.call(f"{section}_list_{side}_threads", who)
        recorder.call(f"{section}_read_{side}_thread", who, thread_id=thread)
    recorder.call("partners_list_engagement", "partner-manager")
    recorder.call("partners_send_suggestions", "partner-manager", agency_id=agency, key="suggest-it-now")
