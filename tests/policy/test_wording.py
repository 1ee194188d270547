"""Words that an agreement asks to avoid are found as people write them, and proposals keep the rest."""

from __future__ import annotations

import pytest
from glassporch.policy.wording import TERMS, find_terms, with_proposals


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We use surveillance.", ["surveillance"]),
        ("Security Cameras on every porch", ["Security Cameras"]),
        ("a security\ncamera and another security camera", ["security\ncamera", "security camera"]),
        ("surveillance cameras", ["surveillance cameras"]),
        ("We s u r v e i l l a n c e nobody", ["s u r v e i l l a n c e"]),
    ],
)
def test_a_term_is_found_where_it_stands_and_the_longest_one_wins(text: str, words: list[str]) -> None:
    assert [one.words for one in find_terms(text)] == words
    assert all(text[one.start : one.end] == one.words for one in find_terms(text))


@pytest.mark.parametrize(
    "text", ["", "a secure camera", "the camera of a security guard", "surveyed", "camera security"]
)
def test_other_words_are_left_alone(text: str) -> None:
    assert find_terms(text) == ()
    assert with_proposals(text) == text


def test_proposals_stand_in_the_place_of_the_words_and_nothing_else_changes() -> None:
    text = "Surveillance helps. Our security cameras, and your security camera, see all."
    assert with_proposals(text) == (
        "Neighborhood safety helps. Our doorbell cameras, and your doorbell camera, see all."
    )


def test_no_proposal_holds_a_word_that_is_to_be_avoided() -> None:
    assert all(find_terms(term.proposal) == () for term in TERMS)
