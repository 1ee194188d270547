"""The page of the rules in force: every switch in its group, assumptions marked, and what a regime of ours promises."""

from __future__ import annotations

import re

import pytest
from glassporch.policy.phrases import RECORDED, reaches, sentence, why_no_effect
from glassporch.policy.regime import groups, switches
from glassporch.policy.regimes import REGIMES

from ..conftest import Bench
from .pages import Browser


@pytest.mark.parametrize("regime_id", REGIMES)
def test_every_switch_stands_in_its_group_in_words_and_assumptions_are_marked(bench: Bench, regime_id: str) -> None:
    regime = REGIMES[regime_id]
    world = bench.world(regime_id)
    page = bench.client.get(f"/w/{world.name}/public/regime").text
    sections = page.split('<h2 id="group-')[1:]
    assert [section.split('"')[0] for section in sections] == [name for name, _ in groups(regime)]
    words = Browser(bench.client, world.name).sheet("/public/regime").words
    assert page.count("ASSUMPTION") == sum(switch.setting.is_assumption for switch in switches(regime))
    for switch in switches(regime):
        section = next(part for part in sections if part.startswith(f'{switch.name.split(".")[0]}"'))
        assert f"<code>{switch.name}</code>" in section
        if reaches(switch.name, regime):
            said = sentence(switch.name, switch.setting)
            assert said[1:] in words, switch.name
    idle = [one.name for one in switches(regime) if one.name not in RECORDED and not reaches(one.name, regime)]
    assert words.count("Nothing reads it here: ") == len(idle)
    assert all(f"Nothing reads it here: {why_no_effect(name, regime)}." in words for name in idle)
    assert words.count("Recorded, and ") == len(RECORDED)


@pytest.mark.parametrize("regime_id", REGIMES)
def test_a_promise_is_shown_with_its_pairs_leakage_and_noise(bench: Bench, regime_id: str) -> None:
    promise = REGIMES[regime_id].promise
    words = Browser(bench.client, bench.world(regime_id).name).sheet("/public/regime").words
    assert ("so that it can be tested" in words) is (promise is not None)
    if promise is None:
        return
    for pair in promise.pairs:
        assert pair.one in words
        assert pair.other in words
    assert all(leak in words for leak in promise.leakage)
    assert promise.noise is None or all(part in words for part in (promise.noise.unit, promise.noise.refusal))


@pytest.mark.parametrize("regime_id", REGIMES)
def test_every_page_names_the_service_as_it_was_called_and_marks_a_name_that_is_assumed(
    bench: Bench, regime_id: str
) -> None:
    called = REGIMES[regime_id].service.product_name
    world = bench.world(regime_id)
    page = bench.client.get(f"/w/{world.name}/public/agencies").text
    [line] = re.findall("<dt>Name of the service</dt><dd>(.*?)</dd>", page)
    assert line.startswith(called.value)
    assert (">assumed<" in line) is called.is_assumption
