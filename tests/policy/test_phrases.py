"""Every switch of a regime has a plain sentence for every value that it can take."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from itertools import combinations
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
from glassporch.policy.diff_words import diff, same_but_assumed
from glassporch.policy.phrases import PHRASES, REACH, reaches, sentence, swept_over
from glassporch.policy.phrases.forms import counted, joined
from glassporch.policy.regime import Known, Regime, Unknown, groups, switches
from glassporch.policy.regimes import REGIMES
from glassporch.policy.rules.what_can_be_done import own_deeds

BLIND = REGIMES["reference-blind"]
NAMES = [switch.name for switch in switches(BLIND)]


def kinds() -> dict[str, Any]:
    """Return what the value of each switch is: dotted name -> hint."""
    return {
        f"{name}.{field.name}": get_args(get_args(get_type_hints(type(group))[field.name])[0])[0]
        for name, group in groups(BLIND)
        for field in fields(group)
    }


def examples(hint: Any) -> list[Any]:
    """Return values of a kind: all of them where they are finite, the edges where they are not."""
    if NoneType in get_args(hint):
        return [None, *(value for part in get_args(hint) if part is not NoneType for value in examples(part))]
    if get_origin(hint) is Literal:
        return list(get_args(hint))
    if get_origin(hint) is tuple:
        every = tuple(examples(get_args(hint)[0]))
        return [(), *((one,) for one in every), every]
    simple: dict[Any, list[Any]] = {
        bool: [False, True],
        int: [0, 1, 2, 17, 90],
        float: [0.0, 1.0, 0.025],
        str: ["A name"],
        date: [date(2024, 2, 9)],
    }
    return simple[hint]


def test_every_switch_has_a_phrase_and_no_phrase_is_left_over() -> None:
    assert sorted(PHRASES) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_value_of_a_switch_has_a_sentence_of_its_own(name: str) -> None:
    said = [sentence(name, Known(value, "OWN")) for value in examples(kinds()[name])]
    assert len(set(said)) == len(said)
    for text in said:
        assert len(text) > 15
        assert not text.endswith(".")
        assert text[0].islower()
        assert not set("{}_;") & set(text)
        assert "None" not in text
        assert "True" not in text


def test_an_assumption_is_marked_as_one() -> None:
    known, unknown = Known(value=True, source="OWN"), Unknown(assumed=True, swept=(True,), why="A guess.")
    assert (
        sentence("request.is_open", unknown) == f"{sentence('request.is_open', known)} (not documented; assumed here)"
    )


def test_a_range_of_one_value_is_not_swept() -> None:
    assert swept_over(Known(17, "OWN")) == ()
    assert swept_over(Unknown(17, (17,), "A guess.")) == ()
    assert swept_over(Unknown(17, (16, 17), "A guess.")) == (16, 17)


def test_amounts_are_written_as_people_say_them() -> None:
    assert [counted(1, "day"), counted(2, "day"), counted(0.025, "square mile")] == [
        "1 day",
        "2 days",
        "0.025 square miles",
    ]
    assert [counted(90, "minute"), counted(720, "minute"), counted(60, "minute")] == [
        "90 minutes",
        "12 hours",
        "1 hour",
    ]
    assert counted(1_000, "") == "1,000"
    assert [joined(["a"]), joined(["a", "b"]), joined(["a", "b", "c"], "or")] == ["a", "a and b", "a, b or c"]


def test_the_difference_is_said_in_one_sentence_for_each_switch() -> None:
    shorter = replace(
        BLIND, id="my-regime", request=replace(BLIND.request, look_back_days=Unknown(7, (7,), "A guess."))
    )
    (change,) = diff(BLIND, shorter)
    assert change.sentence == (
        "Under reference-blind, a request can reach back 30 days; under my-regime, a request can reach back 7 days "
        "(not documented; assumed here)."
    )
    assert change.rests_on_an_assumption
    assert diff(BLIND, replace(BLIND, id="other")) == ()


def test_one_rule_that_only_one_regime_documents_is_named_and_is_no_change() -> None:
    assumed = replace(BLIND, request=replace(BLIND.request, look_back_days=Unknown(30, (30,), "A guess.")))
    assert diff(BLIND, assumed) == ()
    [same] = same_but_assumed(BLIND, assumed)
    assert same.name == "request.look_back_days"
    assert same.sentence == "A request can reach back 30 days: documented for reference-blind only."
    assert same_but_assumed(assumed, BLIND) == (same,)


def test_a_rule_without_effect_is_not_named_as_documented_once() -> None:
    closed = replace(BLIND, request=replace(BLIND.request, is_open=Known(value=False, source="OWN")))
    guessed = replace(closed, request=replace(closed.request, look_back_days=Unknown(30, (30,), "A guess.")))
    assert same_but_assumed(closed, guessed) == ()


def test_what_has_no_effect_is_not_called_a_difference() -> None:
    closed = replace(BLIND, request=replace(BLIND.request, is_open=Known(value=False, source="OWN")))
    shorter = replace(closed.request, look_back_days=Known(1, "OWN"))
    assert diff(closed, replace(closed, request=shorter)) == ()
    assert [change.name for change in diff(BLIND, replace(closed, request=shorter))] == ["request.is_open"]


@pytest.mark.parametrize("name", ["editable", "deletable", "resolvable"])
@pytest.mark.parametrize(
    "regime", [one for one in REGIMES.values() if not one.request.is_open.value], ids=lambda one: one.id
)
def test_what_may_be_done_with_a_request_that_was_filed_before_has_an_effect_where_none_can_be_filed(
    regime: Regime, name: str
) -> None:
    def acts(*, known: bool) -> set[str]:
        changed = replace(regime, request=replace(regime.request, **{name: Known(known, "OWN")}))
        return set(own_deeds("delivered", changed))

    assert acts(known=True) - acts(known=False)  # the rule reads it
    assert reaches(f"request.{name}", regime)


def pairs() -> list[tuple[Regime, Regime]]:
    return list(combinations(REGIMES.values(), 2))


@pytest.mark.parametrize(("one", "other"), pairs(), ids=[f"{a.id} {b.id}" for a, b in pairs()])
def test_any_two_regimes_differ_in_the_same_switches_either_way_round(one: Regime, other: Regime) -> None:
    forth, back = diff(one, other), diff(other, one)
    assert forth
    assert [change.name for change in forth] == [change.name for change in back]
    for change in forth:
        assert change.sentence.startswith(f"Under {one.id}, ")
        assert f"; under {other.id}, " in change.sentence
        assert reaches(change.name, one)
        assert reaches(change.name, other)


def test_every_switch_whose_reach_is_limited_is_a_switch() -> None:
    limited = {name for reach in REACH for name in reach.names}
    assert limited <= set(NAMES)
    assert all(any(reach.where(regime) for regime in REGIMES.values()) for reach in REACH)
    assert all(not all(reach.where(regime) for regime in REGIMES.values()) for reach in REACH)
