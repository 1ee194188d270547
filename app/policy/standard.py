"""The rule book that a portal runs with unless somebody sabotages it."""

from __future__ import annotations

from typing import Final

from .decision import combine
from .disclose import DISCLOSERS
from .rulebook import RuleBook
from .rules import ADMISSION, COVERING
from .rules.where_it_seems_to_be import where_it_seems_to_be

STANDARD: Final = RuleBook(
    admission=ADMISSION,
    covering=COVERING,
    combine=combine,
    seems=where_it_seems_to_be,
    disclosers=DISCLOSERS,
)
