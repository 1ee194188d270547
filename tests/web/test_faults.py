"""Numbers and days that cannot be used are answered with what to write instead."""

from __future__ import annotations

import pytest

from ..conftest import Bench
from .pages import Browser


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("announcements?day=2019-13-01", "day: write a day such as 2019-08-27."),
        ("announcements?day=yesterday", "day: write a day such as 2019-08-27."),
        ("announcements?day=2017-01-01", "day: write 2018-03-01 or more."),
        ("announcements?guess=-3", "guess: write 0 or more."),
        ("announcements?guess=1.5", "guess: write a whole number."),
        ("adoption?homes=many", "homes: write a whole number."),
        ("adoption?reach=7", "reach: write 1 or less."),
        ("adoption?start_share=lots", "start share: write a number."),
        ("adoption?reach=nan", "reach: write"),
    ],
)
def test_what_cannot_be_used_is_answered_with_what_to_write_instead(bench: Bench, asked: str, words: str) -> None:
    answer = Browser(bench.client, bench.world().name, "researcher").get(f"/lab/{asked}")
    assert answer.status_code == 422
    assert words in answer.text
    assert "Input should" not in answer.text
