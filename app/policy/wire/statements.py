"""What an agency wants to say in public about the service: drafts, the company's review, and what was published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Final, Literal

from pydantic import Field

from ..roles import AGENCY_ROLES, Role
from .base import Disclosure, Draft, Question
from .sent import Words

StatementKind = Literal["press-release", "social-post"]
StatementState = Literal["drafting", "in-review", "changes-proposed", "approved", "rejected", "published", "withdrawn"]
StatementStep = Literal["drafted", "edited", "submitted", "proposed", "approved", "rejected", "published", "withdrawn"]
Side = Literal["agency", "company"]
Verdict = Literal["approve", "propose", "reject"]
StatementPart = Literal["title", "text"]

PAGE: Final = 25
"""Statements that one page of a list shows."""

Title = Annotated[Words, Field(min_length=1, max_length=120)]
Text = Annotated[Words, Field(min_length=1, max_length=4_000)]
Note = Annotated[Words, Field(max_length=400)]


class StatementDraft(Draft):
    """What an agency wants to say."""

    kind: StatementKind
    title: Title
    text: Text


class StatementEdit(Draft):
    """Another wording of a statement."""

    title: Title
    text: Text


class StatementVerdict(Draft):
    """What the company says about a statement; a proposal brings its own wording."""

    verdict: Verdict
    note: Note = ""
    edit: StatementEdit | None = Field(default=None, description="The wording that is proposed; with a proposal only.")


class TermTold(Disclosure):
    """Words that the agreement asks to avoid, and what is proposed in their place."""

    part: StatementPart = Field(description="Where the words stand.")
    start: int = Field(description="First character, in that part.")
    end: int
    words: str
    proposal: str


class StatementVersion(Disclosure):
    """One step of a statement with its wording then; none is ever changed."""

    step: StatementStep
    side: Side
    by: str
    at: datetime
    title: str
    text: str
    note: str


class StatementLine(Disclosure):
    """One statement as it stands."""

    id: str
    agency: str
    kind: StatementKind
    state: StatementState
    title: str
    changed_at: datetime


class StatementView(Disclosure):
    """One statement with its history, oldest first."""

    id: str
    agency: str
    kind: StatementKind
    state: StatementState
    needs_approval: bool = Field(description="Whether the agency's agreement gives the company the last word.")
    checks_terms: bool = Field(description="Whether the agency's agreement asks to avoid certain words.")
    title: str
    text: str
    terms: tuple[TermTold, ...] = Field(description="Words to avoid in the text, where the agreement asks for it.")
    versions: tuple[StatementVersion, ...]


class StatementList(Disclosure):
    """Statements, the latest changed first."""

    statements: tuple[StatementLine, ...]
    next: str | None = Field(description="Send it as `after` to read on; null at the end.")


class PublishedStatement(Disclosure):
    """A statement as the public reads it."""

    agency: str
    kind: StatementKind
    title: str
    text: str
    published_at: datetime


class PublishedStatements(Disclosure):
    """What agencies said in public, newest first."""

    statements: tuple[PublishedStatement, ...]
    next: str | None = Field(description="Send it as `after` to read on; null at the end.")


class StatementTemplate(Disclosure):
    """A statement that the company offers, with the agency's name put in."""

    id: str
    kind: StatementKind
    title: str
    text: str


class StatementTemplates(Disclosure):
    """The statements that the company offers."""

    templates: tuple[StatementTemplate, ...]


@dataclass(frozen=True, slots=True)
class ListTemplates(Question[StatementTemplates]):
    """Which statements does the company offer?"""

    serves = AGENCY_ROLES


@dataclass(frozen=True, slots=True)
class DraftStatement(Question[StatementView]):
    """Please begin this statement."""

    draft: StatementDraft
    serves = AGENCY_ROLES


@dataclass(frozen=True, slots=True)
class EditStatement(Question[StatementView]):
    """Please put this wording in place of the one before."""

    statement_id: str
    draft: StatementEdit
    serves = AGENCY_ROLES


@dataclass(frozen=True, slots=True)
class SubmitStatement(Question[StatementView]):
    """Please let the company look at this statement."""

    statement_id: str
    serves = AGENCY_ROLES


@dataclass(frozen=True, slots=True)
class PublishStatement(Question[StatementView]):
    """Please publish this statement."""

    statement_id: str
    serves = AGENCY_ROLES


@dataclass(frozen=True, slots=True)
class WithdrawStatement(Question[StatementView]):
    """Please drop this statement."""

    statement_id: str
    serves = AGENCY_ROLES


@dataclass(frozen=True, slots=True)
class ReviewStatement(Question[StatementView]):
    """Please approve or reject this statement, or propose another wording."""

    statement_id: str
    draft: StatementVerdict
    serves = frozenset({Role.PARTNERS})


@dataclass(frozen=True, slots=True)
class ListStatements(Question[StatementList]):
    """Which statements are there: my agency's own, or those that agencies submitted to the company?"""

    after: str = ""
    serves = AGENCY_ROLES | {Role.PARTNERS}


@dataclass(frozen=True, slots=True)
class ReadStatement(Question[StatementView]):
    """What does this statement say, and how did it come to?"""

    statement_id: str
    serves = AGENCY_ROLES | {Role.PARTNERS}


@dataclass(frozen=True, slots=True)
class ListPublished(Question[PublishedStatements]):
    """What did agencies say in public, up to a place in the list?"""

    after: str = ""
    serves = frozenset(Role)
