"""Which posts are mailed to an officer is what the second policy says, over random posts, officers and regimes."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import get_args

from glassporch.policy.acts_around import AlertOfficer
from glassporch.policy.facts import PostFact
from glassporch.policy.gate import Gate
from glassporch.policy.standard import STANDARD
from glassporch.policy.switches.feed import PostCategory

from . import around, fact_draws
from .question_draws import KINDS, Draws
from .regime_draws import regimes
from .test_agreement import TEXTS, dice_for
from .test_records import OFFICE

CATEGORIES = get_args(PostCategory)


def weighed(gate: Gate, d: Draws) -> tuple[bool, bool, tuple[AlertOfficer, PostFact]]:
    """Draw an officer and a post, and return what a gate and the second policy say of mailing it."""
    kind = d.some(*KINDS) if d.is_odd() else d.some(*(d.regime.agency.eligible.value or KINDS))
    chosen = frozenset(category for category in CATEGORIES if d.either())
    act = AlertOfficer(chosen, active=not d.is_odd(), agreement_live=not d.is_odd(), kind=kind)
    author = "Police" if d.is_odd() else ""
    post = replace(fact_draws.post(d), category=d.some(*CATEGORIES), agency_name=author)
    covered = bool(gate.decide(act, OFFICE, (post,), d.regime).covered)
    return covered, around.is_mailed(act, post, d.regime), (act, post)


def test_a_post_is_mailed_to_whom_the_second_policy_has_it_mailed() -> None:
    dice, reached, gate = dice_for("mailed posts"), Counter[bool](), Gate(STANDARD)
    for _ in range(3_000):
        covered, mine, case = weighed(gate, Draws(dice, regimes(dice), TEXTS, 0.2))
        assert covered == mine, case
        reached[covered] += 1
    assert min(reached[True], reached[False]) > 100
