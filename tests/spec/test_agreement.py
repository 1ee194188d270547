"""The portal's rules agree with the second policy on random regimes, askers, questions, facts and consent histories.

The seed comes from the commit, so that each commit tries other cases; ``GLASSPORCH_TEST_SEED`` repeats a run. Every
kind of outcome must have been reached. The counts asked for lie far below the ones expected (at least 40 times the
number that would be missed once in a million runs), so that a missing outcome means that something changed.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from glassporch.policy import lifecycle
from glassporch.policy import wire as w
from glassporch.policy.casefile import Standing
from glassporch.policy.consent.events import Purpose
from glassporch.policy.consent.household import Asked, answer
from glassporch.policy.consent.machine import is_valid_next
from glassporch.policy.consent.notices import map_notice, requests_notice
from glassporch.policy.gate import Admitted, Gate
from glassporch.policy.regime import Regime
from glassporch.policy.roles import Role
from glassporch.policy.rules import ADMISSION
from glassporch.policy.standard import STANDARD

from ..claims.seeds import commit_seed
from . import act_draws, consent, drawing_on, fact_draws, reference
from . import consent_draws as choices
from .question_draws import Draws, labelled_texts, question, standing
from .regime_draws import changed, one_of, regimes

QUESTIONS = 20_000
FACTS = 12_000
ACTS = 5_000
HISTORIES = 9_000

GATE = Gate(STANDARD)
TEXTS = labelled_texts()
NOBODY = Standing(role=Role.PUBLIC, now_us=choices.NOW)
ALWAYS_TOLD = {
    w.ReadBaseIndex, w.ReadBaseTile, w.ReadWorld, w.ReadRegime, w.ReadKeys, w.ReadOutlines, w.ListPublicCounts,
    w.ReadCountyLines, w.ExportAgencyMap, w.ExportRegister, w.ReadLegalReport, w.ListTemplates, w.ListHolders,
}  # fmt: skip
PAPERS = (w.FileDemand, w.DecideDemand)
OFTEN = (
    w.FileRequest, w.FileRequest, w.FileRequest, w.CheckArea, w.PassOn, w.AmendRequest, w.OfferAgreement,
    w.OfferAgreement, w.SignAgreement, w.SignAgreement, w.EnterGift, w.AskForRecords, w.AskForRecords,
    w.ReviewStatement, *PAPERS, *PAPERS,
)  # fmt: skip
"""Questions with many rules, or with one that is seldom broken."""

REASONS = {
    "account-closed", "account-unknown", "agency-not-eligible", "agency-unknown", "agreement-over", "agreement-unknown",
    "already-invited", "clause-missing", "clause-numbers", "clause-repeated", "clause-unknown", "end-unusable",
    "more-than-agreed", "notice-given", "offer-open", "offer-unknown", "role-missing", "role-unknown", "start-unusable",
    "still-bound", "terms-outdated",
    "area-elsewhere", "area-too-large", "area-too-small", "area-unusable", "case-exhausted", "case-number-differs",
    "case-number-missing", "category-unknown", "contact-missing", "day-exhausted", "further-incident-unknown",
    "has-account", "incident-repeated", "incident-unknown", "invitation-not-open", "invitation-unknown",
    "last-administrator",
    "no-address-search", "no-agreement", "no-assigned-areas", "no-batch", "no-camera-map", "no-counts",
    "no-objection-route", "no-official-domain", "no-packages", "no-posting-permission", "no-requests", "no-totals",
    "not-deletable", "not-delivered", "not-editable", "not-official-email", "not-resolvable", "not-served",
    "days-backwards", "days-not-yet", "days-too-many",
    "agency-not-chosen", "no-alerts", "no-coaching", "subject-missing", "thread-unknown",
    "no-approval-needed", "not-approved", "statement-moved-on", "statement-unknown", "wording-missing",
    "not-sorted", "outside-assigned-area", "own-agency", "passed-before", "prohibited-text", "release-unknown",
    "request-unknown", "set-aside", "too-late-to-amend", "too-late-to-withdraw", "window-in-future",
    "window-too-long", "window-too-old", "window-too-short", "your-own-account",
    "no-emergency-disclosure", "danger-missing", "paper-missing", "paper-gives-no-content",
    "paper-gives-no-account-data", "demand-unknown", "demand-decided", "ground-missing", "demand-overbroad",
    "no-narrowing", "narrowing-outside",
}  # fmt: skip
"""Every reason that admission may give."""

HISTORY_FAULTS = {
    "consent-event-known", "consent-out-of-turn", "consent-position-taken", "consent-re-dated", "expires-at-once",
    "no-scope", "not-due", "nothing-to-withdraw", "notice-not-served", "re-confirmed-wider", "scope-unused",
}  # fmt: skip


def dice_for(what: str) -> random.Random:
    """Make a generator of this commit's, for one test; `commit_seed` prints how to repeat it."""
    return random.Random(f"{commit_seed()}/{what}")


def told(dice: random.Random, count: int) -> Iterator[Draws]:
    """Draw regimes, and how often something shall be out of order under each."""
    for _ in range(count):
        yield Draws(dice, regimes(dice), TEXTS, dice.choice((0.0, 0.05, 0.15, 0.5)))


JUDGED = tuple(
    kind
    for kind in w.ALL_QUESTIONS
    if any(kind in rule.guards for rule in ADMISSION if rule.name not in {"who_may_ask", "which_agencies"})
)
"""Questions that are judged by more than who asks."""


def kind_of_question(dice: random.Random) -> type:
    """Draw a kind of question; those with the most rules most often."""
    chance = dice.random()
    if chance < 0.4:
        return dice.choice(OFTEN)
    return dice.choice(JUDGED if chance < 0.75 else w.ALL_QUESTIONS)


def until_each_is_met_twice(dice: random.Random, reached: Counter[str]) -> Iterator[Draws]:
    """Draw a number of questions, and go on until every reason was given twice, up to four times as many.

    The rarest reason comes about six times in the first number (over sixteen seeds: 3 to 10), as in a Poisson process.
    That it comes less than twice in four times as many has a chance of less than one in a million.
    """
    for asked, draws in enumerate(told(dice, 4 * QUESTIONS)):
        if asked >= QUESTIONS and all(reached[code] >= 2 for code in REASONS):
            return
        yield draws


def test_the_gate_admits_what_the_second_policy_admits_and_tells_only_reasons_that_are_there() -> None:
    dice, reached = dice_for("questions"), Counter[str]()
    for draws in until_each_is_met_twice(dice, reached):
        asked = question(draws, kind_of_question(dice))
        asker = standing(draws, asked)
        got = GATE.admit(asked, asker, draws.regime)
        codes = set() if isinstance(got, Admitted) else {reason.code for reason in got.reasons}
        topics = reference.topics(asked, asker, draws.regime, TEXTS)
        case = (asked, asker, drawing_on.values(draws.regime), codes, topics)
        assert isinstance(got, Admitted) == (not topics), case
        assert codes <= set[str]().union(*topics), case
        assert all(codes & topic for topic in topics), case
        reached.update(codes or {"admitted"})
    assert set(reached) == REASONS | {"admitted"}, reached
    assert min(reached.values()) >= 2, reached


SHAKEN = (
    ("map", "layer"), ("records", "public_record"), ("map", "address_search"), ("partnership", "download_credit_usd"),
)  # fmt: skip
"""Switches that decide alone what is told, so that each value of theirs is to be met often."""


def shaken(dice: random.Random, regime: Regime) -> Regime:
    """Change the switches that decide what is published, so that each value of theirs is met often."""
    for group, name in SHAKEN:
        regime = changed(regime, group, name, one_of(dice, group, name))
    return regime


def test_an_answer_draws_on_the_facts_that_the_second_policy_lets_it_draw_on() -> None:
    dice, reached = dice_for("facts"), Counter[tuple[type, bool]]()
    for _ in range(FACTS):
        draws = Draws(dice, shaken(dice, regimes(dice)), TEXTS, 0.1)
        asked = question(draws, dice.choice(list(fact_draws.FACTS)))
        asker = fact_draws.at_a_turn(draws, standing(draws, asked))
        fact = dice.choice(fact_draws.FACTS[type(asked)])(draws)
        covered = bool(GATE.decide(asked, asker, (fact,), draws.regime).covered)
        case = (asked, asker, fact, drawing_on.values(draws.regime))
        assert covered == drawing_on.may_draw_on(asked, asker, fact, draws.regime), case
        reached[type(asked), covered] += 1
    both = {(kind, yes) for kind in fact_draws.FACTS for yes in (True, False) if yes or kind not in ALWAYS_TOLD}
    assert set(reached) == both, both - set(reached)


def notices_of(regime: Regime) -> drawing_on.Notices:
    """The notices in force: their words are the portal's, and no rule of the second policy."""
    return drawing_on.Notices(requests_notice(regime).version, map_notice(regime).version)


def weighed(gate: Gate, draws: Draws, what: str) -> tuple[bool, bool, Any]:
    """Draw an act of the company and a fact, and return what a gate and the second policy say."""
    notices = notices_of(draws.regime)
    if what == "share":
        act, clip = act_draws.share(draws, (notices.requests, "older"))
        covered = gate.decide(act, NOBODY, (clip,), draws.regime).covered
        return bool(covered), drawing_on.goes(act, clip, draws.regime, notices), (act, clip)
    if what == "hand on":
        hand_on, wish = act_draws.hand_on(draws, (notices.requests, "older"))
        covered = gate.decide(hand_on, NOBODY, (wish,), draws.regime).covered
        return bool(covered), drawing_on.goes_on(hand_on, wish, draws.regime, notices), (hand_on, wish)
    if what == "produce":
        demand, held = act_draws.production(draws)
        covered = gate.decide(demand, NOBODY, (held,), draws.regime).covered
        return bool(covered), drawing_on.is_produced(demand, held, draws.regime), (demand, held)
    camera = act_draws.camera(draws, draws.some((notices.requests, "older"), (notices.map, "older")))
    if what == "deliver":
        delivery = act_draws.delivery(draws)
        mine = drawing_on.is_asked(delivery, camera, draws.regime, notices)
        return bool(gate.decide(delivery, NOBODY, (camera,), draws.regime).covered), mine, (delivery, camera)
    publication = act_draws.publication()
    mine = drawing_on.is_shown(publication, camera, draws.regime, notices)
    return bool(gate.decide(publication, NOBODY, (camera,), draws.regime).covered), mine, camera


@pytest.mark.parametrize("what", ["deliver", "publish", "share", "hand on", "produce"])
def test_an_act_of_the_company_covers_the_cameras_and_clips_that_the_second_policy_lets_it_cover(what: str) -> None:
    dice, reached = dice_for(what), Counter[bool]()
    for draws in told(dice, ACTS):
        covered, mine, case = weighed(GATE, draws, what)
        assert covered == mine, (case, drawing_on.values(draws.regime))
        reached[covered] += 1
    assert min(reached[True], reached[False]) >= ACTS // 50, reached


PURPOSES: tuple[tuple[Purpose, ...], ...] = (("answer", "requests"), ("requests", "map"), ("map",), ("onward",))


def test_a_history_takes_the_events_that_the_second_policy_lets_it_take() -> None:
    """The rarest fault comes a few times in the first number; most runs stop there, and none goes on forever."""
    dice, reached = dice_for("histories"), Counter[str]()
    for drawn in range(20 * HISTORIES):
        if drawn >= HISTORIES and set(reached) >= HISTORY_FAULTS:
            break
        purposes = dice.choice(PURPOSES)
        history = choices.history(dice, purposes, ("in force", "older"))
        at_us = (history[-1].at_us if history else 0) + dice.choice((-1, 0, 1, 100, 600))
        position = len(history) + dice.choice((20, 20, 20, -1))
        event = choices.event(dice, dice.choice(purposes), ("in force", "older"), position, at_us)
        fault = is_valid_next(history, event)
        assert (fault is None) == consent.may_be_added(history, event), (history, event, fault)
        reached[fault.code if fault else "taken"] += 1
    assert set(reached) == HISTORY_FAULTS | {"taken"}, reached


def test_a_household_answers_as_the_second_policy_says() -> None:
    dice, reached = dice_for("households"), Counter[tuple[str, str]]()
    for _ in range(HISTORIES):
        purposes = dice.choice(PURPOSES)
        history, home = choices.history(dice, purposes, ("in force", "older")), choices.residents(dice)
        mode = dice.choice(("any-may-share", "either-may-refuse", "all-must-agree"))
        request = "r1" if purposes[0] in ("answer", "onward") else None
        limits = dice.choice((("agency", "theft", request), (None, None, None)))
        scope = dice.choice((None, *sorted(consent.SCOPES[purposes[0]])))
        notice = dice.choice((None, "in force"))
        fields = dict(zip(("agency_id", "incident_type", "request_id"), limits, strict=True))
        real = answer(
            history,
            Asked(household_id=choices.HOME, purpose=purposes[0], scope=scope, notice_version=notice, **fields),
            home, choices.NOW, mode,
        )  # fmt: skip
        matter = consent.Matter(choices.HOME, purposes[0], scope=scope, notice=notice, **fields)
        mine = consent.household_says(history, home, matter, choices.NOW, mode)
        assert {True: "yes", False: "no", None: ""}[real] == mine, (history, matter, home, mode)
        reached[mode, mine] += 1
    assert len(reached) == 9, reached
    assert min(reached.values()) >= 20, reached


def test_a_request_moves_as_the_page_on_its_life_says() -> None:
    dice, reached = dice_for("life"), Counter[tuple[str, bool]]()
    for draws in told(dice, 300):
        for deed in lifecycle.DEEDS:
            for before in (None, *lifecycle.STATES):
                after = {step.after for step in lifecycle.steps(deed, before, draws.regime)}
                expected = drawing_on.next_states(deed, before, draws.regime)
                assert after == expected, (deed, before, drawing_on.values(draws.regime))
                reached[deed, bool(after)] += 1
    assert set(reached) == {(deed, moves) for deed in lifecycle.DEEDS for moves in (True, False)}
