"""Claim: a request beyond a limit of the regime is refused and files nothing; one at the limit is accepted."""

from __future__ import annotations

from typing import Any, Final

from ..policy.regime import Regime
from .claim import (
    ALL_NINE,
    NO_REQUESTS,
    WITHOUT_REQUESTS,
    Bench,
    Claim,
    Expected,
    NothingToTryError,
    Site,
    Tape,
    Witness,
    expecting,
)
from .drafts import FAR_DEG, Desk, beyond, largest, smallest
from .scene import is_done, is_refused
from .walk import API

_PATH: Final = f"{API}/officer/requests"
_PROTEST: Final = "Please share video of the protest march on Main Street."


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Try every limit from beyond, then file at its edges, then file once more than a case and a day may have."""
    if not regime.request.is_open.value:
        raise NothingToTryError
    site = bench.site(regime)
    desk = Desk.at(site, regime, tape)
    return _refusals(desk) or _assigned_area(site, desk) or _edges(desk) or _too_often(desk) or _nothing_else(desk)


def _refusals(desk: Desk) -> Witness | None:
    for what, who, draft in (*beyond(desk), *_others(desk)):
        answer = desk.site.reader(who).write("POST", _PATH, draft)
        if not is_refused(answer):
            return Witness(who, f"POST {_PATH}", f"{what}: {answer.status}, not refused")
    return None


def _others(desk: Desk) -> list[tuple[str, str, dict[str, Any]]]:
    """Return what is refused because of who asks, or because of what was written."""
    sound, rules = smallest(desk), desk.regime.request
    tried = [("an incident of another agency", "other-officer", sound)]
    if rules.posting_permission_required.value:
        tried.append(("without the posting permission", "second-officer", sound))
    if rules.text_check.value == "refuse":
        tried.append(("a text about a protest", "officer", sound | {"message": _PROTEST}))
    return tried


def _assigned_area(site: Site, desk: Desk) -> Witness | None:
    """Assign the officer an area elsewhere: a request outside it is refused where the regime knows such areas."""
    if not desk.regime.agency.one_assigned_area.value:
        return None
    chief = site.reader("administrator")
    users = chief.get(f"{API}/agency/users").json()["users"]
    officer = next(user["id"] for user in users if user["may_post"])
    path = f"{API}/agency/users/{officer}/assigned-area"
    chief.write("PUT", path, {"area": desk.square(desk.regime.request.max_area_sq_mi.value, FAR_DEG)})
    answer = site.reader("officer").write("POST", _PATH, smallest(desk))
    chief.write("PUT", path, {"area": None})
    if is_refused(answer):
        return None
    return Witness("officer", f"POST {_PATH}", f"outside the assigned area: {answer.status}, not refused")


def _edges(desk: Desk) -> Witness | None:
    """File the smallest and the largest request that the regime states; both are accepted."""
    for draft in (smallest(desk), largest(desk)):
        answer = desk.site.reader("officer").write("POST", _PATH, draft)
        if not is_done(answer):
            return Witness("officer", f"POST {_PATH}", f"within every limit: {answer.status}, {answer.body[:200]!r}")
    return None


def _too_often(desk: Desk) -> Witness | None:
    """File more for one case, and on one day, than the regime allows."""
    officer, limits, filed = desk.site.reader("officer"), desk.regime.request, 2
    if limits.max_posts_per_case.value == filed and is_done(officer.write("POST", _PATH, smallest(desk))):
        return Witness("officer", f"POST {_PATH}", "one request more than a case may have")
    most = limits.max_per_day.value
    if most is None:
        return None
    for incident in desk.others:
        for _ in range(2):
            filed += is_done(officer.write("POST", _PATH, smallest(desk.about(incident))))
    return Witness("officer", f"POST {_PATH}", f"{filed} requests on one day") if filed > most else None


def _nothing_else(desk: Desk) -> Witness | None:
    """Everything that was refused left nothing on the agency's list."""
    listed = desk.site.reader("officer").get(_PATH).json()["requests"]
    accepted = sum(
        exchange.method == "POST" and exchange.path == _PATH and is_done(exchange)
        for exchange in desk.site.reader("officer").exchanges
    )
    if len(listed) == accepted:
        return None
    return Witness("officer", f"GET {_PATH}", f"{len(listed)} requests on the list, {accepted} accepted")


_HELD: Final = Expected("no break found", "Admission reads every limit from the regime before anything is loaded.")

LIMITS: Final = Claim(
    id="limits",
    sentence="A request beyond a stated limit is refused and files nothing; one at the limit is accepted.",
    source="C12, C13, C17, C18",
    threat="non-compliance",
    trial=trial,
    sees="one accepted request that is 2 % of an area, one minute of a window, or one filing beyond a limit",
    expected=expecting(
        (tuple(regime_id for regime_id in ALL_NINE if regime_id != WITHOUT_REQUESTS), _HELD),
        ((WITHOUT_REQUESTS,), NO_REQUESTS),
    ),
)
