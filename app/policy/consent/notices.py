"""The notices that a yes is given to: what a resident is told before choosing, its version and its digest.

A version names the template and every term that the text depends on, so that equal versions are equal texts. Which
yes became stale is for `ends.py`; this module only writes.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from ..regime import Regime
from .bound_by import bound_by
from .notice_words import CONTACT_WORDS, MAP_WORDS, ONWARD_WORDS, TOGETHER_WORDS, WITHDRAWAL_WORDS


@dataclass(frozen=True, slots=True)
class NoticeText:
    """A notice as a resident reads it.

    Parameters
    ----------
    version : str
        Names the template and the terms.
    sentences : tuple of str
    """

    version: str
    sentences: tuple[str, ...]

    @property
    def digest(self) -> str:
        """SHA-256 of the text, one sentence a line, hexadecimal."""
        return hashlib.sha256("\n".join(self.sentences).encode()).hexdigest()


def answer_notice(terms: Regime, in_force: Regime) -> NoticeText:
    """Write what a resident is told before sharing in answer to a request.

    Parameters
    ----------
    terms : Regime
        The regime under which the request was filed.
    in_force : Regime
        Whose rules weigh residents now, where they are stricter.
    """
    fields, days = terms.sharing.contact_fields.value, terms.sharing.agency_days.value
    onward, after = terms.sharing.onward.value, terms.sharing.after_withdrawal.value
    counted = terms.records.response_totals_to_agency.value
    together = bound_by(terms, in_force).consent.co_consent.value
    with_it = (
        f", and with them {_listed([CONTACT_WORDS[field] for field in fields])}."
        if fields
        else (", and nothing else about you.")
    )
    return NoticeText(
        _version("answer-1", "+".join(fields) or "no-contact", _days(days), onward, after, _told(counted), together),
        (
            f"The agency gets the clips that you choose{with_it}",
            _kept(days),
            ONWARD_WORDS[onward],
            WITHDRAWAL_WORDS[after],
            "Your answer, or your silence, is counted in totals that the agency can read; they name nobody."
            if counted
            else "The agency is not told whether you were asked.",
            TOGETHER_WORDS[together],
            "If you do nothing, nothing is shared.",
        ),
    )


def requests_notice(regime: Regime) -> NoticeText:
    """Write what a resident is told before agreeing to be asked for footage at all."""
    days, together = regime.consent.grant_days.value, regime.consent.co_consent.value
    channels = regime.delivery.channels.value
    return NoticeText(
        _version("requests-1", "+".join(channels) or "no-channel", _days(days), together),
        (
            "Agencies with an agreement can ask you for footage near you. Being asked shares nothing.",
            f"Requests reach you by {_listed(list(channels))}."
            if channels
            else "Under the rules in force nobody is asked.",
            _lasts(days),
            TOGETHER_WORDS[together],
        ),
    )


def map_notice(regime: Regime) -> NoticeText:
    """Write what a resident is told before being counted on the agencies' map."""
    days, together = regime.consent.grant_days.value, regime.consent.co_consent.value
    layer = regime.map.layer.value
    counted, terms = _counts(regime) if layer == "counts" else ((), ())
    return NoticeText(
        _version("map-1", layer, *terms, _days(days), together),
        (
            MAP_WORDS[layer],
            *counted,
            "A change shows when the map is published next.",
            _lasts(days),
            TOGETHER_WORDS[together],
        ),
    )


def _counts(regime: Regime) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what is said of counts, and the terms that it depends on."""
    homes, epsilon = regime.map.cell_addresses.value, regime.map.epsilon_total.value
    noise = (
        "The counts are exact."
        if epsilon is None
        else f"Noise is added to the counts before anybody sees them; for all of them together epsilon is {epsilon:g}."
    )
    said = (f"A cell holds at least {homes} homes of the public address list.", noise)
    return said, (f"{homes}-homes", "no-noise" if epsilon is None else f"epsilon-{epsilon:g}")


def _version(*parts: str) -> str:
    return "/".join(parts)


def _days(days: int | None) -> str:
    return "no-limit" if days is None else f"{days}-days"


def _told(counted: bool) -> str:  # noqa: FBT001 - one truth value, named by its one caller
    return "counted" if counted else "not-counted"


def _kept(days: int | None) -> str:
    if days is None:
        return "The agency can fetch them for as long as it likes."
    return f"The agency can fetch them here for {days} days. A copy that it has made stays with it."


def _lasts(days: int | None) -> str:
    if days is None:
        return "Your yes holds until you take it back, which you can do at any time."
    return f"Your yes runs out after {days} days unless you confirm it, and you can take it back at any time."


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
