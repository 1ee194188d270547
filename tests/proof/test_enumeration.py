"""The enumeration says what the book says, and leaves nothing out that a rule reads."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace

import pytest
from glassporch.policy.acts import Share
from glassporch.policy.consent.machine import is_valid_next
from glassporch.policy.decision import Forbid, Permit, Reason, combine
from glassporch.policy.regimes import REGIMES
from glassporch.policy.rulebook import covers
from glassporch.policy.standard import STANDARD
from glassporch.policy.wire import ALL_QUESTIONS
from glassporch.proof.courses import ANSWERS, MAPS, ONWARD, REQUESTS
from glassporch.proof.enumeration import FickleRuleError, fold, judged, table
from glassporch.proof.fact_table import FACTS_OF
from glassporch.proof.households import ADA, NOW_US, events
from glassporch.proof.lazy import Recipe, UnknownAttributeError
from glassporch.proof.proving import scenes_for
from glassporch.proof.scene import Scene, axis

SEED = 20_260_301


def scenes():
    return scenes_for(REGIMES.values(), STANDARD)


@pytest.mark.parametrize("regime_id", ["assistance-2021", "reference-map", "no-policy"])
def test_a_folded_verdict_is_the_books_own_verdict_on_real_facts(regime_id):
    chance, regime = random.Random(SEED), REGIMES[regime_id]
    for scene in scenes():
        one = judged(scene, regime, STANDARD)
        for _ in range(8):
            chosen = {axis.name: chance.choice(axis.labels) for axis in scene.axes}
            ruling = STANDARD.combine(
                (held.name, held.said[int(held.codes[_place(scene, chosen, held)])]) for held in one.tables
            )
            assert ruling.allowed == scene.outright(STANDARD, chosen, regime), (SEED, scene.name, chosen)


def _place(scene, chosen, held):
    return tuple(
        axis.labels.index(chosen[axis.name]) if length > 1 else 0
        for axis, length in zip(scene.axes, held.codes.shape, strict=True)
    )


def test_a_fold_counts_every_combination_once():
    scene = next(one for one in scenes() if one.name == "Deliver")
    one = judged(scene, REGIMES["reference-map"], STANDARD)
    folded = fold(scene, one.tables)
    allowed = folded.allowed(one)
    assert folded.count(allowed) + folded.count(~allowed) == scene.size
    chosen = folded.plainest(allowed)
    assert scene.outright(STANDARD, chosen, REGIMES["reference-map"])


def late():
    """A scene of three axes that nothing but a test judges."""
    axes = (axis("one", a=0, b=1), axis("two", a=0, b=1, c=2), axis("three", a=0, b=1))
    return Scene(name="late", cause=Recipe(Share, {}), standing=Recipe(Share, {}), fact=None, axes=axes)


def test_a_feature_that_is_looked_at_in_some_cases_alone_is_varied_in_those():
    held = table(late(), "late", lambda look, _: look["two"] if look["one"] else 7)
    assert held.codes.shape == (2, 3, 1)
    assert [held.said[code] for code in held.codes.ravel()] == [7, 7, 7, 0, 1, 2]
    assert held.calls == 4


def test_a_table_is_that_of_calling_on_every_combination():
    """Functions drawn at random, which look at what they look at by what they saw before."""
    chance = random.Random(SEED)
    for _ in range(60):
        said = {key: chance.randrange(5) for key in range(64)}
        order = chance.sample(("one", "two", "three"), 3)

        def say(look, _, said=said, order=order):
            key = 1
            for name in order:
                if said[key] == 0:
                    break
                key = key * 3 + look[name]
            return said[key % 64]

        scene = late()
        held = table(scene, "drawn", say)
        for chosen in scene.combinations(("one", "two", "three")):
            assert held.said[int(held.codes[_place(scene, chosen, held)])] == say(scene.look(chosen), None), SEED


def test_a_rule_that_looks_elsewhere_where_nothing_changed_stops_the_proof():
    turns = itertools.count()
    with pytest.raises(FickleRuleError, match="fickle looks at"):
        table(late(), "fickle", lambda look, _: look["one"] if next(turns) % 2 else look["two"])


def test_a_rule_that_reads_what_the_abstraction_does_not_vary_stops_the_proof():
    @covers(Share)
    def reads_the_weather(act, standing, clip, regime):
        """It reads something new."""
        return Permit() if clip.weather else None

    book = replace(STANDARD, covering=(*STANDARD.covering, reads_the_weather))
    scene = next(one for one in scenes_for(REGIMES.values(), book) if one.name == "Share")
    with pytest.raises(UnknownAttributeError, match=r"ClipFact\.weather"):
        scene.vote(reads_the_weather, scene.look({}), REGIMES["reference-map"], set())


def test_every_question_and_every_covering_rule_has_a_scene():
    names = {scene.name for scene in scenes()}
    assert {f"admit {kind.__name__}" for kind in ALL_QUESTIONS} <= names
    guarded = {kind for rule in STANDARD.covering for kind in rule.guards}
    assert guarded - set(FACTS_OF) == {
        kind
        for kind in guarded
        if kind.__name__ in {"Share", "Deliver", "Publish", "HandOn", "Produce", "AnswerRecords", "AlertOfficer"}
    }


def test_every_attribute_that_a_rule_reads_is_varied_or_made_of_what_is():
    fixed: set[str] = set()
    for scene in scenes():
        one = judged(scene, REGIMES["reference-map"], STANDARD) if scene.name != "Share" else None
        for held in one.tables if one else ():
            for name in held.read:
                kind, _, attribute = name.partition(".")
                if not _varies(scene, kind, attribute):
                    fixed.add(f"{scene.name}: {name}")
    assert {line.split(": ")[-1] for line in fixed} <= ONE_VALUE, sorted(fixed)


ONE_VALUE = {
    "AnswerRecords.agency_id",  # whose a record is, and when it was made, are told against one request
    "AnswerRecords.from_us",
    "AnswerRecords.to_us",
    "Produce.from_us",  # the clip lies before, in and after the demand's window, and its age varies against the present
    "Produce.to_us",
    "Produce.now_us",
    "Publish.now_us",  # times are relative to it: installed before, now, later
    "Deliver.now_us",
    "Standing.now_us",
    "Standing.account_id",  # the named account is one's own or is not
    "Deliver.area",  # the camera's place varies against it
    "Deliver.agency_id",  # choices about this and about another agency vary against it
    "Deliver.incident_type",
    "Deliver.request_id",
    "HandOn.household_id",
    "HandOn.incident_type",
    "HandOn.request_id",  # wishes about this and about another request vary against it
    "HandOn.notice_version",  # a yes to a former notice varies against it
    "HandOn.now_us",
    "OnwardFact.to_agency_id",  # wishes for this and for another agency vary against it
    "CameraFact.household_id",  # the file is that household's
    "TileFact.current_epoch",  # the tile's own epoch varies against it
    "CountFact.current_epoch",
}


def _varies(scene, kind, attribute):
    for recipe in (scene.cause, scene.standing, scene.fact, *(part for part in scene.cause.parts.values())):
        if isinstance(recipe, Recipe) and recipe.kind.__name__ == kind and attribute in recipe.parts:
            look = scene.look({})
            part = recipe.parts[attribute]
            if isinstance(part, Recipe):
                return True
            part(look, REGIMES["reference-map"])
            return bool(look.seen)
    return True


BEYOND = {("stale yes, taken back", "answer"), ("stale yes, taken back", "onward")}
"""Histories that the portal cannot write, and that are tried all the same."""


@pytest.mark.parametrize("courses", [ANSWERS, ONWARD, REQUESTS, MAPS], ids=["answers", "onward", "requests", "maps"])
def test_every_course_is_a_history_that_the_portal_could_have_written(courses):
    purposes = {id(ANSWERS): "answer", id(ONWARD): "onward", id(REQUESTS): "requests", id(MAPS): "map"}
    for name, course in courses.items():
        history = []
        for event in events(course, ADA, purposes[id(courses)], "a notice", 0):
            late = event.kind == "stale"
            placed = replace(event, at_us=NOW_US + 2, notice_version="newer") if late else event
            placed = replace(placed, at_us=NOW_US + 2) if event.kind == "expired" else placed
            placed = replace(placed, at_us=max(placed.at_us, *(one.at_us for one in history), 0)) if history else placed
            assert is_valid_next(history, placed) is None or (name, placed.purpose) in BEYOND, name
            history.append(placed)


def test_a_ground_for_a_no_never_changes_what_votes_add_up_to():
    for votes in ([Forbid(Reason("a", "A"))], [Forbid(Reason("b", "B")), Permit()], [Permit(), None]):
        named = [(f"rule-{number}", vote) for number, vote in enumerate(votes)]
        other = [(name, Forbid(Reason("c", "C")) if isinstance(vote, Forbid) else vote) for name, vote in named]
        assert combine(named).allowed == combine(other).allowed
