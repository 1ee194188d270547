"""``glassporch announcements``: the puzzle, the check of a solution, and what it says of bad input."""

from __future__ import annotations

ON = ("announcements", "--day", "2019-08-28", "--seed", "3")


def test_the_puzzle_does_not_tell_its_truth(cli):
    said = cli(*ON, "--data", "--format", "json")
    assert said.code == 0, said.err
    assert "truth" not in said.report
    assert not any("holds_truth" in one for one in said.report["estimates"])
    assert said.report["announcements"] == len(said.report["announced"])
    assert said.report["outsiders_list"] == len(said.report["listed"])
    assert max(one["day"] for one in said.report["announced"]) <= "2019-08-28"


def test_a_solution_is_checked_against_405(cli):
    said = cli(*ON, "--check", "380", "--format", "json")
    assert (said.report["truth"], said.report["off_by"]) == (405, -25)
    assert "off by -25" in cli(*ON, "--check", "380").out


def test_coverage_is_measured_with_dependent_and_independent_lists(cli):
    said = cli(*ON, "--coverage", "20", "--format", "json")
    assert said.code == 0, said.err
    assert {one["lists"] for one in said.report["coverage"]} == {"as simulated", "independent"}
    assert all(one["held"] == 0 for one in said.report["coverage"] if one["name"] == "count")


def test_a_day_that_cannot_be_used_is_named_with_what_to_write(cli):
    for day in ("2019-13-01", "soon", "2025-01-01"):
        said = cli("announcements", "--day", day)
        assert said.code == 2
        assert day in said.err
        assert "2018-03-01" in said.err or "2019-08-27" in said.err
