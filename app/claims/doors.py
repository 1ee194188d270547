"""Claim: whom the regime does not let in learns nothing and changes nothing, and is on nobody's list."""

from __future__ import annotations

from typing import Final

from ..policy.regime import Regime
from .claim import ALL_NINE, Bench, Claim, Expected, Site, Tape, Witness, expecting
from .scene import is_done, is_refused
from .walk import API

_KINDS: Final = (("federal-officer", "federal", "Federal"), ("immigration-officer", "immigration", "Bureau"))
"""Who tries, the kind of their agency, and how its name begins."""
_READS: Final = ("/officer/incidents", "/officer/requests", "/officer/map", "/officer/passed-on", "/officer/agencies")


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Knock at every door as an agency that is not let in, as a closed account, and as somebody of another role."""
    site = bench.site(regime)
    door = f"{API}{_READS[tape.below(len(_READS))]}"
    return _agencies(site, regime) or _closed_account(site, door) or _other_roles(site) or _lists(site, regime)


def _agencies(site: Site, regime: Regime) -> Witness | None:
    for who, kind, _ in _KINDS:
        if kind in regime.agency.eligible.value:
            continue
        for path in _READS:
            if not is_refused(site.reader(who).get(API + path)):
                return Witness(who, f"GET {API}{path}", f"answered to an agency of the kind {kind}")
    return None


def _closed_account(site: Site, door: str) -> Witness | None:
    """Close a colleague's account: a door that was open to it is shut."""
    chief, colleague = site.reader("administrator"), site.reader("second-officer")
    users = chief.get(f"{API}/agency/users").json()["users"]
    named = next(user["id"] for user in users if user["role"] == "officer" and not user["may_post"])
    if not is_done(colleague.get(door)):
        return Witness("second-officer", f"GET {door}", "shut to an open account")
    chief.write("POST", f"{API}/agency/users/{named}/close")
    return None if is_refused(colleague.get(door)) else Witness("second-officer", f"GET {door}", "open to a closed one")


def _other_roles(site: Site) -> Witness | None:
    for who, path in (("resident", "/officer/requests"), ("officer", "/agency/users"), ("", "/officer/map")):
        if not is_refused(site.reader(who).get(API + path)):
            return Witness(who or "public", f"GET {API}{path}", "answered to another role")
    return None


def _lists(site: Site, regime: Regime) -> Witness | None:
    """Whoever is not let in stands on no list of agencies; nor does anybody where none is published."""
    officer = site.reader("officer").get(f"{API}/officer/agencies").json()["agencies"]
    public = site.reader("").get(f"{API}/public/taking-part").json()["agencies"]
    named = {"officer": [agency["name"] for agency in officer], "public": public}
    for who, names in named.items():
        for _, kind, begins in _KINDS:
            if kind not in regime.agency.eligible.value and any(name.startswith(begins) for name in names):
                return Witness(who, "a list of agencies", f"names an agency of the kind {kind}")
    if public and regime.records.public_record.value == "none":
        return Witness("public", f"GET {API}/public/taking-part", f"names {public[0]}")
    return None


DOORS_SHUT: Final = Claim(
    id="doors",
    sentence="Whom the rules do not let in is answered nothing and stands on no list.",
    source="C28",
    threat="data disclosure",
    trial=trial,
    sees="one answered question, or one name on a list",
    expected=expecting(
        (ALL_NINE, Expected("no break found", "Role, account, agreement and kind of agency are read before any fact."))
    ),
)
