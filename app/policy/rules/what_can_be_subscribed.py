"""Rule: an officer chooses e-mail about what the feed has, where posts are mailed; no rules keep anybody from none."""

from __future__ import annotations

from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..regime import Regime
from ..rulebook import admits
from ..wire.mail import ChooseAlerts

NO_ALERTS = Reason("no-alerts", "Under the rules in force no post is mailed to officers. Choose no category.")


@admits(ChooseAlerts)
def what_can_be_subscribed(question: ChooseAlerts, standing: Standing, regime: Regime) -> Vote:
    """An officer chooses e-mail about what the feed has, where posts are mailed; no rules keep anybody from none."""
    del standing  # the same for every officer
    wanted, known = question.draft.categories, regime.feed.categories.value
    if wanted and not regime.feed.agency_alerts.value:
        return Forbid(NO_ALERTS)
    unknown = [category for category in wanted if category not in known]
    if not unknown:
        return None
    text = f"The feed in force has no posts about {', '.join(unknown)}. It has: {', '.join(known) or 'none'}."
    return Forbid(Reason("category-unknown", text))
