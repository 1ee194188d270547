"""Rules that are no votes: functions of the regime that whatever acts calls. It holds their types, and decides nothing.

They stand in the book beside the votes, so that whoever replaces a part of a portal can replace any rule of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from .cells import Cell
from .consent.events import Purpose
from .decision import Reason
from .demand_facts import DemandFact, Timing
from .facts import ClipFact
from .geometry import Point
from .regime import ContactField, Regime
from .switches.feed import PostCategory
from .switches.sharing import Rendering
from .wire.footage_request import RequestState

if TYPE_CHECKING:
    from .publication.budget import CountEpoch


class WhyNotWithAPost(Protocol):
    """Says why footage cannot go with a post; None where it can."""

    def __call__(
        self,
        clip: ClipFact | None,
        household_id: str,
        part: tuple[int, int, int],
        now_us: int,
        regime: Regime,
        *,
        sealed: bool,
    ) -> Reason | None:
        """Answer for a clip, its author's household, a part (begins, takes, film; seconds) and a moment."""
        ...


class WhyNotChosen(Protocol):
    """Says why a lasting choice cannot be made; None where it can."""

    def __call__(self, purpose: Purpose, regime: Regime, *, by_agency: bool, by_type: bool) -> Reason | None:
        """Answer for a choice about a purpose, about one agency or not, about one type of incident or not."""
        ...


WhyNotAnswered = Callable[[RequestState, Regime], Reason | None]
"""(state of the request, rules of its filing) -> why it cannot be answered in one way; None where it can."""
Contact = dict[ContactField, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainRules:
    """Rules that are no votes, each named as its function.

    Parameters
    ----------
    how_few_are_asked : callable
        (households, regime) -> those that a request reaches.
    how_few_is_too_few : callable
        (cameras of a cell, regime) -> whether the heat map leaves the cell out.
    how_neighbors_are_named : callable
        (number, name, regime) -> the label.
    how_officers_are_named : callable
        (name, rules of the filing) -> the officer's name as residents and the public read it; "" where it is not told.
    what_goes_with_a_clip : callable
        (a resident's details, regime) -> those that leave with a share.
    when_a_resident_is_told : callable
        (demand, simulated microseconds of the decision, regime) -> when its resident is told and when it is produced.
    how_posted_footage_is_made : callable
        (regime) -> rendered anew, or as captured.
    how_posters_are_named : callable
        (key, post, household) -> the label.
    what_stands_beside_a_post : callable
        (key, post, (lon, lat) of the camera, address, regime) -> what is let out unseen.
    where_a_post_seems_to_be : callable
        ((lon, lat) of the camera, regime) -> the cell in which the post is shown.
    why_not_posted : callable
        (category, regime) -> why nobody can post about it; None where it can be posted.
    who_is_told_of_a_demand : callable
        (when a resident moved in, when out or None, when the demand was filed) -> whether it concerns them.
    whose_home_is_it : callable
        (household, when its resident moved out or None) -> the household that an account reads and answers for.
    why_not_with_a_post : WhyNotWithAPost
    why_not_chosen : WhyNotChosen
    why_not_shared, why_not_declined : WhyNotAnswered
    count_epoch : callable
        (regime, the world's first moment, the present one, simulated microseconds) -> the epoch whose counts are
        published, or None.
    """

    how_few_are_asked: Callable[[list[str], Regime], list[str]]
    how_few_is_too_few: Callable[[int, Regime], bool]
    how_neighbors_are_named: Callable[[int, str, Regime], str]
    how_officers_are_named: Callable[[str, Regime], str]
    how_posted_footage_is_made: Callable[[Regime], Rendering]
    how_posters_are_named: Callable[[bytes, str, str], str]
    what_stands_beside_a_post: Callable[[bytes, str, Point, str, Regime], tuple[Point | None, str]]
    where_a_post_seems_to_be: Callable[[Point, Regime], Cell]
    why_not_posted: Callable[[PostCategory, Regime], Reason | None]
    why_not_with_a_post: WhyNotWithAPost
    what_goes_with_a_clip: Callable[[Contact, Regime], tuple[tuple[str, str], ...]]
    when_a_resident_is_told: Callable[[DemandFact, int, Regime], Timing]
    who_is_told_of_a_demand: Callable[[int, int | None, int], bool]
    whose_home_is_it: Callable[[str, int | None], str | None]
    why_not_chosen: WhyNotChosen
    why_not_shared: WhyNotAnswered
    why_not_declined: WhyNotAnswered
    count_epoch: Callable[[Regime, int, int], CountEpoch | None]
