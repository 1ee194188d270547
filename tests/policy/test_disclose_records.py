"""How an agency's records are written out: free text is blackened, and no number tells residents one by one."""

from __future__ import annotations

from dataclasses import replace

from glassporch.policy.disclose.records import tables_of
from glassporch.policy.redaction import WITHHELD
from glassporch.policy.regimes import REGIMES
from glassporch.policy.request_facts import StepFact

from .test_disclose import REQUEST

BLIND, EARLY = REGIMES["reference-blind"], REGIMES["heat-map-2018"]
TEXT = "Ask ada.b@x.example at 12 Elm Street, 555-0100."
BLACK = f"Ask {WITHHELD} at {WITHHELD}, {WITHHELD}."


def test_addresses_and_telephone_numbers_are_blackened_in_messages_and_notes() -> None:
    step = StepFact(
        request_id=REQUEST.request_id, agency_id=REQUEST.agency_id, delivered=True, position=0, step="rejected",
        at_us=1, note=TEXT,
    )  # fmt: skip
    requests, steps = tables_of((replace(REQUEST, message=TEXT), step), frozenset({"requests"}), EARLY)
    assert requests.rows[0][requests.columns.index("message")] == BLACK
    assert steps.rows[0][steps.columns.index("note")] == BLACK
