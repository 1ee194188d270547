"""Combinations of switches that cannot be (errors) or are odd (warnings), one row each; to add one, add its row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from ..policy.regime import Regime
from .faults import Level


@dataclass(frozen=True, slots=True)
class Combination:
    """Values that do not go together.

    Parameters
    ----------
    names : tuple of str
        The switches, by dotted name; the first is where the fault is shown.
    holds : callable
        Whether a regime has the combination.
    problem, remedy : str
        Why it does not work, and what to do.
    level : "error" or "warning"
    """

    names: tuple[str, ...]
    holds: Callable[[Regime], bool]
    problem: str
    remedy: str
    level: Level = "error"


_DAY_MINUTES: Final = 24 * 60


def _at_least_one(name: str) -> Combination:
    """Refuse zero for a switch that counts something there must be."""
    group, _, switch = name.partition(".")

    def is_zero(regime: Regime) -> bool:
        value: object = getattr(getattr(regime, group), switch).value
        return isinstance(value, int | float) and value == 0

    return Combination((name,), is_zero, "nothing could ever happen", "write 1 or more")


def _open(regime: Regime) -> bool:
    return regime.request.is_open.value


_LIMITS: Final = (
    Combination(
        ("request.min_area_sq_mi", "request.max_area_sq_mi"),
        lambda r: r.request.min_area_sq_mi.value >= r.request.max_area_sq_mi.value,
        "no area fits",
        "make the smallest area smaller than the largest",
    ),
    Combination(
        ("request.min_window_minutes", "request.max_window_minutes"),
        lambda r: r.request.min_window_minutes.value > r.request.max_window_minutes.value,
        "no window fits",
        "make the shortest window no longer than the longest",
    ),
    Combination(
        ("request.max_window_minutes", "request.look_back_days"),
        lambda r: r.request.max_window_minutes.value > r.request.look_back_days.value * _DAY_MINUTES,
        "the longest window reaches back further than a request may",
        "shorten the window, or look further back",
    ),
    Combination(
        ("request.look_back_days", "sharing.cloud_days"),
        lambda r: r.request.look_back_days.value > r.sharing.cloud_days.value,
        "requests may ask for clips that the company no longer has",
        "look back no further than clips are kept",
        "warning",
    ),
    *(
        _at_least_one(name)
        for name in (
            "request.max_window_minutes",
            "request.look_back_days",
            "request.max_posts_per_case",
            "request.max_per_day",
            "request.open_days",
            "delivery.min_recipients",
            "sharing.cloud_days",
            "sharing.agency_days",
            "consent.grant_days",
            "agency.invite_days",
            "agency.idle_days",
            "map.smallest_group",
            "map.epoch_days",
            "map.cell_addresses",
            "map.horizon_days",
            "map.epsilon_total",
        )
    ),
)
_REQUESTS: Final = (
    Combination(
        ("request.replies_until", "request.is_open"),
        lambda r: _open(r) and r.request.replies_until.value is not None,
        "a last day for answers is read only where no new requests can be filed",
        'write replies_until as "none" and set open_days, or close the requests',
    ),
    Combination(
        ("request.replies_until",),
        lambda r: bool(r.starts and r.request.replies_until.value and r.request.replies_until.value < r.starts),
        "the last day for answers is before the regime begins",
        "choose a later day",
    ),
    Combination(
        ("delivery.channels", "request.is_open"),
        lambda r: _open(r) and not r.delivery.channels.value,
        "requests can be filed and reach nobody",
        "name a channel, or close the requests",
    ),
    Combination(
        ("delivery.channels", "request.is_open"),
        lambda r: not _open(r) and bool(r.delivery.channels.value),
        "there is nothing to deliver",
        "write [] for the channels, or open the requests",
        "warning",
    ),
    Combination(
        ("sharing.choices", "request.is_open"),
        lambda r: _open(r) and not {"share-all", "choose-clips", "review-first"} & set(r.sharing.choices.value),
        "residents are asked and cannot share",
        'add "share-all", "choose-clips" or "review-first", or close the requests',
    ),
    Combination(
        ("agency.eligible", "request.is_open"),
        lambda r: _open(r) and not r.agency.eligible.value,
        "no agency may file",
        "name a kind of agency, or close the requests",
    ),
    Combination(
        ("request.text_check", "request.prohibited_content"),
        lambda r: r.request.text_check.value != "off" and not r.request.prohibited_content.value,
        "there is nothing to look for",
        "name what is prohibited, or turn the check off",
        "warning",
    ),
    Combination(
        ("request.text_check", "request.reviewed_before_sending"),
        lambda r: r.request.text_check.value == "advise" and not r.request.reviewed_before_sending.value,
        "findings are shown to a reviewer, and there is none",
        'have requests reviewed, or write "refuse" or "off"',
        "warning",
    ),
    Combination(
        ("records.public_record", "delivery.channels"),
        lambda r: r.records.public_record.value == "full-text" and r.delivery.channels.value == ("e-mail",),
        "every request is public, and sent by e-mail only",
        'add the channel "post", or make less of it public',
        "warning",
    ),
)
_MAP: Final = (
    Combination(
        ("map.heat_shades", "map.layer"),
        lambda r: (
            r.map.layer.value == "heat"
            and (not r.map.heat_shades.value or list(r.map.heat_shades.value) != sorted(r.map.heat_shades.value))
        ),
        "shades begin at rising numbers of cameras",
        "write them in rising order, such as [1, 2, 4, 8]",
    ),
    Combination(
        ("map.epoch_days", "map.horizon_days"),
        lambda r: r.map.epsilon_total.value is not None and r.map.epoch_days.value > r.map.horizon_days.value,
        "the budget is over before the first publication is",
        "shorten the epoch, or lengthen the horizon",
    ),
    Combination(
        ("map.epsilon_total", "map.layer"),
        lambda r: r.map.layer.value != "counts" and r.map.epsilon_total.value is not None,
        "a budget is stated, and there are no counts to add noise to",
        'write the layer "counts", or "none" for the budget',
        "warning",
    ),
    Combination(
        ("map.epsilon_total", "map.layer"),
        lambda r: (
            r.map.epsilon_total.value is None
            and r.promise is not None
            and (r.promise.noise is not None or any(pair.within_epsilon for pair in r.promise.pairs))
        ),
        "the promise speaks of noise, and there is no budget",
        "state a budget, or take the noise out of the promise",
    ),
    Combination(
        ("map.epsilon_total", "map.layer"),
        lambda r: (
            r.map.layer.value == "counts"
            and r.map.epsilon_total.value is not None
            and (r.promise is None or r.promise.noise is None)
        ),
        "there is a budget, and nothing says for whom and for how long it holds",
        "add a table [promise.noise] with unit, scope, horizon, charging and refusal",
        "warning",
    ),
    Combination(
        ("map.layer",),
        lambda r: r.map.layer.value in {"heat", "points"} and bool(r.secrets or r.promise),
        "secrets are promised, and the map shows single cameras",
        "write secrets = [] (and no promise), or another layer",
        "warning",
    ),
)
_CONSENT: Final = (
    Combination(
        ("consent.requests_default", "consent.standing_opt_out"),
        lambda r: r.consent.requests_default.value == "out" and r.consent.standing_opt_out.value == "none",
        "nobody is asked, and nobody could choose to be",
        'write the standing choice as "switch", or the default as "in"',
    ),
    Combination(
        ("sharing.choices", "consent.standing_opt_out"),
        lambda r: "opt-out" in r.sharing.choices.value and r.consent.standing_opt_out.value == "none",
        "residents can opt out, and there is no lasting choice",
        'write the standing choice as "mail-link" or "switch", or take "opt-out" away',
        "warning",
    ),
    Combination(
        ("sharing.onward_told", "sharing.onward"),
        lambda r: r.sharing.onward.value == "new-consent" and not r.sharing.onward_told.value,
        "whoever is asked for a new consent is told",
        "write onward_told = { value = true, ... }",
        "warning",
    ),
    Combination(
        ("sharing.agency_days", "sharing.route"),
        lambda r: r.sharing.route.value == "outside" and r.sharing.agency_days.value is not None,
        "the service cannot remove what never passed through it",
        'write "none" for the days, or another route',
        "warning",
    ),
)

COMBINATIONS: Final = (*_LIMITS, *_REQUESTS, *_MAP, *_CONSENT)
