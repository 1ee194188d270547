"""Claim: an agreement holds what its era knows, its two sides keep to it, and confidential terms reach no other."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from ..client import Exchange
from ..policy.agreement_terms import clauses_known, roles_named
from ..policy.regime import Regime
from .agreements import MANAGER, UNSIGNED, agency_of, end
from .claim import ALL_NINE, Bench, Claim, Expected, Site, Tape, Witness, expecting
from .scene import OTHER_AGENCY, is_done, is_refused
from .walk import API

NEW_AGENCY: Final = "Sallow"
"""How the name of the agency begins that has no agreement when a world begins."""
_OWN: Final = f"{API}/agency/agreements"
_CLAUSES: Final[tuple[dict[str, Any], ...]] = (
    {"name": "promotion"},
    {"name": "confidentiality"},
    {"name": "call-data"},
    {"name": "camera-donation", "number": 2},
    {"name": "credit-per-download", "usd": 1},
)


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Offer, sign, give and end what the era knows and what it does not; then read as the public does."""
    site = bench.site(regime)
    return (
        _told(site, regime)
        or _offered(site, regime, tape)
        or _signed(site, regime)
        or _given(site, regime)
        or _others(site)
        or _ended(site)
    )


def _told(site: Site, regime: Regime) -> Witness | None:
    """Read the agreements as the public: a confidential one's terms are not there, nor its name before it is public."""
    path = f"{API}/public/agreements"
    held = site.reader("administrator").get(_OWN)
    if not is_done(held):
        return Witness("administrator", f"GET {_OWN}", "not even its own agreement")
    own = held.json()
    secret = any(clause["name"] == "confidentiality" for clause in own["agreements"][0]["clauses"])
    lines = site.reader("").get(path).json()["agreements"]
    line = next((line for line in lines if line["agency"] == own["agency"]), None)
    named = not secret or regime.records.public_record.value != "none"
    if (line is not None) is not named:
        return Witness("public", f"GET {path}", f"{'no' if line is None else 'a'} line of {own['agency']}")
    if line is not None and (line["clauses"] is None) is not secret:
        return Witness("public", f"GET {path}", f"the terms of {own['agency']}, against its own clause")
    return None


def _offer(site: Site, clauses: list[dict[str, Any]]) -> Exchange:
    now = datetime.fromisoformat(site.reader("").get(f"{API}/public/world").json()["simulated_time"])
    path = f"{API}/partners/agencies/{agency_of(site, NEW_AGENCY)['agency_id']}/agreements"
    return site.reader(MANAGER).write("POST", path, {"clauses": clauses, "starts": str(now + timedelta(minutes=1))})


def _offered(site: Site, regime: Regime, tape: Tape) -> Witness | None:
    known = clauses_known(regime)
    unknown = [clause for clause in _CLAUSES if clause["name"] not in known]
    if unknown:
        clause = unknown[tape.below(len(unknown))]
        if not is_refused(_offer(site, [clause])):
            return Witness(MANAGER, "an offer", f"the clause {clause['name']}, which the era does not know")
    offered = _offer(site, [clause for clause in _CLAUSES if clause["name"] in known])
    return None if is_done(offered) else Witness(MANAGER, "an offer", f"{offered.status} for what the era knows")


def _signed(site: Site, regime: Regime) -> Witness | None:
    """Answer the offer: without the roles that a memorandum names, then with them, and then once more."""
    chief = site.reader(UNSIGNED)
    path = f"{_OWN}/{chief.get(_OWN).json()['agreements'][0]['id']}/sign"
    roles = roles_named(regime.partnership.form.value, regime)
    if roles and not is_refused(chief.write("POST", path, {"agree": True})):
        return Witness(UNSIGNED, f"POST {path}", "a memorandum signed without its roles")
    body = {"agree": True, "signatories": [{"role": role, "name": "A. Holder"} for role in roles]}
    if not is_done(chief.write("POST", path, body)):
        return Witness(UNSIGNED, f"POST {path}", "an offer that cannot be signed")
    twice = chief.write("POST", path, {"agree": False})
    return None if is_refused(twice) else Witness(UNSIGNED, f"POST {path}", "an offer answered twice")


def _given(site: Site, regime: Regime) -> Witness | None:
    """Give one camera more than a clause provides for, or one where no clause does."""
    site.pass_minutes(2)
    donated = "camera-donation" in clauses_known(regime)
    path = f"{API}/partners/agencies/{agency_of(site, NEW_AGENCY)['agency_id']}/gifts"
    if not is_refused(site.reader(MANAGER).write("POST", path, {"kind": "cameras-given", "number": 3})):
        return Witness(MANAGER, f"POST {path}", "more cameras than a clause provides for")
    fits = site.reader(MANAGER).write("POST", path, {"kind": "cameras-given", "number": 2})
    return None if is_done(fits) is donated else Witness(MANAGER, f"POST {path}", f"{fits.status} for two cameras")


def _others(site: Site) -> Witness | None:
    """Let an agency reach for another's agreement; each reads its own, and the manager all."""
    chief, theirs = site.reader("other-administrator"), agency_of(site, NEW_AGENCY)
    path = f"{_OWN}/{theirs['agreements'][0]['id']}/end"
    if not is_refused(chief.write("POST", path, {"reason": "Not mine to end."})):
        return Witness("other-administrator", f"POST {path}", "ended another agency's agreement")
    own = chief.get(_OWN)
    if not is_done(own) or not own.json()["agency"].startswith(OTHER_AGENCY):
        return Witness("other-administrator", f"GET {_OWN}", "not its own agreement")
    return None


def _ended(site: Site) -> Witness | None:
    """Give notice twice: the first counts, with its day."""
    if not is_done(end(site, OTHER_AGENCY)):
        return Witness(MANAGER, "POST end", "an agreement that cannot be ended")
    return None if is_refused(end(site, OTHER_AGENCY)) else Witness(MANAGER, "POST end", "notice given twice")


AGREEMENT_TERMS: Final = Claim(
    id="agreement-terms",
    sentence="An agreement holds what its era knows and is kept; confidential terms reach no public reader.",
    source="issue: clauses by era; a clause of confidentiality hides terms from the public",
    threat="non-compliance",
    trial=trial,
    sees="one clause, gift, signature or notice too many, or one line of terms",
    expected=expecting(
        (
            ALL_NINE,
            Expected("no break found", "Clauses follow the switches in force; what is told follows the clauses."),
        )
    ),
)
