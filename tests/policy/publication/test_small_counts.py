"""Small numbers of the report cannot be computed back: whatever is hidden may be anything below the limit."""

from __future__ import annotations

from itertools import product

from glassporch.policy.publication.small_counts import told, told_sum

LEAST = 5
TABLE = ((7, 0, 3), (12, 4, 9))


def _published(table: tuple[tuple[int, ...], ...]) -> list[str]:
    cells = [told(count, LEAST) for row in table for count in row]
    rows = [told_sum(row, LEAST) for row in table]
    columns = [told_sum(column, LEAST) for column in zip(*table, strict=True)]
    return [*cells, *rows, *columns, told_sum([count for row in table for count in row], LEAST)]


def test_every_hidden_count_may_be_any_number_below_the_limit_whatever_else_is_told() -> None:
    flat = [count for row in TABLE for count in row]
    hidden = [place for place, count in enumerate(flat) if count < LEAST]
    possible: list[set[int]] = [set() for _ in hidden]
    for guess in product(range(20), repeat=len(hidden)):
        tried = list(flat)
        for place, count in zip(hidden, guess, strict=True):
            tried[place] = count
        if _published((tuple(tried[:3]), tuple(tried[3:]))) == _published(TABLE):
            for seen, count in zip(possible, guess, strict=True):
                seen.add(count)
    assert len(hidden) == 3
    assert all(seen == set(range(LEAST)) for seen in possible)


def test_numbers_at_the_limit_and_all_of_them_without_protection_are_told_exactly() -> None:
    assert told(LEAST, LEAST) == "5"
    assert told(LEAST - 1, LEAST) == "fewer than 5"
    assert [told(count, 1) for count in (0, 1)] == ["0", "1"]
    assert told_sum((7, 12), LEAST) == "19"
    assert told_sum((7, 4), LEAST) == "at least 7"
    assert told_sum((0, 4), 1) == "4"
