"""The version of an answer's notice follows the words of its request."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from glassporch.policy.consent.notices import answer_notice
from glassporch.policy.consent.request_words import asking
from glassporch.policy.facts import RequestFact
from glassporch.policy.regimes import REGIMES

from ..test_rules_life import request_fact

TOLD = answer_notice(REGIMES["reference-blind"], REGIMES["reference-blind"])


@pytest.mark.parametrize(
    "changed",
    [{"message": "Other words."}, {"from_us": 1}, {"to_us": 2}, {"area": ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0))}],
)
def test_other_words_make_another_version_and_the_sentences_stay(changed: dict[str, Any]) -> None:
    first: RequestFact = request_fact()
    one, other = asking(TOLD, first), asking(TOLD, replace(first, **changed))
    assert one.version != other.version
    assert one.version.startswith(f"{TOLD.version}/words-")
    assert (one.sentences, one.digest) == (other.sentences, other.digest) == (TOLD.sentences, TOLD.digest)


def test_what_residents_do_not_read_leaves_the_version_as_it_is() -> None:
    first: RequestFact = request_fact()
    assert asking(TOLD, first) == asking(TOLD, replace(first, state="resolved", review_note="seen"))
