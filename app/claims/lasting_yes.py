"""Claim: after a lasting yes has run out, its household counts as one that never chose.

Where only a yes counts, running out shows from outside. So the experiment varies the default: requests reach, and maps
count, only those who said yes; the term is shortened so that the incidents on record can still be asked about.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final, Literal

from ..policy.regime import Known, Regime
from .acting import Copied, choose, notices_of
from .claim import ALL_NINE, REFERENCES, Bench, Claim, Expected, NothingToTryError, Site, Tape, Witness, expecting
from .lasting_choices import file_again
from .noise_budget import EPOCH_DAYS, counting_site, small_cells
from .scene import ask, is_done
from .walk import API

_DAYS: Final = 20
"""Days after which a lasting yes runs out here."""
_DAY_MINUTES: Final = 24 * 60


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Let a household say yes, and look whether it is asked, and counted, before the term's end and after it."""
    if regime.consent.grant_days.value is None:
        raise NothingToTryError
    short = _only_who_said_yes(regime)
    return _asked(bench, short, tape) or (
        _counted(counting_site(bench, short)) if short.map.layer.value == "counts" else None
    )


def _only_who_said_yes(regime: Regime) -> Regime:
    """Return the regime with a short term, defaults "out", and a map without noise on which one household shows."""
    consent = replace(
        regime.consent,
        grant_days=Known(_DAYS, "OWN"),
        requests_default=Known("out", "OWN"),
        map_default=Known("out", "OWN"),
    )
    return replace(small_cells(regime, epsilon_total=None), consent=consent)


def _agree(site: Site, who: str, purpose: Literal["requests", "map"]) -> Witness | None:
    made = choose(site.reader(who), purpose, agree=True)
    return None if is_done(made) else Witness(who, f"POST {API}/me/choices", f"{made.status} for a yes")


def _asked(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """In one world the yes runs out; in the other it is said again a day before."""
    first = tape.below(6)
    for renews in (False, True):
        site = bench.site(regime)
        wrong = _agree(site, "resident", "requests")
        if wrong is not None:
            return wrong
        scene = ask(site, regime, Copied(first))
        site.pass_minutes((_DAYS - 1) * _DAY_MINUTES)
        wrong = _agree(site, scene.who, "requests") if renews else None
        if wrong is not None:
            return wrong
        site.pass_minutes(_DAY_MINUTES)
        heard = len(notices_of(site.reader(scene.who)))
        file_again(scene)
        if (len(notices_of(site.reader(scene.who))) > heard) is not renews:
            what = "no request, although the yes was renewed" if renews else "a request after the yes had run out"
            return Witness(scene.who, f"GET {API}/me/notices", what)
    return None


def _counted(site: Site) -> Witness | None:
    wrong = _agree(site, "resident", "map")
    if wrong is not None:
        return wrong
    for days, expected in ((EPOCH_DAYS, 1), (_DAYS + EPOCH_DAYS, 0)):
        site.pass_minutes(days * _DAY_MINUTES)
        found = site.reader("officer").get(f"{API}/officer/map/counts").json()["count"]
        if found != expected:
            return Witness("officer", f"GET {API}/officer/map/counts", f"{found} households, where {expected} agree")
    return None


LASTING_YES: Final = Claim(
    id="lasting-yes",
    sentence="After a lasting yes has run out, its household is asked and counted as one that never chose.",
    source="issue: consent that expires",
    threat="unawareness",
    trial=trial,
    sees="one notice, or one household in exact counts, after the yes ran out",
    expected=expecting(
        (
            tuple(regime_id for regime_id in ALL_NINE if regime_id not in REFERENCES),
            Expected("outside the model", "Under these rules a lasting yes does not run out."),
        ),
        (REFERENCES, Expected("no break found", "A yes holds until its hour, whether its end was filed or not.")),
    ),
)
