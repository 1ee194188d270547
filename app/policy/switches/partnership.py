"""What the company and an agency agree on, what the company gives for it, and what the public is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ..setting import Setting

AgreementForm = Literal["memorandum", "acknowledgement", "terms"]
"""Negotiated, with duties on both sides; a form that asks for no endorsement; terms of service."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnershipRules:
    """How an agency becomes a partner, and what comes with it."""

    form: Setting[AgreementForm]
    """What an agency signs."""
    map_from: Setting[date | None]
    """First day on which the company publishes a map of its partners; None: never."""
    donations: Setting[bool]
    """Whether the company gives agencies cameras."""
    download_credit_usd: Setting[int]
    """US dollars toward cameras that an agency is credited for each resident whom it brings to the feed."""
    coaching: Setting[bool]
    """Whether the company measures an agency's engagement and suggests how to raise it."""
