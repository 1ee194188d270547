"""How delivered requests and their numbers become the public register. It computes no number that is not told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from ..casefile import Standing
from ..facts import QuarterFact, RequestFact
from ..regime import Regime
from ..request_facts import AgencyFact, CommentFact, StepFact
from ..wire import counted, register
from ..wire.base import moment
from ..wire.geo import polygon_of
from .life import comments_told, public_steps


def public_register(
    question: register.ReadRegister,
    standing: Standing,
    facts: tuple[RequestFact | StepFact | CommentFact, ...],
    regime: Regime,
) -> register.PublicRegister:
    """List one page of delivered requests with their full text, state, steps and comments, in the order asked for."""
    del standing, regime
    found = sorted((fact for fact in facts if isinstance(fact, RequestFact)), key=_order(question.search.sort))
    shown = found[: register.PAGE]
    return register.PublicRegister(
        requests=tuple(register_entry(fact, facts) for fact in shown),
        next=shown[-1].request_id if len(found) > len(shown) else None,
    )


def _order(sort: register.RegisterOrder) -> Callable[[RequestFact], tuple[str, int, str]]:
    def key(fact: RequestFact) -> tuple[str, int, str]:
        at_us = fact.delivered_us or 0
        return fact.agency_name if sort == "agency" else "", at_us if sort == "oldest" else -at_us, fact.request_id

    return key


def register_entry(fact: RequestFact, facts: tuple[object, ...]) -> register.RegisterEntry:
    """Show a delivered request as the public reads it, with what of the other facts belongs to it."""
    return register.RegisterEntry(
        id=fact.request_id,
        agency=fact.agency_name,
        officer=fact.officer_name,
        incident_type=fact.incident_type,
        case_number=fact.case_number,
        contact=fact.contact,
        message=fact.message,
        area=polygon_of(fact.area),
        window_from=moment(fact.from_us),
        window_to=moment(fact.to_us),
        delivered_at=moment(fact.delivered_us or fact.filed_us),
        state=fact.state,
        steps=public_steps(facts, fact.request_id),
        comments=comments_told(facts, fact.request_id),
    )


def taking_part(
    question: counted.ListTakingPart, standing: Standing, facts: tuple[AgencyFact, ...], regime: Regime
) -> counted.TakingPart:
    """Name the agencies that take part."""
    del question, standing, regime
    return counted.TakingPart(agencies=tuple(sorted(fact.name for fact in facts)))


def request_counts(
    question: counted.ReadRequestCounts, standing: Standing, facts: tuple[QuarterFact, ...], regime: Regime
) -> counted.RequestCounts:
    """Tell the numbers of requests by agency and quarter, and sums of exactly those."""
    del question, standing
    told = Counter[tuple[str, str]]()
    for fact in facts:
        told[fact.quarter, fact.agency_name] += fact.requests
    newest = sorted(told.items(), key=lambda item: item[0][1])
    newest.sort(key=lambda item: item[0][0], reverse=True)
    smallest = regime.records.small_counts.value
    return counted.RequestCounts(
        counts=tuple(
            counted.QuarterCount(agency=agency, quarter=quarter, requests=number)
            for (quarter, agency), number in newest
        ),
        smallest=smallest,
        by_agency=_sums((agency, number) for (_, agency), number in newest),
        by_quarter=_sums((quarter, number) for (quarter, _), number in newest),
        total=sum(told.values()),
        sums_are_least=smallest > 1,
    )


def _sums(parts: Iterable[tuple[str, int]]) -> tuple[counted.CountSum, ...]:
    sums = Counter[str]()
    for name, number in parts:
        sums[name] += number
    return tuple(counted.CountSum(of=name, requests=sums[name]) for name in sorted(sums))
