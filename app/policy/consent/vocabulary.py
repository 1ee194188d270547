"""The terms of the W3C Data Privacy Vocabulary that label our purposes, scopes and events in a receipt.

A label says what kind of thing something is to readers who do not know this portal; no rule reads it.

References
----------
Data Privacy Vocabulary 2.0, W3C Data Privacy Vocabularies and Controls Community Group, 2024, https://w3id.org/dpv
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from .events import ConsentKind, Purpose, Scope

DPV: Final = "https://w3id.org/dpv#"
PERSONAL_DATA: Final = "https://w3id.org/dpv/pd#"
VERSION: Final = "2.0"


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the vocabulary, and what it stands for here.

    Parameters
    ----------
    iri, label : str
        As the vocabulary has them.
    meaning : str
        What it stands for in this portal, for the resident.
    """

    iri: str
    label: str
    meaning: str


LAWFUL_BASIS: Final = Term(f"{DPV}Consent", "Consent", "The resident's own choice.")

PURPOSE_TERMS: Final = MappingProxyType[Purpose, Term](
    {
        "requests": Term(
            f"{DPV}CommunicationManagement", "Communication Management", "Being asked for footage at all."
        ),
        "map": Term(f"{DPV}ImprovePublicServices", "Improve Public Services", "Being counted in what a map shows."),
        "answer": Term(
            f"{DPV}ProtectionOfPublicSecurity", "Protection of Public Security", "Sharing in answer to a request."
        ),
        "onward": Term(
            f"{DPV}ProtectionOfPublicSecurity", "Protection of Public Security", "Passing a release to another agency."
        ),
    }
)

SCOPE_TERMS: Final = MappingProxyType[Scope, Term](
    {
        "existence": Term(f"{PERSONAL_DATA}PersonalPossession", "Personal Possession", "That there is a camera."),
        "coarse-zone": Term(f"{PERSONAL_DATA}Location", "Location", "The zone in which the camera is."),
        "exact-location": Term(f"{PERSONAL_DATA}PhysicalAddress", "Physical Address", "The place of the camera."),
        "clip-list": Term(f"{PERSONAL_DATA}DeviceBased", "Device Based", "When the camera recorded something."),
        "clip": Term(f"{PERSONAL_DATA}Picture", "Picture", "The pictures of a clip."),
        "audio": Term(
            f"{PERSONAL_DATA}VoiceCommunicationRecording", "Voice Communication Recording", "The sound of a clip."
        ),
        "contact": Term(f"{PERSONAL_DATA}Contact", "Contact", "Name, address, e-mail, as the regime has it."),
    }
)

# The vocabulary has no word for a yes to a notice that changed since: the broader term stands in.
STATE_TERMS: Final = MappingProxyType[ConsentKind, Term](
    {
        "requested": Term(f"{DPV}ConsentRequested", "Consent Requested", "Asked, and not yet answered."),
        "given": Term(f"{DPV}ConsentGiven", "Consent Given", "Agreed."),
        "refused": Term(f"{DPV}ConsentRefused", "Consent Refused", "Said no."),
        "re-confirmed": Term(f"{DPV}RenewedConsentGiven", "Renewed Consent Given", "Agreed again."),
        "expired": Term(f"{DPV}ConsentExpired", "Consent Expired", "The agreed time is over."),
        "stale": Term(
            f"{DPV}ConsentStatusInvalidForProcessing",
            "Consent Status Invalid for Processing",
            "The notice changed after it was agreed to.",
        ),
        "withdrawn": Term(f"{DPV}ConsentWithdrawn", "Consent Withdrawn", "Taken back, or opted out."),
    }
)
