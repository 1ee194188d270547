"""How agreements become disclosures: to their two sides with every term, to the public as far as is covered."""

from __future__ import annotations

from ..agreement_facts import AgreementFact, Clause, InForceFact, SubsidyFact, TermsFact
from ..agreement_terms import clauses_known, roles_named
from ..casefile import Standing
from ..regime import Regime
from ..request_facts import AgencyFact
from ..wire import agreements as papers
from ..wire.base import Question, moment

Facts = tuple[AgencyFact | AgreementFact, ...]


def partner_list(
    question: papers.ListPartnerAgencies, standing: Standing, facts: Facts, regime: Regime
) -> papers.PartnerList:
    """List every agency by name, with its agreements."""
    del question, standing
    agencies = sorted((fact for fact in facts if isinstance(fact, AgencyFact)), key=lambda fact: fact.name)
    return papers.PartnerList(agencies=tuple(_sheet(agency, facts, regime) for agency in agencies))


def agency_agreements(
    question: Question[papers.AgencyAgreements], standing: Standing, facts: Facts, regime: Regime
) -> papers.AgencyAgreements | None:
    """Show the agreements of the one agency that is covered."""
    del question, standing
    for fact in facts:
        if isinstance(fact, AgencyFact):
            return _sheet(fact, facts, regime)
    return None


def _sheet(agency: AgencyFact, facts: Facts, regime: Regime) -> papers.AgencyAgreements:
    own = [fact for fact in facts if isinstance(fact, AgreementFact) and fact.agency_id == agency.agency_id]
    form = regime.partnership.form.value
    return papers.AgencyAgreements(
        agency_id=agency.agency_id,
        agency=agency.name,
        kind=agency.kind,
        live=agency.agreement_live,
        agreements=tuple(_told(fact) for fact in sorted(own, key=lambda one: (-one.drafted_us, one.agreement_id))),
        form=form,
        clauses_known=clauses_known(regime),
        roles_named=roles_named(form, regime),
    )


def _told(fact: AgreementFact) -> papers.AgreementTold:
    ends = fact.ends_at()
    return papers.AgreementTold(
        id=fact.agreement_id,
        form=fact.form,
        state=fact.state,
        clauses=clauses_told(fact.clauses),
        signatories=tuple(papers.SignatoryTold(role=role, name=name) for role, name in fact.signatories),
        drafted_at=moment(fact.drafted_us),
        starts=moment(fact.starts_us),
        ends=None if ends is None else moment(ends),
        notice_days=fact.notice_days,
        renews=fact.renews,
        events=tuple(
            papers.AgreementEventTold(step=event.step, at=moment(event.at_us), by=event.by, note=event.note)
            for event in fact.events
        ),
    )


def clauses_told(clauses: tuple[Clause, ...]) -> tuple[papers.ClauseTold, ...]:
    """Show clauses with their numbers."""
    return tuple(
        papers.ClauseTold(name=one.name, number=one.number, usd=one.usd, company_usd=one.company_usd) for one in clauses
    )


def agreements_in_force(
    question: papers.ListAgreementsInForce,
    standing: Standing,
    facts: tuple[InForceFact | TermsFact, ...],
    regime: Regime,
) -> papers.AgreementsInForce:
    """List the agreements in force by agency, each with the terms that are covered."""
    del question, standing, regime
    terms = {fact.agency_id: fact for fact in facts if isinstance(fact, TermsFact)}
    named = sorted((fact for fact in facts if isinstance(fact, InForceFact)), key=lambda fact: fact.agency_name)
    return papers.AgreementsInForce(agreements=tuple(_in_force(fact, terms.get(fact.agency_id)) for fact in named))


def _in_force(fact: InForceFact, terms: TermsFact | None) -> papers.InForce:
    if terms is None:
        return papers.InForce(agency=fact.agency_name, confidential=fact.confidential)
    return papers.InForce(
        agency=fact.agency_name,
        confidential=fact.confidential,
        form=terms.form,
        since=moment(terms.since_us),
        clauses=clauses_told(terms.clauses),
    )


def subsidy_list(
    question: papers.ListSubsidies, standing: Standing, facts: tuple[SubsidyFact, ...], regime: Regime
) -> papers.SubsidyList:
    """List the documented subsidy programmes in the order of the source."""
    del question, standing, regime
    return papers.SubsidyList(
        programmes=tuple(
            papers.SubsidyTold(
                agency=fact.agency,
                state=fact.state,
                agreement_date=fact.agreement_date,
                total_usd=fact.total_usd,
                each_usd=fact.each_usd,
                residents=fact.residents,
                note=fact.note,
                source=fact.source,
            )
            for fact in facts
        )
    )
