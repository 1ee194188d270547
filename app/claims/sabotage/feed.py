"""Sabotages of the neighbors' feed."""

from __future__ import annotations

from typing import Final

from ...policy.cells import Cell, cell_at
from ...policy.geometry import Point
from ...policy.regime import Regime
from ...policy.rules.how_posters_are_named import how_posters_are_named
from ...policy.switches.sharing import Rendering
from .sabotage import Sabotage
from .swapping import admission_silent, admitting, both, covering, losing, opened, plainly

_HOUSE_LEVEL: Final = 22
"""Cells of about eight metres."""


def _at_the_house(place: Point, regime: Regime) -> Cell:
    del regime
    return cell_at(*place, _HOUSE_LEVEL)


def _all_of_it(key: bytes, post_id: str, place: Point, address: str, regime: Regime) -> tuple[Point | None, str]:
    del key, post_id, regime
    return place, address


def _one_number_for_life(key: bytes, post_id: str, household_id: str) -> str:
    del post_id
    return how_posters_are_named(key, "", household_id)


def _as_captured(regime: Regime) -> Rendering:
    del regime
    return "original"


def _anybodys(*asked: object, sealed: bool) -> None:
    del asked, sealed


FEED_SABOTAGES: Final = (
    Sabotage(
        "posts-at-the-house",
        "The map of posts needed finer cells to look good, and the level was raised for everything.",
        "feed-places",
        "assistance-2021",
        plainly(where_a_post_seems_to_be=_at_the_house),
        "where_a_post_seems_to_be",
    ),
    Sabotage(
        "hidden-fields-come-back",
        "The answer is made of the whole row, and the page shows a part of it (I05, I07).",
        "feed-places",
        "reference-blind",
        both(plainly(what_stands_beside_a_post=_all_of_it), losing("feed", "hidden_decimals", 6)),
        "what_stands_beside_a_post",
    ),
    Sabotage(
        "posts-are-numbered-again",
        "An address from an older version of the app still takes numbers that follow each other (I07).",
        "feed-readers",
        "reference-blind",
        losing("feed", "sequential_ids", value=True),
    ),
    Sabotage(
        "taken-down-from-the-page-alone",
        "A post that was taken down leaves the page; whoever has its address still reads it.",
        "feed-readers",
        "assistance-2021",
        covering("who_reads_the_feed", opened),
        "who_reads_the_feed",
    ),
    Sabotage(
        "post-about-anything",
        "The categories are a list in the form; the server takes any.",
        "feed-readers",
        "assistance-2021",
        admitting("what_can_be_posted", admission_silent),
        "what_can_be_posted",
    ),
    Sabotage(
        "posted-as-captured",
        "Drawing a copy takes a second, and the file that the camera made is there already (C03).",
        "feed-footage",
        "assistance-2021",
        plainly(how_posted_footage_is_made=_as_captured),
        "how_posted_footage_is_made",
    ),
    Sabotage(
        "posting-any-clip",
        "The form lists one's own clips; whoever sends another id is believed.",
        "feed-footage",
        "reference-blind",
        plainly(why_not_with_a_post=_anybodys),
        "which_footage_is_posted",
    ),
    Sabotage(
        "one-number-for-life",
        "A household has one number in the feed, so that regular posters can be recognized (I24).",
        "feed-names",
        "assistance-2021",
        plainly(how_posters_are_named=_one_number_for_life),
        "how_posters_are_named",
    ),
)
