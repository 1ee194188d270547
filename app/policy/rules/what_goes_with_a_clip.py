"""Rule: beside a shared clip, exactly those details of the resident leave that the regime names."""

from __future__ import annotations

from ..regime import ContactField, Regime


def what_goes_with_a_clip(contact: dict[ContactField, str], regime: Regime) -> tuple[tuple[str, str], ...]:
    """Keep of a resident's details those that the regime discloses with a share, sorted by name."""
    named = regime.sharing.contact_fields.value
    return tuple(sorted((field, contact[field]) for field in named if field in contact))
