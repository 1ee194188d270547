"""Sabotages of legal demands: what a paper gives, who is told when, and what may be read of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from ...policy.casefile import Standing
from ...policy.decision import Vote
from ...policy.demand_facts import DemandFact, HeldClip, Timing
from ...policy.regime import Regime
from ...policy.rulebook import CoverVote
from ...policy.rules.when_a_resident_is_told import when_a_resident_is_told
from ...policy.units import DAY
from .sabotage import Sabotage
from .swapping import admission_silent, admitting, both, covering, opened, plainly, silent


def _as_a_warrant(true: CoverVote) -> CoverVote:
    def vote(act: Any, standing: Standing, held: Any, regime: Regime) -> Vote:
        return true(replace(act, kind="warrant"), standing, held, regime)

    return vote


def _box_and_all(true: CoverVote) -> CoverVote:
    def vote(act: Any, standing: Standing, held: Any, regime: Regime) -> Vote:
        as_open = replace(held, sealed=False) if isinstance(held, HeldClip) else held
        return true(act, standing, as_open, regime)

    return vote


def _afterwards(demand: DemandFact, decided_us: int, regime: Regime) -> Timing:
    timing = when_a_resident_is_told(demand, decided_us, regime)
    return Timing(None if timing.told_us is None else timing.leaves_us + DAY, timing.leaves_us)


def _everybody(since_us: int, left_us: int | None, filed_us: int) -> bool:
    del since_us, left_us, filed_us
    return True


def _never(demand: DemandFact, decided_us: int, regime: Regime) -> Timing:
    return Timing(None, when_a_resident_is_told(demand, decided_us, regime).leaves_us)


LEGAL_SABOTAGES: Final = (
    Sabotage(
        "told-to-the-house",
        "The notice goes to the house, and whoever lives there opens it.",
        "demand-concerns",
        "reference-blind",
        plainly(who_is_told_of_a_demand=_everybody),
        "who_is_told_of_a_demand",
    ),
    Sabotage(
        "productions-for-good",
        "Only what residents share has a term; the folder of the legal desk is kept for good.",
        "demand-concerns",
        "reference-blind",
        covering("how_long_a_production_stays", silent),
        "how_long_a_production_stays",
    ),
    Sabotage(
        "a-quiet-warrant",
        "Whoever refused before is thought likely to make trouble, and is not told (I14).",
        "bypass",
        "reference-blind",
        plainly(when_a_resident_is_told=_never),
    ),
    Sabotage(
        "footage-on-a-subpoena",
        "Whatever paper comes is taken for a warrant.",
        "paper-content",
        "assistance-2021",
        both(admitting("what_a_paper_gives", admission_silent), covering("what_a_demand_reaches", _as_a_warrant)),
        "what_a_paper_gives",
    ),
    Sabotage(
        "any-agencys-demand",
        "A demand opens by its id, whichever agency filed it.",
        "paper-content",
        "reference-blind",
        covering("what_was_produced", opened),
        "what_was_produced",
    ),
    Sabotage(
        "told-afterwards",
        "The notice goes out when the demand is closed, a day after the footage.",
        "told-before",
        "reference-blind",
        plainly(when_a_resident_is_told=_afterwards),
        "when_a_resident_is_told",
    ),
    Sabotage(
        "sealed-box-and-all",
        "Whoever produces does not look whether a clip is sealed, and its box is handed over to be broken elsewhere.",
        "sealed-stays",
        "reference-blind",
        covering("what_a_demand_reaches", _box_and_all),
        "what_a_demand_reaches",
    ),
    Sabotage(
        "a-whole-street",
        "The legal desk's form lets a demand through that names nobody.",
        "overbroad",
        "assistance-2021",
        admitting("how_broad_a_demand", admission_silent),
        "how_broad_a_demand",
    ),
    Sabotage(
        "any-window",
        "Nobody looks how long a demand's window is.",
        "overbroad",
        "assistance-2021",
        admitting("how_long_a_demand", admission_silent),
        "how_long_a_demand",
    ),
    Sabotage(
        "no-report",
        "Reports are written, and stay where they are.",
        "emergencies",
        "reference-blind",
        covering("what_is_reported", silent),
        "what_is_reported",
    ),
)
