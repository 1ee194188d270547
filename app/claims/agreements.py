"""Claim: without an agreement in force nobody of an agency reads or files anything, but for reading an offer of one."""

from __future__ import annotations

from typing import Any, Final

from ..client import Exchange
from ..policy.regime import Regime
from .acting import draft_about
from .claim import ALL_NINE, Bench, Claim, Expected, Site, Tape, Witness, expecting
from .scene import OTHER_AGENCY, is_done, is_refused
from .walk import API, DOORS, PAGES

MANAGER: Final = "partner-manager"
ENDED: Final = "other-officer"
"""Somebody of the agency whose agreement ends here."""
UNSIGNED: Final = "new-administrator"
OPEN_DOOR: Final = "/agency/agreements"
NOTICE_MINUTES: Final = 31 * 24 * 60
"""Longer than the days of notice that agreements have when a world begins."""


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Knock at an agency's doors before it has an agreement, and at another's after its own ended."""
    site = bench.site(regime)
    return _before(site) or _after(site, tape)


def agency_of(site: Site, begins: str) -> dict[str, Any]:
    """Return an agency with its agreements as the partner manager reads it, by how its name begins.

    Raises
    ------
    LookupError
        If there is none.
    """
    for agency in site.reader(MANAGER).get(f"{API}/partners/agencies").json()["agencies"]:
        if agency["agency"].startswith(begins):
            return dict(agency)
    message = f"the partner manager reads of no agency whose name begins with {begins}"
    raise LookupError(message)


def end(site: Site, begins: str) -> Exchange:
    """Let the company give notice to an agency."""
    path = f"{API}/partners/agreements/{agency_of(site, begins)['agreements'][0]['id']}/end"
    return site.reader(MANAGER).write("POST", path, {"reason": "The company ends it."})


def _before(site: Site) -> Witness | None:
    chief = site.reader(UNSIGNED)
    if not is_done(chief.get(API + OPEN_DOOR)):
        return Witness(UNSIGNED, f"GET {API}{OPEN_DOOR}", "an offer could not even be read")
    shut = [API + door for door in DOORS["administrator"] if door != OPEN_DOOR] + ["/agency"]
    return _open(site, UNSIGNED, shut)


def _open(site: Site, who: str, paths: list[str]) -> Witness | None:
    for path in paths:
        if not is_refused(site.reader(who).get(path)):
            return Witness(who, f"GET {path}", "answered to an agency without an agreement in force")
    return None


def _after(site: Site, tape: Tape) -> Witness | None:
    """Let an agreement run out its notice; nobody of the agency is answered after that.

    Raises
    ------
    RuntimeError
        If the agency had no access before, or its agreement could not be ended: then nothing would be shown.
    """
    officer, door = site.reader(ENDED), f"{API}/officer/requests"
    incidents = officer.get(f"{API}/officer/incidents").json()["features"]
    own = site.reader("officer").get(f"{API}/officer/incidents").json()["features"]
    if not is_done(officer.get(door)) or not is_done(end(site, OTHER_AGENCY)):
        message = "the other agency had no access, or its agreement could not be ended"
        raise RuntimeError(message)
    site.pass_minutes(NOTICE_MINUTES)
    paths = [API + path for path in DOORS[ENDED]] + list(PAGES[ENDED])
    found = _open(site, ENDED, paths)
    if found is not None:
        return found
    named = incidents or own  # an incident of another agency's is refused too, but only by a rule after this one
    filed = officer.write("POST", door, draft_about(named[tape.below(len(named))], 0))
    told = {reason["code"] for reason in filed.json().get("reasons", ())} if is_refused(filed) else set()
    if "no-agreement" in told or not told:
        return None if is_refused(filed) else Witness(ENDED, f"POST {door}", "filed without an agreement in force")
    return Witness(ENDED, f"POST {door}", "refused for another reason than the agreement that ended")


AGREEMENTS: Final = Claim(
    id="agreements",
    sentence="Without an agreement in force nobody of an agency reads or files anything, but for the offer of one.",
    source="issue: clauses drive behavior; without an agreement there is no access",
    threat="data disclosure",
    trial=trial,
    sees="one answered question, or one filed request",
    expected=expecting(
        (ALL_NINE, Expected("no break found", "Whether an agreement is in force is read with every standing."))
    ),
)
