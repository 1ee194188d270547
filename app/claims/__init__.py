"""Claims that can lose: each a sentence, a source, an experiment, and an expected verdict for every regime.

A verdict speaks of our model of documented rules, never of a company's system, and is never "passed".
"""

from __future__ import annotations

from typing import Final

from .decisions import DEFAULT_DENY, FORBID_TRUMPS_PERMIT, ORDER_NEVER_MATTERS
from .exact_places import EXACT_PLACES
from .opting_out import OPTING_OUT
from .opting_out_unseen import OPTING_OUT_UNSEEN
from .silence import SILENCE

CLAIMS: Final = (
    SILENCE,
    EXACT_PLACES,
    OPTING_OUT,
    OPTING_OUT_UNSEEN,
    DEFAULT_DENY,
    FORBID_TRUMPS_PERMIT,
    ORDER_NEVER_MATTERS,
)
"""Every claim; a claim that is not listed here does not exist."""
