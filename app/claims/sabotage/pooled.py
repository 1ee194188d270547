"""Sabotages that nobody sees from one account, or without writing: a radius, an alert, a gag."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Connection, text

from ...policy.casefile import Standing
from ...policy.decision import Permit, Vote
from ...policy.demand_facts import DemandFact, Timing
from ...policy.geometry import distance_m
from ...policy.regime import Regime
from ...policy.rulebook import CoverVote
from ...policy.rules.when_a_resident_is_told import when_a_resident_is_told
from ...policy.wire.feed import ReadAlerts
from ...worlds.wiring import Effect, Wiring
from .sabotage import Sabotage
from .swapping import covering, plainly

_ALERT: Final = "feed-alert"
_ALERTED: Final = """
    SELECT feed_alert.account_id, feed_setting.radius_m, house.lon, house.lat, post_origin.lon AS at_lon,
           post_origin.lat AS at_lat
    FROM feed_alert JOIN feed_setting ON feed_setting.account_id = feed_alert.account_id
    JOIN person ON person.account_id = feed_alert.account_id
    JOIN dwelling ON dwelling.household_id = person.household_id JOIN house ON house.id = dwelling.house_id
    JOIN post_origin ON post_origin.post_id = feed_alert.post_id
    WHERE feed_alert.post_id = :post AND feed_setting.radius_m IS NOT NULL
"""


def _measured_from_the_camera(true: Effect) -> Effect:
    """Return an effect that takes back the alerts to whoever lives further from the camera than they asked for."""

    def alert(world: Any, rows: Connection, post_id: str) -> None:
        true(world, rows, post_id)
        for row in rows.execute(text(_ALERTED), {"post": post_id}).all():
            if distance_m((row.lon, row.lat), (row.at_lon, row.at_lat)) > row.radius_m:
                taken = text("DELETE FROM feed_alert WHERE post_id = :post AND account_id = :who")
                rows.execute(taken, {"post": post_id, "who": row.account_id})

    return alert


def _alerting_from_the_camera(wiring: Wiring) -> Wiring:
    changed = {**wiring.effects, _ALERT: _measured_from_the_camera(wiring.effects[_ALERT])}
    return replace(wiring, effects=MappingProxyType(changed))


def _whatever_was_sent(true: CoverVote) -> CoverVote:
    def vote(question: Any, standing: Standing, fact: Any, regime: Regime) -> Vote:
        return Permit() if isinstance(question, ReadAlerts) else true(question, standing, fact, regime)

    return vote


def _gag_forgotten(demand: DemandFact, decided_us: int, regime: Regime) -> Timing:
    return when_a_resident_is_told(replace(demand, secrecy="none"), decided_us, regime)


POOLED_SABOTAGES: Final = (
    Sabotage(
        "alerts-from-the-camera",
        "Alerts were measured from the camera itself, since nobody sees the distance.",
        "pooled",
        "reference-blind",
        _alerting_from_the_camera,
    ),
    Sabotage(
        "alerts-outlive-the-post",
        "The list of alerts is what was once sent, so nobody asked whether the post is still there, or why it is not.",
        "pooled",
        "reference-blind",
        covering("who_reads_the_feed", _whatever_was_sent),
        "who_reads_the_feed",
    ),
    Sabotage(
        "the-gag-is-forgotten",
        "The notice to the resident was sent by the kind of paper, and the court's order stood in another field.",
        "pooled",
        "reference-blind",
        plainly(when_a_resident_is_told=_gag_forgotten),
        "when_a_resident_is_told",
    ),
)
