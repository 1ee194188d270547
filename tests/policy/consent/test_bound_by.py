"""An answer is bound by the rules of its filing and by those in force, whichever is stricter."""

from __future__ import annotations

from dataclasses import replace

import pytest
from glassporch.policy.consent.bound_by import bound_by
from glassporch.policy.regimes import REGIMES


@pytest.mark.parametrize("filed", REGIMES)
@pytest.mark.parametrize("in_force", REGIMES)
def test_both_rules_bind_and_nothing_else_of_the_rules_in_force_changes(filed: str, in_force: str) -> None:
    order = ("any-may-share", "either-may-refuse", "all-must-agree")
    terms, now = REGIMES[filed], REGIMES[in_force]
    both = bound_by(terms, now)
    modes = [order.index(one.consent.co_consent.value) for one in (terms, now, both)]
    assert modes[2] == max(modes[:2])
    objects = [one.consent.bystander_objection.value for one in (terms, now, both)]
    assert objects[2] is any(objects[:2])
    ways = {one.delivery.targeting.value for one in (terms, now)}
    assert (both.delivery.targeting.value == "exact-place") is (ways == {"exact-place"})
    cells = {"targeting": now.delivery.targeting, "cell_level": now.delivery.cell_level}
    assert replace(both, consent=now.consent, delivery=replace(both.delivery, **cells)) == now
