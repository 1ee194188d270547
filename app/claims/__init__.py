"""Claims that can lose: each a sentence, a source, an experiment, and an expected verdict for every regime.

A verdict speaks of our model of documented rules, never of a company's system, and is never "passed".
"""

from __future__ import annotations

from typing import Final

from .agreement_terms import AGREEMENT_TERMS
from .agreements import AGREEMENTS
from .asked import ASKED
from .capture_data import CAPTURE_DATA
from .decisions import DEFAULT_DENY, FORBID_TRUMPS_PERMIT, ORDER_NEVER_MATTERS
from .deeds import DEEDS
from .doors import DOORS_SHUT
from .engagement import ENGAGEMENT
from .exact_places import EXACT_PLACES
from .feed_footage import FEED_FOOTAGE
from .feed_names import FEED_NAMES
from .feed_places import FEED_PLACES
from .feed_readers import FEED_READERS
from .gains import LEDGER
from .household import HOUSEHOLD
from .lasting_choices import LASTING_CHOICES
from .lasting_yes import LASTING_YES
from .leaving import LEAVING
from .legal_afterwards import AFTERWARDS
from .legal_process import LEGAL_CLAIMS
from .limits import LIMITS
from .mail_readers import MAIL_READERS
from .mailed_posts import MAILED_POSTS
from .map_lag import MAP_LAG
from .moved_out import MOVED_OUT
from .noise_budget import NOISE_BUDGET
from .offers import OFFERS
from .onward import ONWARD
from .opting_out import OPTING_OUT
from .opting_out_unseen import OPTING_OUT_UNSEEN
from .own_matters import OWN_MATTERS
from .pooled import POOLED
from .promised_pairs import PROMISED_PAIRS
from .records import RECORDS
from .silence import SILENCE
from .small_groups import SMALL_GROUPS
from .small_numbers import SMALL_NUMBERS
from .statements import STATEMENTS
from .taken_back import TAKEN_BACK
from .unheard import UNHEARD

CLAIMS: Final = (
    SILENCE,
    EXACT_PLACES,
    SMALL_GROUPS,
    NOISE_BUDGET,
    CAPTURE_DATA,
    OPTING_OUT,
    OPTING_OUT_UNSEEN,
    PROMISED_PAIRS,
    POOLED,
    LASTING_CHOICES,
    LASTING_YES,
    HOUSEHOLD,
    ASKED,
    LEAVING,
    MOVED_OUT,
    TAKEN_BACK,
    ONWARD,
    LIMITS,
    DOORS_SHUT,
    AGREEMENTS,
    AGREEMENT_TERMS,
    LEDGER,
    FEED_PLACES,
    FEED_READERS,
    FEED_FOOTAGE,
    FEED_NAMES,
    OFFERS,
    DEEDS,
    OWN_MATTERS,
    MAP_LAG,
    UNHEARD,
    *LEGAL_CLAIMS,
    *AFTERWARDS,
    SMALL_NUMBERS,
    STATEMENTS,
    RECORDS,
    MAILED_POSTS,
    MAIL_READERS,
    ENGAGEMENT,
    DEFAULT_DENY,
    FORBID_TRUMPS_PERMIT,
    ORDER_NEVER_MATTERS,
)
"""Every claim; a claim that is not listed here does not exist."""
