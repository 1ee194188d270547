"""What a resident's consent receipt says: their own history in the structure of ISO/IEC TS 27560, as plain JSON.

It holds no name and no place: the resident appears under a pseudonym that the caller supplies, and an account or a
household is nowhere named. It signs nothing and files nothing; the same history and frame give the same document.

References
----------
ISO/IEC TS 27560:2023, Privacy technologies: consent record information structure, https://www.iso.org/standard/80392.html
Data Privacy Vocabulary 2.0, W3C Data Privacy Vocabularies and Controls Community Group, 2024, https://w3id.org/dpv
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from ..wire.base import moment
from ..wire.public import NOTICE
from .events import SCOPES, ConsentFact, ConsentKey, is_end
from .receipt_frame import ReceiptFrame
from .standing import Course, courses, in_order
from .vocabulary import DPV, LAWFUL_BASIS, PURPOSE_TERMS, SCOPE_TERMS, STATE_TERMS, VERSION, Term

DOC_TYPE: Final = "glassporch-consent-receipt"
SCHEMA_VERSION: Final = "1"
EVERY_AGENCY: Final = "every agency with an agreement"
ITS_AGENCY: Final = "the agency that sent the request"
CONTROLLER_ID: Final = "controller-1"


def receipt_content(
    history: Iterable[ConsentFact], household_id: str, account_id: str, frame: ReceiptFrame
) -> dict[str, Any]:
    """Return the receipt of one resident's choices in one household.

    Parameters
    ----------
    history : iterable of ConsentFact
        In any order; what other residents chose is theirs and is left out.

    Returns
    -------
    dict
        JSON-able: strings, integers, None, lists and dicts only. Times are RFC 3339 in UTC, to the microsecond.

    Raises
    ------
    ValueError
        If the history names an agency that `frame.agencies` lacks, or has two events at one position.
    """
    own = [
        event
        for event in in_order(history)
        if event.account_id == account_id and event.household_id == household_id and event.at_us <= frame.issued_us
    ]
    reached = courses(own, frame.issued_us)
    ids = {key: f"consent-{nth}" for nth, key in enumerate(reached, start=1)}
    return {
        **_head(frame),
        "purposes": [_purpose(ids[key], key, course, frame) for key, course in reached.items()],
        "events": [_event(ids[event.key], event, frame) for event in own],
    }


def _head(frame: ReceiptFrame) -> dict[str, Any]:
    return {
        "doc_type": DOC_TYPE,
        "schema_version": SCHEMA_VERSION,
        "structure_after": "ISO/IEC TS 27560:2023",
        "vocabulary": {"iri": DPV, "version": VERSION},
        "simulation_notice": NOTICE,
        "record_id": frame.record_id,
        "pii_principal_id": frame.principal_id,
        "issued_at": _time(frame.issued_us),
        "jurisdiction": frame.jurisdiction,
        "withdrawal_method": frame.withdrawal_method,
        "notice_location": frame.notice_location,
        "pii_controllers": [
            {
                "party_id": CONTROLLER_ID,
                "party_name": frame.controller,
                "party_role": "PII controller",
                "party_contact": frame.controller_contact,
                "party_type": "simulated company",
            }
        ],
    }


def _purpose(consent_id: str, key: ConsentKey, course: Course, frame: ReceiptFrame) -> dict[str, Any]:
    said = course.grant or course.decided_by
    return {
        "consent_id": consent_id,
        "purpose": key.purpose,
        "purpose_type": _term(PURPOSE_TERMS[key.purpose]),
        "lawful_basis": _term(LAWFUL_BASIS),
        "state": course.kind_now(frame.issued_us, frame.notice_version),
        "live": course.state(frame.issued_us, frame.notice_version) == "yes",
        "pii_information": [
            {"pii_type": scope, **_term(SCOPE_TERMS[scope])} for scope in SCOPES if scope in said.scopes
        ],
        "pii_controllers": [CONTROLLER_ID],
        "recipients": [_recipient(key, frame)],
        "incident_type": key.incident_type,
        "request_id": key.request_id,
        "retention_days": said.retention_days,
        "storage": frame.storage,
        "expires_at": _time(said.expires_us),
        "notice": _notice(said, frame),
    }


def _event(consent_id: str, event: ConsentFact, frame: ReceiptFrame) -> dict[str, Any]:
    by_company = event.kind == "requested" or is_end(event.kind)
    return {
        "event_id": event.event_id,
        "consent_id": consent_id,
        "state": event.kind,
        "state_type": _term(STATE_TERMS[event.kind]),
        "event_time": _time(event.at_us),
        "entity_id": CONTROLLER_ID if by_company else frame.principal_id,
        "scopes": [scope for scope in SCOPES if scope in event.scopes],
        "valid_until": _time(event.expires_us),
        "notice": _notice(event, frame),
    }


def _notice(event: ConsentFact, frame: ReceiptFrame) -> dict[str, Any]:
    return {
        "version": event.notice_version,
        "digest": event.notice_digest,
        "served_at": _time(event.served_us),
        "language": frame.language,
    }


def _recipient(key: ConsentKey, frame: ReceiptFrame) -> dict[str, Any]:
    agency_id = key.agency_id
    if agency_id is None:
        return {"party_id": None, "party_name": EVERY_AGENCY if key.request_id is None else ITS_AGENCY}
    if agency_id not in frame.agencies:
        raise ValueError(f"agency {agency_id} is in the history and not in the frame; add its name to `agencies`")
    return {"party_id": agency_id, "party_name": frame.agencies[agency_id]}


def _term(term: Term) -> dict[str, str]:
    return {"iri": term.iri, "label": term.label, "meaning": term.meaning}


def _time(us: int | None) -> str | None:
    return None if us is None else moment(us).isoformat(timespec="microseconds").replace("+00:00", "Z")
