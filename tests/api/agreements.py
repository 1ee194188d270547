"""The part of the recorded walk that is about agreements and the ledger: an offer, its signature, a gift, a notice."""

from __future__ import annotations

from .recorder import Recorder

NEW = "Sallow Bay Police Department"


def walk_agreements(recorder: Recorder) -> None:
    """Offer an agreement to the agency that has none, sign it, enter a gift, and give notice from either side."""
    listed = recorder.call("partners_list_agencies", "partner-manager")["agencies"]
    new = next(str(one["agency_id"]) for one in listed if one["agency"] == NEW)
    recorder.call("partners_read_agency", "partner-manager", agency_id=new)
    starts = recorder.call("public_read_world")["simulated_time"]
    body = {"clauses": [], "starts": starts, "notice_days": 0}
    giving = body | {"clauses": [{"name": "camera-donation", "number": 2}]}
    offered = recorder.call("partners_offer_agreement", "partner-manager", giving, agency_id=new, key="offer-cameras")
    if "agreements" not in offered:
        offered = recorder.call("partners_offer_agreement", "partner-manager", body, agency_id=new, key="offer-first-1")
    recorder.call("partners_offer_agreement", "partner-manager", body, agency_id=new, key="offer-again-1")
    named = str(offered["agreements"][0]["id"])
    answer = {"agree": True, "signatories": [{"role": role, "name": "A. Holder"} for role in offered["roles_named"]]}
    recorder.call("agency_read_agreements", "new-administrator")
    for key in ("sign-offer-1", "sign-offer-2"):
        recorder.call("agency_sign_agreement", "new-administrator", answer, agreement_id=named, key=key)
    gift = {"kind": "cameras-given", "number": 1}
    recorder.call("partners_enter_gift", "partner-manager", gift, agency_id=new, key="give-a-camera-1")
    reason = {"reason": "The council voted to leave."}
    recorder.call("agency_read_ledger", "new-administrator")
    recorder.call("agency_end_agreement", "new-administrator", reason, agreement_id=named, key="end-of-agency-1")
    recorder.call("partners_read_ledgers", "partner-manager")
    held = next(one["agreements"][0]["id"] for one in listed if one["kind"] == "immigration")
    for key in ("end-of-partners-1", "end-of-partners-2"):
        recorder.call("partners_end_agreement", "partner-manager", reason, agreement_id=held, key=key)
    recorder.call("public_list_agreements_in_force")
    recorder.call("public_list_subsidies")
