"""Claim: what the regime does not offer is refused or empty, and what it offers is served."""

from __future__ import annotations

from typing import Any, Final

from ..client import Exchange
from ..policy.regime import Regime
from .acting import draft_about
from .claim import ALL_NINE, Bench, Claim, Expected, Site, Tape, Witness, expecting
from .scene import LONG_ENOUGH_MINUTES, is_done, is_refused
from .walk import API

_QUARTER_MINUTES: Final = 100 * 24 * 60
"""Longer than any quarter of a year, so that a quarter is over."""


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Ask for everything that some regime offers: each is answered exactly where this one does."""
    site = bench.site(regime)
    return _questions(site, regime) or _map(site, regime) or _register(site, regime, tape)


def _wrong(who: str, path: str, answer: Exchange, *, offered: bool) -> Witness | None:
    if is_done(answer) if offered else is_refused(answer):
        return None
    return Witness(who, f"{answer.method} {path}", f"{'offered' if offered else 'not offered'}, but {answer.status}")


def _questions(site: Site, regime: Regime) -> Witness | None:
    officer, chief = site.reader("officer"), site.reader("administrator")
    home = site.reader("resident").get(f"{API}/me").json()["home"]
    street = {"street": home.rpartition(" of ")[2]}
    found = officer.call("POST", f"{API}/officer/address-searches", street)
    counts = officer.get(f"{API}/officer/map/counts")
    totals = chief.get(f"{API}/agency/response-totals")
    wrong = (
        _wrong("officer", "address-searches", found, offered=regime.map.address_search.value)
        or _wrong("officer", "map/counts", counts, offered=regime.map.layer.value == "counts")
        or _wrong("administrator", "response-totals", totals, offered=regime.records.response_totals_to_agency.value)
    )
    if wrong is None and regime.map.address_search.value and not found.json()["houses"]:
        return Witness("officer", "POST address-searches", "no house in a street that has some")
    return wrong


def _map(site: Site, regime: Regime) -> Witness | None:
    """Read every tile that the index names; there are some exactly where the regime has a map."""
    officer = site.reader("officer")
    index = officer.get(f"{API}/officer/map").json()
    if bool(index["tiles"]) is (regime.map.layer.value == "none"):
        return Witness("officer", f"GET {API}/officer/map", f"{len(index['tiles'])} tiles")
    for tile in index["tiles"][:2]:
        answer = officer.get(f"{API}/officer/map/tiles/{tile['id']}")
        if not is_done(answer):
            return Witness("officer", "GET a tile of the map", f"{answer.status} for a tile that the index names")
    return None


def _register(site: Site, regime: Regime, tape: Tape) -> Witness | None:
    """File a request, and look at what the public reads of it: before it is delivered, after, and a quarter later."""
    officer = site.reader("officer")
    listed = officer.get(f"{API}/officer/incidents").json()["features"]
    filed = officer.write("POST", f"{API}/officer/requests", draft_about(listed[tape.below(len(listed))], 0))
    wrong = _wrong("officer", "requests", filed, offered=regime.request.is_open.value)
    if wrong is not None or not regime.request.is_open.value:
        return wrong
    if regime.delivery.delay_minutes.value and _public(site)["requests"]:
        return Witness("public", f"GET {API}/public/requests", "a request that was not delivered")
    if filed.json()["state"] == "in-review":
        path = f"{API}/company/requests/{filed.json()['id']}/review"
        site.reader("moderator").write("POST", path, {"approve": True})
    site.pass_minutes(LONG_ENOUGH_MINUTES)
    return _published(site, regime)


def _published(site: Site, regime: Regime) -> Witness | None:
    record = regime.records.public_record.value
    now = _public(site)
    if bool(now["requests"]) is not (record == "full-text"):
        return Witness("public", f"GET {API}/public/requests", f"{len(now['requests'])} requests under {record}")
    if any((request["officer"] != "") is not regime.request.officer_named.value for request in now["requests"]):
        return Witness("public", f"GET {API}/public/requests", "the officer's name, against what the rules say of it")
    if now["counts"]:
        return Witness("public", f"GET {API}/public/request-counts", "a count of a quarter that is not over")
    site.pass_minutes(_QUARTER_MINUTES)
    later = _public(site)
    # One request was filed: whoever protects small numbers says nothing of it.
    counted = record in {"quarterly-counts", "full-text"} and regime.records.small_counts.value <= 1
    if bool(later["counts"]) is not counted:
        return Witness("public", f"GET {API}/public/request-counts", f"{len(later['counts'])} counts under {record}")
    return None


def _public(site: Site) -> dict[str, Any]:
    """Return what the public reads about requests, in full and in counts."""
    public = site.reader("")
    requests = public.get(f"{API}/public/requests").json()["requests"]
    return {"requests": requests, "counts": public.get(f"{API}/public/request-counts").json()["counts"]}


OFFERS: Final = Claim(
    id="offers",
    sentence="What the rules do not offer is refused or empty, and what they offer is served.",
    source="architecture: only what the regime offers may be asked",
    threat="data disclosure",
    trial=trial,
    sees="one answer too many or too few, or one line of a public record",
    expected=expecting((ALL_NINE, Expected("no break found", "Each is one switch, read before any fact is loaded."))),
)
