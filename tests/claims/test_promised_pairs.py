"""Every pair that a shipped regime promises has an experiment, whose two worlds truly differ in what the pair says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from glassporch.claims import promised_pairs
from glassporch.claims.promised_pairs import EXPERIMENTS, PROMISED_PAIRS
from glassporch.policy.promise import SecretPair
from glassporch.policy.regimes import REGIMES
from glassporch.testing.bench import WorldSite, seeded_tapes

from .seeds import commit_seed
from .truth import CHOICES, Listening, truth

PROMISED = {
    (regime.id, pair) for regime in REGIMES.values() for pair in (regime.promise.pairs if regime.promise else ())
}
TOLD = ("SELECT installed_us FROM camera ORDER BY id", *CHOICES)


def called(site: WorldSite) -> list[tuple[str, bytes]]:
    """What the resident called, and read: a page says at what simulated time it was read."""
    return [(exchange.path, exchange.body) for exchange in site.reader("resident").exchanges]


def test_every_promised_pair_has_an_experiment_and_every_experiment_a_promise() -> None:
    assert {(pair.one, pair.other) for _, pair in PROMISED} == set(EXPERIMENTS)


@pytest.mark.parametrize(("regime_id", "pair"), sorted(PROMISED, key=str), ids=str)
def test_the_two_worlds_of_a_pair_differ_in_what_it_says(
    listening: Listening, monkeypatch: pytest.MonkeyPatch, regime_id: str, pair: SecretPair
) -> None:
    """Nobody looks here: what others read in these very worlds is the verdict, in `test_verdicts`."""
    monkeypatch.setattr(promised_pairs, "compare", lambda *_, **__: None)
    regime = REGIMES[regime_id]
    assert regime.promise is not None
    alone = replace(regime, promise=replace(regime.promise, pairs=(pair,)))
    assert PROMISED_PAIRS.trial(listening, alone, seeded_tapes(commit_seed())(0)) is None
    one, other = listening.sites[-2:]
    if pair.one.startswith("saw the notice"):  # what a resident opened is stored nowhere
        assert truth(one, *TOLD) == truth(other, *TOLD)
        assert [path for path, _ in called(one)] == [path for path, _ in called(other)]
        assert called(one) != called(other)
    else:
        assert truth(one, *TOLD) != truth(other, *TOLD)


def test_a_pair_that_no_experiment_knows_is_no_pass(listening: Listening) -> None:
    regime = REGIMES["reference-blind"]
    assert regime.promise is not None
    strange = replace(regime, promise=replace(regime.promise, pairs=(SecretPair("owns a dog", "owns a cat"),)))
    with pytest.raises(LookupError, match="owns a dog"):
        PROMISED_PAIRS.trial(listening, strange, seeded_tapes(1)(0))
