"""How the steps of requests and the public comments on them become disclosures, and what is counted of them."""

from __future__ import annotations

from collections import Counter
from typing import Final

from ..casefile import Standing
from ..facts import RequestFact
from ..quarters import quarter_of
from ..regime import Regime
from ..request_facts import AgencyFact, CommentFact, StepFact
from ..wire import counted, steps
from ..wire.base import moment

NOT_PUBLIC: Final[frozenset[steps.StepName]] = frozenset({"rejected"})
"""Steps of a delivered request that the company and the agency keep to themselves: an amendment that was refused."""


def steps_told(facts: tuple[object, ...], request_id: str) -> tuple[steps.StepTold, ...]:
    """List the steps of a request for its agency, oldest first; the text as first filed only where it was amended."""
    own = [fact for fact in facts if isinstance(fact, StepFact) and fact.request_id == request_id]
    amended = any(fact.step == "amended" for fact in own)
    return tuple(
        steps.StepTold(step=fact.step, at=moment(fact.at_us), note=fact.note if fact.step != "filed" or amended else "")
        for fact in sorted(own, key=lambda fact: fact.position)
    )


def public_steps(facts: tuple[object, ...], request_id: str) -> tuple[steps.PublicStep, ...]:
    """List the public steps of a request, oldest first."""
    own = [fact for fact in facts if isinstance(fact, StepFact) and fact.request_id == request_id]
    return tuple(
        steps.PublicStep(step=fact.step, at=moment(fact.at_us))
        for fact in sorted(own, key=lambda fact: fact.position)
        if fact.step not in NOT_PUBLIC
    )


def comments_told(facts: tuple[object, ...], request_id: str) -> tuple[steps.CommentTold, ...]:
    """List the public comments on a request, oldest first."""
    own = [fact for fact in facts if isinstance(fact, CommentFact) and fact.request_id == request_id]
    return tuple(
        steps.CommentTold(label=fact.label, text=fact.text, at=moment(fact.at_us))
        for fact in sorted(own, key=lambda fact: (fact.at_us, fact.comment_id))
    )


def taking_part(
    question: counted.ListTakingPart, standing: Standing, facts: tuple[AgencyFact, ...], regime: Regime
) -> counted.TakingPart:
    """Name the agencies that take part."""
    del question, standing, regime
    return counted.TakingPart(agencies=tuple(sorted(fact.name for fact in facts)))


def request_counts(
    question: counted.ReadRequestCounts, standing: Standing, facts: tuple[RequestFact, ...], regime: Regime
) -> counted.RequestCounts:
    """Count delivered requests by agency and quarter."""
    del question, standing, regime
    counts = Counter((quarter_of(fact.delivered_us or 0), fact.agency_name) for fact in facts)
    newest = sorted(counts.items(), key=lambda item: item[0][1])
    newest.sort(key=lambda item: item[0][0], reverse=True)
    return counted.RequestCounts(
        counts=tuple(
            counted.QuarterCount(agency=agency, quarter=quarter, requests=number)
            for (quarter, agency), number in newest
        )
    )
