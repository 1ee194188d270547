"""Rule: a resident in the feed is named by a number that stands for them below one post, and below no other."""

from __future__ import annotations

from ..noise import keyed_uniforms

_FIRST, _NUMBERS = 100_000, 900_000


def how_posters_are_named(key: bytes, post_id: str, household_id: str) -> str:
    """A resident in the feed is named by a number that stands for them below one post, and below no other.

    Two posts of a household bear numbers that only the key can bring together. Below one post it keeps its number, so
    that a conversation can be followed. Two households draw the same number below one post once in 900,000 times.

    Parameters
    ----------
    key : bytes
        Secret; the world's.
    """
    drawn = keyed_uniforms(key, "poster", [f"{post_id} {household_id}"], 1)
    return f"Neighbor {_FIRST + int(drawn[0, 0] * _NUMBERS)}"
