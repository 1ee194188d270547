"""The half-yearly report: counted from the world's own rows when a half-year is over, small numbers hidden."""

from __future__ import annotations

import pytest
from glassporch.policy.halves import half_end_us
from glassporch.worlds.world import advance

from ..conftest import Bench
from ..papers import Papers, papers


def _end_of_half(found: Papers) -> None:
    advance(found.world, half_end_us(found.world.now().clock_us))


@pytest.mark.parametrize(("regime", "least"), [("assistance-2021", 1), ("reference-blind", 5)])
def test_a_report_counts_what_was_decided_and_hides_small_numbers_where_the_rules_do(
    bench: Bench, regime: str, least: int
) -> None:
    found = papers(bench, regime)
    for number in range(6):
        found.grant(found.paper("resident"), f"demand-{number}", days=0)
    refused = found.file(found.paper("resident"), "demand-no")
    found.decide(refused, "none", grounds=["paper-defective"])
    found.file(found.paper("resident", kind="preservation"), "demand-keep")
    assert found.get("", "/public/legal-report")["halves"] == []
    _end_of_half(found)
    [half] = found.get("", "/public/legal-report")["halves"]
    warrants = next(line for line in half["lines"] if line["kind"] == "warrant")
    small = "fewer than 5" if least > 1 else "1"
    assert (warrants["full"]["told"], warrants["none"]["told"]) == ("6", small)
    assert warrants["total"]["told"] == ("at least 6" if least > 1 else "7")
    assert half["preservations"]["told"] == small
    assert half["residents_told"]["told"] == "6"
    assert half["totals"]["total"]["told"] == ("at least 6" if least > 1 else "7")


@pytest.mark.parametrize("regime", ["heat-map-2018", "no-policy"])
def test_where_the_rules_have_no_report_none_is_published(bench: Bench, regime: str) -> None:
    found = papers(bench, regime)
    found.grant(found.paper("resident"))
    _end_of_half(found)
    read = found.get("", "/public/legal-report")
    assert read["halves"] == []
    assert [line["demands"] for line in read["history"]] == ["unknown", "about 1,800 to 1,900", "3,147"]
