"""A hand on the world's rules: pin a regime, or let the world follow history again."""

from __future__ import annotations

from pydantic import Field

from ..policy.decision import Reason
from ..policy.diff_words import diff
from ..services.changing import pin, release_pin
from ..services.own_desk import Declined, Desk
from ..services.own_shapes import Own
from ..storage import worlds_rows

UNKNOWN = Reason("regime-unknown", "This world knows no regime of that id. Choose one from its list.")
TOO_EARLY = Reason("before-history", "No dated regime is in force this early. Move the clock on, or pin a regime.")


class RegimeDraft(Own):
    """Which regime to pin; none lets the world follow history."""

    regime_id: str | None = Field(max_length=40, description="None: follow history's dates from now on.")


class RegimePinned(Own):
    """What is in force now, and what that changed."""

    regime: str
    pinned: bool
    changed: tuple[str, ...] = Field(description="Plain sentences; empty if the regime was in force already.")


class RegimeChoice(Own):
    """A regime that a world can be put under."""

    id: str
    title: str


class RulesInForce(Own):
    """Whether the rules are pinned, and which there are to choose from."""

    regime: str
    pinned: bool
    choices: tuple[RegimeChoice, ...]


def rules_in_force(desk: Desk) -> RulesInForce:
    """Say which regimes there are, in the order of time, those of our own last."""
    known = desk.world.wiring.regimes.values()
    choices = tuple(RegimeChoice(id=regime.id, title=regime.title) for regime in known)
    return RulesInForce(regime=desk.regime.id, pinned=desk.now.pinned, choices=choices)


def put_in_force(desk: Desk, draft: RegimeDraft) -> RegimePinned | Declined:
    """Pin a regime or release the pin, and say what that changed."""
    if draft.regime_id is None:
        if not release_pin(desk.world, desk.rows):
            return Declined((TOO_EARLY,))
    elif draft.regime_id in desk.world.wiring.regimes:
        pin(desk.world, desk.rows, draft.regime_id)
    else:
        return Declined((UNKNOWN,))
    now = worlds_rows.read_now(desk.rows)
    changed = tuple(change.sentence for change in diff(desk.regime, desk.world.regime(now.regime_id)))
    return RegimePinned(regime=now.regime_id, pinned=now.pinned, changed=changed)
