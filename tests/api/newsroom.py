"""The part of the recorded walk that is about what agencies say in public, and what their records bring out."""

from __future__ import annotations

from datetime import date

from ..conftest import pass_minutes
from ..things import STATEMENT
from .recorder import Recorder

ANSWER_MINUTES = 10 * 24 * 60
"""Simulated minutes until a records request is answered."""


def walk_newsroom(recorder: Recorder) -> None:
    """Draft, submit, reword, approve and publish a statement; ask for records, wait, and fetch a file."""
    recorder.call("newsroom_list_templates", "administrator")
    made = recorder.call("newsroom_draft_statement", "administrator", STATEMENT, key="draft-a-statement")
    one = str(made["id"])
    edit = {"title": "We take part", "text": "We read along."}
    recorder.call("newsroom_edit_statement", "administrator", edit, statement_id=one, key="edit-a-statement")
    recorder.call("newsroom_submit_statement", "administrator", statement_id=one, key="submit-a-statement")
    recorder.call("partners_list_submitted", "partner-manager")
    recorder.call("partners_read_submitted", "partner-manager", statement_id=one)
    yes = {"verdict": "approve", "note": "Good."}
    recorder.call("partners_review_statement", "partner-manager", yes, statement_id=one, key="review-a-statement")
    recorder.call("newsroom_publish_statement", "administrator", statement_id=one, key="publish-a-statement")
    dropped = recorder.call("newsroom_draft_statement", "administrator", STATEMENT, key="draft-another-one")
    recorder.call("newsroom_withdraw_statement", "administrator", statement_id=str(dropped["id"]), key="drop-it-now")
    recorder.call("newsroom_list_statements", "administrator")
    recorder.call("newsroom_read_statement", "administrator", statement_id=one)
    recorder.call("public_list_published")
    _records(recorder)


def _records(recorder: Recorder) -> None:
    name = recorder.call("agency_read_agency", "administrator")["name"]
    agencies = recorder.call("records_list_holders", "journalist")["agencies"]
    today = date.fromisoformat(recorder.call("public_read_world")["simulated_time"][:10])
    body = {
        "agency_id": next(one["id"] for one in agencies if one["name"] == name),
        "topics": ["requests", "statements"],
        "from_day": today.replace(day=1).isoformat(),
        "to_day": today.isoformat(),
    }
    asked = recorder.call("records_ask_for_records", "journalist", body, key="ask-for-records")
    pass_minutes(recorder.world, ANSWER_MINUTES)
    recorder.call("records_list_records_requests", "journalist")
    recorder.call("records_read_records_request", "journalist", records_id=asked["id"])
    recorder.call("records_fetch_records_file", "journalist", records_id=asked["id"], name="requests.csv")
