"""The notice that comes with the question whether a clip may be passed on to another agency. It asks nobody."""

from __future__ import annotations

from ..regime import Regime
from .bound_by import bound_by
from .notice_words import ONWARD_WITHDRAWAL_WORDS, TOGETHER_WORDS
from .notices import NoticeText


def onward_notice(terms: Regime, in_force: Regime) -> NoticeText:
    """Write what a resident is told before a clip is passed on.

    Parameters
    ----------
    terms : Regime
        The regime under which the request was filed.
    in_force : Regime
        Whose rules weigh residents now, where they are stricter.
    """
    fields, after, together = (
        terms.sharing.contact_fields.value,
        terms.sharing.after_withdrawal.value,
        bound_by(terms, in_force).consent.co_consent.value,
    )
    with_it = ", with what it was told about you" if fields else ""
    return NoticeText(
        "/".join(("onward-3", "with-contact" if fields else "no-contact", after, together)),
        (
            f"An agency to which you gave a clip wants to pass it on to another agency{with_it}.",
            "Nothing is passed on unless you say yes. If you say no, or nothing, the agency is not told.",
            "Your answer holds for every clip of this request that it has asked to pass on to that agency until now.",
            ONWARD_WITHDRAWAL_WORDS[after],
            TOGETHER_WORDS[together],
        ),
    )
