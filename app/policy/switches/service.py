"""What the service called itself."""

from __future__ import annotations

from dataclasses import dataclass

from ..setting import Setting


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRules:
    """The service as agencies and residents knew it."""

    product_name: Setting[str]
    """The name under which agencies and residents knew it; pages print it as history, never as their own."""
