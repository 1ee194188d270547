"""Who takes part, what is on record, and what is handed over without consent, in plain sentences."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from .forms import Phrase, amount, either, listed, one_of, quoted

_KINDS: Final = MappingProxyType(
    {
        "police": "police",
        "sheriff": "sheriffs",
        "fire": "fire departments",
        "public-safety": "public-safety departments",
        "emergency-management": "emergency managers",
        "local-government": "local governments",
        "federal": "federal agencies",
        "immigration": "immigration agencies",
    }
)
_ROLES: Final = MappingProxyType(
    {
        "press": "a press officer",
        "social-media": "a social-media officer",
        "investigation": "an investigator",
        "community": "a community officer",
        "administrator": "an administrator",
        "user": "ordinary users",
    }
)
_OBLIGATIONS: Final = MappingProxyType(
    {
        "promote": "promote the product",
        "statements-approved": "have statements approved by the company",
        "confidentiality": "keep the terms confidential",
        "call-data": "hand over data of emergency calls",
    }
)
_INSTRUMENTS: Final = MappingProxyType(
    {
        "subpoena": "a subpoena",
        "court-order": "a court order",
        "warrant": "a search warrant",
        "verified-consent": "the account holder's verified consent",
    }
)

ABOUT_AGENCIES: Final[Mapping[str, Phrase]] = MappingProxyType(
    {
        "service.product_name": quoted("the service goes by the name {}"),
        "agency.eligible": listed("{} can have accounts", _KINDS, empty="no kind of agency can have an account"),
        "agency.staff_roles": listed("an agency's staff has {}", _ROLES, empty="an agency's staff has no set roles"),
        "agency.invite_days": amount(
            "an invitation to join runs out after {}", "day", none="invitations never run out"
        ),
        "agency.idle_days": amount(
            "an officer's account is closed after {} without a sign-in", "day", none="idle accounts stay open"
        ),
        "agency.official_email_only": either(
            "an officer's account needs an e-mail address of the agency",
            "an officer's account can have any e-mail address",
        ),
        "agency.one_assigned_area": either(
            "an officer works within one assigned area", "officers are not bound to an assigned area"
        ),
        "agency.obligations": listed(
            "an agency must {}", _OBLIGATIONS, empty="an agency owes the company nothing in return"
        ),
        "records.response_totals_to_agency": either(
            "an agency learns how many residents were asked, shared, declined or kept silent",
            "an agency does not learn how many residents were asked, declined or kept silent",
        ),
        "records.public_record": one_of(
            {
                "none": "the public learns nothing about requests",
                "agency-names": "the public learns which agencies take part, and nothing about requests",
                "quarterly-counts": "the public learns how many requests each agency filed in a quarter",
                "full-text": "the public can read the full text of every request",
            }
        ),
        "records.audit_log": one_of(
            {
                "none": "no log of an agency's conduct is known",
                "public-posts": "an agency's public posts are the log of its conduct",
                "settings-changes": "changes of an agency's settings are logged",
            }
        ),
        "records.legal_report": one_of(
            {
                "none": "the company does not report how many legal demands it got",
                "half-yearly": "the company reports twice a year how many legal demands it got and how it answered",
            }
        ),
        "records.small_counts": amount(
            "a published number below {} is not told exactly",
            zero="every published number is exact, and none is small",
            one="every published number is exact",
        ),
        "legal.content_by": listed(
            "on legal demand the company hands footage over with {}",
            _INSTRUMENTS,
            empty="the company hands footage over without any legal paper",
            last="or",
        ),
        "legal.account_data_by": listed(
            "on legal demand the company hands account data over with {}",
            _INSTRUMENTS,
            empty="the company hands account data over without any legal paper",
            last="or",
        ),
        "legal.emergency_disclosure": either(
            "the company may hand footage over in an emergency without asking anybody",
            "the company hands nothing over in an emergency without legal process or consent",
        ),
        "legal.tells_the_resident": either(
            "a resident is told before footage is handed over on legal demand, unless the law forbids it",
            "a resident is not told when footage is handed over on legal demand",
        ),
        "legal.preservation_days": amount(
            "on an agency's demand footage is kept for {}", "day", zero="footage is kept for nobody's demand"
        ),
        "legal.delayed_notice_days": amount(
            "where a court delays the notice, the resident is told after {}",
            "day",
            zero="a resident is told at once, whatever a court says",
        ),
        "legal.narrows": either(
            "the company objects to a demand for more than one account, place and time",
            "the company objects to no demand, however broad",
        ),
    }
)
