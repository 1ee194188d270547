"""Change the portal's rules in one place at a time, and see whether the second policy notices: `make mutants`.

Each rule's source is parsed, one comparison, connective, condition, number or returned vote is changed, and the rule
runs in an otherwise unchanged book against the second policy. A change that nothing notices *survives*, and is printed
with its line. Helpers that other modules import keep their own meaning there.
"""

from __future__ import annotations

import ast
import importlib
import random
import sys
import types
from dataclasses import replace
from pathlib import Path
from typing import Any

from glassporch.policy import rules
from glassporch.policy.acts import Deliver, HandOn, Publish, Share
from glassporch.policy.acts_around import AlertOfficer, AnswerRecords, Produce
from glassporch.policy.gate import Admitted, Gate
from glassporch.policy.regimes import REGIMES
from glassporch.policy.rulebook import AdmitRule, CoverRule
from glassporch.policy.standard import STANDARD

from . import drawing_on, fact_draws, reference, test_mailed_posts, test_records
from .changes import mutants
from .question_draws import Draws, question, standing
from .regime_draws import regimes
from .test_agreement import TEXTS, shaken, weighed

TRIES = 4_000
"""Cases for each changed rule; most are noticed within a hundred."""
ACTS = {Deliver: "deliver", Publish: "publish", Share: "share", HandOn: "hand on", Produce: "produce"}
ALL_ACTS = (*ACTS, AlertOfficer, AnswerRecords)


def built(module: types.ModuleType, tree: ast.Module) -> dict[str, Any]:
    """Run a changed module under the name of the true one."""
    fresh = types.ModuleType(module.__name__)
    fresh.__package__ = module.__package__
    exec(compile(tree, str(module.__file__), "exec"), fresh.__dict__)  # our own source, one place changed
    return fresh.__dict__


def admission_differs(gate: Gate, rule: AdmitRule, dice: random.Random) -> bool:
    """Return whether a case is found in which admission and the second policy disagree."""
    for _ in range(TRIES):
        draws = Draws(dice, regimes(dice), TEXTS, dice.choice((0.0, 0.05, 0.15, 0.5)))
        asked = question(draws, dice.choice(rule.guards))
        asker = standing(draws, asked)
        got = gate.admit(asked, asker, draws.regime)
        codes = set() if isinstance(got, Admitted) else {reason.code for reason in got.reasons}
        topics = reference.topics(asked, asker, draws.regime, TEXTS)
        told = codes <= set[str]().union(*topics) and all(codes & topic for topic in topics)
        if isinstance(got, Admitted) != (not topics) or not told:
            return True
    return False


def covering_differs(gate: Gate, rule: CoverRule, dice: random.Random) -> bool:
    """Return whether a fact is found that one of the two policies covers and the other does not."""
    kinds = [kind for kind in rule.guards if kind in fact_draws.FACTS or kind in ALL_ACTS]
    return bool(kinds) and any(_one_differs(gate, dice.choice(kinds), dice) for _ in range(TRIES))


def _one_differs(gate: Gate, kind: Any, dice: random.Random) -> bool:
    draws = Draws(dice, shaken(dice, regimes(dice)), TEXTS, dice.choice((0.05, 0.3)))
    if kind in ALL_ACTS:
        return _act_differs(gate, kind, draws)
    asked = question(draws, kind)
    asker = fact_draws.at_a_turn(draws, standing(draws, asked))
    fact = dice.choice(fact_draws.FACTS[kind])(draws)
    covered = bool(gate.decide(asked, asker, (fact,), draws.regime).covered)
    return covered != drawing_on.may_draw_on(asked, asker, fact, draws.regime)


def _act_differs(gate: Gate, kind: type, draws: Draws) -> bool:
    if kind is AlertOfficer:
        covered, mine, _ = test_mailed_posts.weighed(gate, draws)
    elif kind is AnswerRecords:
        covered, mine, _ = test_records.weighed(gate, draws)
    else:
        covered, mine, _ = weighed(gate, draws, ACTS[kind])
    return covered != mine


def survives(name: str, fresh: dict[str, Any]) -> bool:
    """Return whether nothing notices a changed rule. One that raises has been noticed."""
    rule, dice = fresh[name], random.Random(f"{name}")
    book = replace(
        STANDARD,
        admission=tuple(rule if one.name == name else one for one in STANDARD.admission),
        covering=tuple(rule if one.name == name else one for one in STANDARD.covering),
    )
    differs: Any = admission_differs if isinstance(rule, AdmitRule) else covering_differs
    try:
        return not differs(Gate(book), rule, dice)
    except Exception:  # noqa: BLE001 - whatever a changed rule raises, somebody would have noticed it
        return False


def main() -> None:
    """Print every change that survives, and how many there were."""
    wanted, tried, left = set(sys.argv[1:]), 0, 0
    assert REGIMES
    for rule in (*rules.ADMISSION, *rules.COVERING):
        if wanted and rule.name not in wanted:
            continue
        module = importlib.import_module(f"glassporch.policy.rules.{rule.name}")
        for line, said, tree in mutants(Path(str(module.__file__)).read_text(encoding="utf-8")):
            tried += 1
            try:
                fresh = built(module, tree)
            except Exception:  # noqa: BLE001 - a module that cannot be imported has been noticed
                continue
            if survives(rule.name, fresh):
                left += 1
                sys.stdout.write(f"{rule.name}.py:{line}: {said}\n")
                sys.stdout.flush()
    sys.stdout.write(f"{tried} changes, {left} survive\n")


if __name__ == "__main__":
    main()
