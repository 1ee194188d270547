"""``prove --sweep``: verdicts that depend on an assumption are reported as such, and only surprises are failures."""

from __future__ import annotations

import pytest
from glassporch.cli import prove
from glassporch.proof import sweeping
from glassporch.proof.properties import PROPERTIES
from glassporch.proof.proving import Finding, Proof

BY_ID = {one.id: one for one in PROPERTIES}
NOT_SURE = """
id = "not-sure"
title = "A regime that is not sure"
summary = "Whether an opt-out stops requests was never written down."
extends = "assistance-2021"

[delivery]
opt_out_stops_requests = { assumed = true, swept = [true, false], why = "The page does not say." }
"""
HEAT = ("--regime", "heat-map-2018")


@pytest.fixture
def quick(monkeypatch):
    """Sweep two properties alone, and take the proof under the assumed values as done."""
    monkeypatch.setattr(prove, "run_proof", lambda chosen, *, whole: Proof({}, {}, (), (), {}))
    kept = (BY_ID["asked-opted-out"], BY_ID["map-opted-out"])
    monkeypatch.setattr(sweeping, "PROPERTIES", kept)


def test_an_expected_flip_is_reported_with_its_switch_its_value_and_both_reasons_and_is_no_failure(cli, quick):
    said = cli("prove", *HEAT, "--sweep")
    assert said.code == 0, said.err
    for told in (
        "asked-opted-out: No request reaches a household that said no to it.",
        "depends on an assumption, as expected: heat-map-2018: holds with delivery.opt_out_stops_requests = yes",
        "delivery.opt_out_stops_requests = yes (assumed), is broken with no",
        "is broken with map.hides_opted_out = no (assumed), holds with yes",
        "why that was assumed: The unsubscribe link ended e-mails; nothing says that it changed the map.",
        "where it is broken: Deliver: Ada on requests: no",
        "The sweep is as was expected.",
    ):
        assert told in said.out
    assert "sweeping" in said.err


def test_programs_read_every_flip_and_what_was_not_swept(cli, quick):
    said = cli("prove", *HEAT, "--sweep", "--format", "json")
    assert said.code == 0, said.err
    swept = said.report["sweep"]
    assert swept["stands"] is True
    assert swept["expected_and_not_found"] == []
    flips = {one["property"]: one for one in swept["flips"]}
    assert set(flips) == {"asked-opted-out", "map-opted-out"}
    asked = flips["asked-opted-out"]
    assert (asked["switch"], asked["assumed"], asked["value"]) == ("delivery.opt_out_stops_requests", True, False)
    assert (asked["outcome_as_assumed"], asked["outcome"], asked["expected"]) == ("holds", "broken", True)
    assert asked["counterexample"]["features"]["Ada on requests"] == "no"
    (counts,) = swept["regimes"]
    assert 0 < counts["values_read"] < counts["values_tried"]
    assert "consent.map_default" in counts["not_swept_for_one_value"]
    assert "request.text_check" in counts["not_swept_for_no_effect"]


def test_a_flip_that_nobody_expected_ends_with_one_and_is_named(cli, quick, tmp_path):
    mine = tmp_path / "mine.toml"
    mine.write_text(NOT_SURE)
    said = cli("prove", "--regime", str(mine), "--sweep")
    assert said.code == 1
    assert "DEPENDS ON AN ASSUMPTION, and nobody expected it: not-sure" in said.out
    assert "NOT everything in the sweep is as was expected." in said.out
    assert "asked-opted-out (not-sure) changes with delivery.opt_out_stops_requests = no" in said.err


def test_a_flip_that_was_expected_and_is_not_there_ends_with_one(cli, quick, monkeypatch):
    monkeypatch.setattr(sweeping, "PROPERTIES", (BY_ID["asked-opted-out"],))
    said = cli("prove", *HEAT, "--sweep")
    assert said.code == 1
    assert "NOT FOUND, and was expected: map-opted-out (heat-map-2018) with map.hides_opted_out = yes" in said.out
    assert "does not change with map.hides_opted_out = yes" in said.err


def test_regimes_without_flips_say_so(cli, quick):
    said = cli("prove", "--regime", "none-2024", "--regime", "no-policy", "--sweep")
    assert said.code == 0, said.err
    assert "No verdict depends on an assumption that was swept." in said.out
    assert "no-policy" in said.out


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--regime", "reference-map", "--sweep"), "nothing to sweep in reference-map"),
        (("--regime", "no-policy", "--regime", "reference-blind", "--sweep"), "leave --sweep away"),
        (("--regime", "nonsense", "--sweep"), "there is no regime"),
        ((*HEAT, "--sweep", "--plant", "mine"), "leave --sweep away, or --plant"),
        ((*HEAT, "--sweep", "--property", "silence"), "leave --sweep away, or --plant"),
        (("--sweep", "heat-map-2018"), "unexpected extra argument"),
    ],
)
def test_what_cannot_be_swept_is_refused_before_anything_is_enumerated(cli, worlds, monkeypatch, arguments, reason):
    monkeypatch.setattr(prove, "run_proof", lambda chosen, *, whole: pytest.fail("it was enumerated"))
    said = cli("prove", *arguments)
    assert said.code == 2, said.err
    assert reason in " ".join(said.err.split())
    assert not worlds.exists()


def test_a_property_that_says_nothing_says_where_it_speaks(cli, monkeypatch):
    found = tuple(
        Finding(subject, "none-2024", "says nothing here", "holds") for subject in ("asked-by-default", "map-agreed")
    )
    monkeypatch.setattr(prove, "run_proof", lambda chosen, *, whole: Proof({}, {}, found, (), {}))
    said = cli("prove", "--regime", "none-2024")
    assert said.code == 0
    lines = [line for line in said.out.splitlines() if "says nothing here" in line]
    assert "only where nobody is asked by default" in lines[0]
    assert "no shipped regime is like that, and one of your own can be: none-2024" in lines[0]
    assert lines[1].endswith("it speaks only where agencies see cameras on their map: none-2024")
    report = cli("prove", "--regime", "none-2024", "--format", "json").report
    assert [one["says_nothing_because"].split(";")[0] for one in report["findings"]] == [
        'it speaks only where nobody is asked by default (consent.requests_default is "out")',
        "it speaks only where agencies see cameras on their map",
    ]


@pytest.mark.slow
def test_the_proof_and_the_sweep_of_an_era_stand_in_one_report(cli):
    said = cli("prove", "--regime", "none-2024", "--sweep", "--format", "json")
    assert said.code == 0, said.err
    assert said.report["stands"]
    assert said.report["sweep"]["stands"]
    assert said.report["sweep"]["flips"] == []
