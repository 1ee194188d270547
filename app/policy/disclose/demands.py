"""How demands, what was produced on them, and the report on them become disclosures."""

from __future__ import annotations

from collections.abc import Iterable

from ..casefile import Standing
from ..demand_facts import DemandFact, ProducedFact, ReportFact
from ..regime import Regime
from ..wire import demand as wire
from ..wire.base import moment
from ..wire.legal_report import HISTORY, HalfYear, LegalReport, ReadLegalReport
from ..wire.paging import Place, page_of


def paper(
    question: wire.FileDemand | wire.DecideDemand, standing: Standing, facts: tuple[DemandFact, ...], regime: Regime
) -> wire.DemandPaper | None:
    """Show the demand that was filed or decided."""
    del question, standing, regime
    return next((_paper(fact) for fact in facts), None)


def page(
    question: wire.ListDemands, standing: Standing, facts: tuple[DemandFact, ...], regime: Regime
) -> wire.DemandList | None:
    """List one page of an agency's demands, newest first; an unusable place in the list is nowhere."""
    del standing, regime
    return _list(facts, question.after)


def papers(
    question: wire.ListPapers, standing: Standing, facts: tuple[DemandFact, ...], regime: Regime
) -> wire.DemandList | None:
    """List one page of all demands, newest first: those that wait by themselves, so that none is out of sight."""
    del standing, regime
    return _list((fact for fact in facts if _is_asked_for(question, fact)), question.after)


def _is_asked_for(question: wire.ListPapers, fact: DemandFact) -> bool:
    return question.which in {"all", "waiting" if fact.state == "in-review" else "decided"}


def _list(facts: Iterable[DemandFact], after: str) -> wire.DemandList | None:
    found = page_of(facts, _newest_first, after, wire.PAGE)
    return wire.DemandList(demands=tuple(_paper(fact) for fact in found[0]), next=found[1]) if found else None


def _newest_first(fact: DemandFact) -> Place:
    return -fact.filed_us, fact.demand_id


def answer(
    question: wire.ReadDemand, standing: Standing, facts: tuple[DemandFact | ProducedFact, ...], regime: Regime
) -> wire.DemandAnswer | None:
    """Show a demand with what was produced on it, in the order of the clips' times."""
    del question, standing, regime
    found = [fact for fact in facts if isinstance(fact, DemandFact)]
    made = [fact for fact in facts if isinstance(fact, ProducedFact)]
    if not found:
        return None
    return wire.DemandAnswer(
        demand=_paper(found[0]),
        clips=tuple(_clip(one) for one in made if not one.account),
        accounts=tuple(dict(one.account) for one in made if one.account),
    )


def legal_report(
    question: ReadLegalReport, standing: Standing, facts: tuple[ReportFact, ...], regime: Regime
) -> LegalReport:
    """Show every half-year's report, newest first, and the documented totals."""
    del question, standing, regime
    order = sorted(facts, key=lambda fact: fact.half, reverse=True)
    return LegalReport(halves=tuple(HalfYear.model_validate_json(fact.body) for fact in order), history=HISTORY)


def _clip(made: ProducedFact) -> wire.ProducedClip:
    return wire.ProducedClip(
        id=made.production_id,
        clip_start=moment(made.start_us),
        clip_end=moment(made.end_us),
        media_type=made.media_type,
        sha256=made.sha256,
        fetchable_until=None if made.expires_us is None else moment(made.expires_us),
    )


def _paper(fact: DemandFact) -> wire.DemandPaper:
    return wire.DemandPaper(
        id=fact.demand_id,
        agency=fact.agency_name,
        officer=fact.officer_name,
        kind=fact.kind,
        authority=fact.authority,
        paper_number=fact.paper_number,
        name=fact.subject.name,
        email=fact.subject.email,
        street=fact.subject.street,
        block=fact.subject.block,
        wants=fact.wants,
        window_from=moment(fact.from_us),
        window_to=moment(fact.to_us),
        secrecy=fact.secrecy,
        gag_until=None if fact.gag_until_us is None else moment(fact.gag_until_us),
        words=fact.words,
        in_danger=fact.in_danger,
        no_time=fact.no_time,
        filed_at=moment(fact.filed_us),
        state=fact.state,
        outcome=fact.outcome,
        grounds=fact.grounds,
        note=fact.note,
    )
