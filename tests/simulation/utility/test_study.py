"""A study compares like with like, gives the same bytes again, and says what it cannot say."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from glassporch.policy.gate import Gate
from glassporch.policy.regime import Known
from glassporch.policy.regimes import REGIMES
from glassporch.policy.standard import STANDARD
from glassporch.simulation.behaviour import BEHAVIOUR
from glassporch.simulation.towns import UnknownTownError, load_town
from glassporch.simulation.utility.compare import Ratio, ratio, resamples, verdict
from glassporch.simulation.utility.files import csv_of, document, text_of
from glassporch.simulation.utility.ground import Ground, inhabitants, survey
from glassporch.simulation.utility.maps import expected, skip
from glassporch.simulation.utility.measure import measure, quantile
from glassporch.simulation.utility.rows import Results
from glassporch.simulation.utility.study import BASELINE, Order, study, years_of
from glassporch.simulation.utility.towns import study_town

BLIND, MAP = REGIMES["reference-blind"], REGIMES["reference-map"]
COPY = replace(BASELINE, id="a-copy", title="The same rules again")
TOWN = load_town("generated:600")


def order(*regimes, seed: int = 3, **more) -> Order:
    """A study that takes a second."""
    sweep = {"opt_ins": (0.5, 1.0), "ownerships": (0.12, 0.27), "vary": False}
    return Order(regimes, (TOWN,), 40, seed=seed, **(sweep | more))


@pytest.fixture(scope="module")
def found() -> Results:
    return study(order(COPY, BLIND, MAP))


@pytest.fixture(scope="module")
def ground() -> Ground:
    return survey(TOWN, BEHAVIOUR, 3, incidents=60, people=inhabitants(TOWN, 3, 0.5))


def test_rules_beside_a_copy_of_themselves_differ_in_nothing(found):
    copies = [row for row in found.cells if row.regime == "a-copy"]
    assert len(copies) == 4
    assert all(row.recall_ratio == Ratio(1.0, 1.0, 1.0) for row in copies)
    assert all(row.notices_ratio == Ratio(1.0, 1.0, 1.0) for row in copies)


def test_the_map_changes_neither_who_is_asked_nor_who_answers(found):
    blind, mapped = ([replace(r, regime="") for r in found.cells if r.regime == name] for name in (BLIND.id, MAP.id))
    assert blind == mapped


def test_the_same_order_gives_the_same_bytes_and_another_seed_gives_others(found):
    wanted = order(COPY, BLIND, MAP)
    assert text_of(document(wanted, study(wanted))) == text_of(document(wanted, found))
    other = order(COPY, BLIND, MAP, seed=4)
    assert study(other).cells != found.cells


def test_a_regime_more_changes_nothing_for_the_others(found):
    alone = study(order(BLIND))
    assert [row for row in found.cells if row.regime == BLIND.id] == [r for r in alone.cells if r.regime == BLIND.id]


def test_a_document_is_json_and_its_tables_are_csv(found):
    said = json.loads(text_of(document(order(COPY, BLIND, MAP), found)))
    assert {row["regime"] for row in said["cells"]} == {BASELINE.id, COPY.id, BLIND.id, MAP.id}
    assert {row["grade"] for row in said["behaviour"]} == {"documented", "derived", "assumption"}
    lines = csv_of(said["cells"]).splitlines()
    assert len(lines) == 1 + len(said["cells"])
    assert "recall_ratio,recall_ratio_low,recall_ratio_high" in lines[0]


def test_more_owners_and_more_of_them_who_may_be_asked_never_bring_less(ground):
    (year,) = years_of((BASELINE,), BEHAVIOUR, ground)
    few, more_owners, more_asked = (measure(year, ground, *at) for at in ((0.3, 0.1), (0.3, 0.4), (0.9, 0.1)))
    for more in (more_owners, more_asked):
        assert (more.arrives >= few.arrives - 1e-12).all()
        assert (more.notices >= few.notices).all()
        assert (more.drawn >= few.drawn).all()
    assert more_owners.notices.sum() > few.notices.sum()


def test_nothing_arrives_of_an_event_that_nobody_filmed(ground):
    (year,) = years_of((BASELINE,), BEHAVIOUR, ground)
    sums = measure(year, ground, 1.0, 0.3)
    assert (sums.arrives[sums.filmed == 0] == 0).all()
    assert (sums.arrives[sums.filmed == 1] > 0).any()
    assert (sums.arrives <= sums.filmed).all()
    assert (sums.drawn <= sums.filmed).all()


def test_a_smallest_number_of_recipients_silences_what_reaches_fewer(ground):
    shy = replace(BASELINE, id="shy", delivery=replace(BASELINE.delivery, min_recipients=Known(1_000, "OWN")))
    (year,) = years_of((shy,), BEHAVIOUR, ground)
    sums = measure(year, ground, 1.0, 0.3)
    assert sums.notices.sum() == sums.arrives.sum() == 0


def test_a_regime_in_which_clips_do_not_travel_brings_none(ground):
    outside = replace(BASELINE, id="outside", sharing=replace(BASELINE.sharing, route=Known("outside", "OWN")))
    (year,) = years_of((outside,), BEHAVIOUR, ground)
    sums = measure(year, ground, 1.0, 0.3)
    assert sums.arrives.sum() == 0
    assert sums.notices.sum() > 0


def test_a_second_resident_can_refuse_only_where_the_rules_let_one(ground):
    unwilling = replace(BEHAVIOUR, second_refuses=replace(BEHAVIOUR.second_refuses, value=0.2))
    split = survey(TOWN, unwilling, 3, incidents=60, people=inhabitants(TOWN, 3, 0.5))
    lone = [film for films in split.filmed for film in films if film.second_refuses and split.accounts[film.home] > 1]
    both = years_of((BASELINE, BLIND), unwilling, split)
    sums = [measure(year, split, 1.0, 0.5) for year in both]
    assert lone
    assert sums[0].clips.sum() > sums[1].clips.sum()


def test_where_everything_is_on_the_map_it_shows_the_true_number(ground):
    bare = REGIMES["no-policy"]
    seen = expected(Gate(STANDARD), bare, BEHAVIOUR, ground, (1.0, 0.3, 0.3), 1)
    (year,) = years_of((BASELINE,), BEHAVIOUR.varied("most_requests", 1), ground)
    asked = measure(year, ground, 1.0, 0.3).notices
    assert seen is not None
    assert (seen >= asked).all()  # a household with two cameras gets one notice
    assert seen.sum() < 1.5 * asked.sum()


def test_counts_on_the_map_follow_the_owners_who_agreed(ground):
    few, all_of_them = (
        expected(Gate(STANDARD), MAP, BEHAVIOUR, ground, (1.0, 0.5, agreed), 1) for agreed in (0.0, 1.0)
    )
    assert few is not None
    assert all_of_them is not None
    assert few.sum() < all_of_them.sum()
    assert expected(Gate(STANDARD), BLIND, BEHAVIOUR, ground, (1.0, 0.5, 1.0), 1) is None


def test_leaving_out_the_requests_that_reach_nobody_loses_nothing(ground):
    (year,) = years_of((BASELINE,), BEHAVIOUR, ground)
    sums = measure(year, ground, 1.0, 0.3)
    half = np.arange(60) < 30
    blinded = replace(sums, arrives=sums.arrives * half, notices=sums.notices * half)
    kept = skip(blinded, half.astype(np.float64), "truth", resamples(60, 1, "x"), 1)[-1]
    assert kept.skipped == 0.5
    assert kept.recall.value == kept.notices.value == 1.0


@pytest.mark.parametrize(
    ("recall", "notices", "said"),
    [
        ((1.0, 0.97, 1.0), (1.0, 0.9, 1.1), "met"),
        ((1.0, 0.90, 1.0), (1.0, 0.9, 1.1), "met, unsure"),
        ((0.96, 0.955, 1.0), (1.4, 1.3, 1.6), "met, unsure"),
        ((0.94, 0.90, 0.97), (1.0, 0.9, 1.1), "not met, unsure"),
        ((0.90, 0.85, 0.94), (1.0, 0.9, 1.1), "not met"),
        ((1.0, 1.0, 1.0), (2.0, 1.8, 2.2), "not met"),
        ((1.0, None, None), (1.0, 0.9, 1.1), "met, unsure"),
        ((0.9, None, None), (1.0, 0.9, 1.1), "not met, unsure"),
        ((None, None, None), (1.0, 0.9, 1.1), "nothing arrives"),
    ],
)
def test_the_verdict_weighs_the_whole_interval(recall, notices, said):
    assert verdict(Ratio(*recall), Ratio(*notices), 60) == said


def test_nothing_is_met_for_sure_where_a_loss_may_go_unseen():
    assert verdict(Ratio(1.0, 1.0, 1.0), Ratio(1.0, 1.0, 1.0), 59) == "met, unsure"
    assert verdict(Ratio(1.0, 1.0, 1.0), Ratio(2.0, 1.8, 2.2), 59) == "not met"


def test_a_ratio_without_a_denominator_is_no_number():
    again = resamples(20, 1, "x")
    one = np.ones(20)
    assert ratio(one, np.zeros(20), again) == Ratio(None, None, None)
    rare = np.zeros(20)
    rare[0] = 1.0  # absent from about a third of the resamples
    assert ratio(rare, rare, again) == Ratio(1.0, None, None)
    assert ratio(2 * one, one, again) == Ratio(2.0, 2.0, 2.0)


def test_every_resample_draws_as_many_incidents_as_there_are():
    again = resamples(50, 9, "x")
    assert (again.sum(axis=1) == 50).all()
    assert np.array_equal(again, resamples(50, 9, "x"))
    assert not np.array_equal(again, resamples(50, 9, "y"))


def test_the_quantile_of_weighted_values_is_where_the_weight_is_reached():
    values, weights = np.array([3.0, 1.0, 2.0]), np.array([1.0, 1.0, 8.0])
    assert quantile(values, weights, 0.5) == 2.0
    assert quantile(values, weights, 0.95) == 3.0
    assert quantile(values, np.zeros(3), 0.5) is None


def test_the_towns_of_a_study_differ_in_density():
    homes = {key: study_town(key).houses for key in ("terrace", "rural")}
    wide = {key: max(h.lon for h in found) - min(h.lon for h in found) for key, found in homes.items()}
    assert len(homes["terrace"]) > len(homes["rural"])
    assert wide["terrace"] < wide["rural"]
    with pytest.raises(UnknownTownError, match="terrace, suburb, rural"):
        study_town("nowhere")
