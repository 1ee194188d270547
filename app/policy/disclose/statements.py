"""How facts about statements become disclosures: to their agency, to the company that reviews them, to the public."""

from __future__ import annotations

from ..casefile import Standing
from ..regime import Regime
from ..roles import Role
from ..statement_facts import OWN_STEPS, StatementFact, TemplateFact, VersionFact
from ..wire import statements
from ..wire.base import moment
from ..wire.paging import Place, page_of
from ..wording import find_terms


def statement_view(
    question: object, standing: Standing, facts: tuple[StatementFact, ...], regime: Regime
) -> statements.StatementView | None:
    """Show a statement with its history."""
    del question, regime
    return next((view_of(fact, standing) for fact in facts), None)


def seen_of(fact: StatementFact, standing: Standing) -> tuple[VersionFact, ...]:
    """Return the steps that the reader sees: the company none at which the agency wrote for itself."""
    if standing.role is not Role.PARTNERS:
        return fact.versions
    return tuple(one for one in fact.versions if one.step not in OWN_STEPS)


def view_of(fact: StatementFact, standing: Standing) -> statements.StatementView:
    """Show one statement; its wording is that of the last step that the reader sees."""
    seen = seen_of(fact, standing)
    last = seen[-1]
    return statements.StatementView(
        id=fact.statement_id,
        agency=fact.agency_name,
        kind=fact.kind,
        state=fact.state,
        needs_approval=fact.needs_approval,
        checks_terms=fact.checks_terms,
        title=last.title,
        text=last.text,
        terms=terms_told(last.title, last.text) if fact.checks_terms else (),
        versions=tuple(
            statements.StatementVersion(
                step=one.step,
                side=one.side,
                by=one.by,
                at=moment(one.at_us),
                title=one.title,
                text=one.text,
                note=one.note,
            )
            for one in seen
        ),
    )


def terms_told(title: str, text: str) -> tuple[statements.TermTold, ...]:
    """Tell the words to avoid, the title's first."""
    return (*_terms_of("title", title), *_terms_of("text", text))


def _terms_of(part: statements.StatementPart, words: str) -> tuple[statements.TermTold, ...]:
    return tuple(
        statements.TermTold(part=part, start=one.start, end=one.end, words=one.words, proposal=one.proposal)
        for one in find_terms(words)
    )


def statement_list(
    question: statements.ListStatements, standing: Standing, facts: tuple[StatementFact, ...], regime: Regime
) -> statements.StatementList | None:
    """List one page of statements, the latest changed first; an unusable place in the list is nowhere."""
    del regime
    seen = ((fact, seen_of(fact, standing)[-1]) for fact in facts)
    found = page_of(seen, _latest_changed_first, question.after, statements.PAGE)
    if found is None:
        return None
    return statements.StatementList(
        statements=tuple(
            statements.StatementLine(
                id=fact.statement_id,
                agency=fact.agency_name,
                kind=fact.kind,
                state=fact.state,
                title=last.title,
                changed_at=moment(last.at_us),
            )
            for fact, last in found[0]
        ),
        next=found[1],
    )


def _latest_changed_first(seen: tuple[StatementFact, VersionFact]) -> Place:
    return -seen[1].at_us, seen[0].statement_id


def published_statements(
    question: statements.ListPublished, standing: Standing, facts: tuple[StatementFact, ...], regime: Regime
) -> statements.PublishedStatements | None:
    """List one page of what was published, newest first; of its history nothing."""
    del standing, regime
    found = page_of(facts, _latest_published_first, question.after, statements.PAGE)
    if found is None:
        return None
    return statements.PublishedStatements(
        statements=tuple(
            statements.PublishedStatement(
                agency=fact.agency_name,
                kind=fact.kind,
                title=fact.versions[-1].title,
                text=fact.versions[-1].text,
                published_at=moment(fact.published_us or 0),
            )
            for fact in found[0]
        ),
        next=found[1],
    )


def _latest_published_first(fact: StatementFact) -> Place:
    return -(fact.published_us or 0), fact.statement_id


def template_list(
    question: statements.ListTemplates, standing: Standing, facts: tuple[TemplateFact, ...], regime: Regime
) -> statements.StatementTemplates:
    """List what the company offers, with the agency's own name put in."""
    del question, regime
    name = standing.agency.name if standing.agency else ""
    return statements.StatementTemplates(
        templates=tuple(
            statements.StatementTemplate(
                id=fact.template_id,
                kind=fact.kind,
                title=fact.title.replace("{agency}", name),
                text=fact.text.replace("{agency}", name),
            )
            for fact in facts
        )
    )
