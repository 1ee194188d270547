"""What the company suggests to an agency's officers, from the figures that it may measure.

That officers were told to post more, to comment, and to reach out so that more residents answer, is documented
(VICE-COACH). The limits below and every word of the suggestions are ours: assumptions, and no quotation.
"""

from __future__ import annotations

from typing import Final

from .wire.engagement import Responses, Suggestion

FEWEST_POSTS: Final = 4
"""Official posts in 30 days: one a week."""
FEWEST_COMMENTS: Final = 8
"""Officers' comments in 30 days: two a week."""
LOW_RATE_PERCENT: Final = 10.0
"""Of residents asked; a city's documented rate was 3.5 % in 2018 (GIZ-STATS)."""

POST_MORE: Final = Suggestion(
    name="post-more",
    subject="Post once a week",
    text="Your agency posted less than once a week. Neighbors answer agencies that they read often. "
    "Share a tip or a closed case every week.",
)
COMMENT_MORE: Final = Suggestion(
    name="comment-more",
    subject="Answer below neighbors' posts",
    text="Officers of your agency commented less than twice a week. A short thank-you below a post keeps it going.",
)
REACH_OUT: Final = Suggestion(
    name="reach-out",
    subject="Raise the number of residents who share",
    text="Fewer than one in ten residents shared what your agency asked for. "
    "Tell residents at meetings why you ask, and post about cases that their clips solved.",
)


def suggestions_for(official_posts: int, comments: int, responses: Responses | None) -> tuple[Suggestion, ...]:
    """Return what is suggested: less than a post a week, than two comments a week, or than one answer in ten.

    Parameters
    ----------
    official_posts, comments : int
        Within 30 simulated days.
    responses : Responses or None
        None where the rules do not tell them: then no suggestion depends on a resident's answer.
    """
    rate = responses.rate_percent if responses else None
    told = (
        (POST_MORE, official_posts < FEWEST_POSTS),
        (COMMENT_MORE, comments < FEWEST_COMMENTS),
        (REACH_OUT, rate is not None and rate < LOW_RATE_PERCENT),
    )
    return tuple(suggestion for suggestion, due in told if due)
