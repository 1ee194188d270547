"""How the steps of requests and the public comments on them become disclosures."""

from __future__ import annotations

from typing import Final

from ..request_facts import CommentFact, StepFact
from ..wire import steps
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
