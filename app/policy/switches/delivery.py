"""How a request reaches residents, and which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from ..setting import Setting

Channel = Literal["e-mail", "prompt", "post", "push", "notice"]
"""A page of mail in the world; a question in the app; a public post; a push message; the company's own notice."""
Targeting = Literal["exact-place", "touched-cells", "centred-cells"]
"""By its exact place; by the cells that the area touches; by the cells whose centre the area holds."""
Recipients = Literal["camera-owners", "app-users"]
"""Every camera owner; only owners who also use the neighbours' feed."""

FINEST_CELL_LEVEL: Final = 18
"""Quadtree level of the zones in which cameras are kept: about 122 m wide at 37 degrees north."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryRules:
    """How a request reaches residents, and which."""

    channels: Setting[tuple[Channel, ...]]
    """How residents get it, the leading way first; empty where there are no requests."""
    delay_minutes: Setting[int]
    """Simulated minutes from filing (or approval) to delivery."""
    recipients: Setting[Recipients]
    """Which of the residents in the area are asked."""
    targeting: Setting[Targeting]
    """Whether cameras are chosen by their exact place, or by whole cells."""
    cell_level: Setting[int]
    """Quadtree level of those cells, at most `FINEST_CELL_LEVEL`; it chooses nobody where targeting is exact."""
    min_recipients: Setting[int]
    """A request that would reach fewer households than this is brought to none; nobody is told."""
    opt_out_stops_requests: Setting[bool]
    """Whether a standing opt-out ends all later requests to the household."""

    def __post_init__(self) -> None:
        """Refuse cells finer than the zones in which cameras are kept: nobody would be found in them."""
        if self.cell_level.value > FINEST_CELL_LEVEL:
            message = f"delivery.cell_level is {self.cell_level.value}; the finest zones have level {FINEST_CELL_LEVEL}"
            raise ValueError(message)
