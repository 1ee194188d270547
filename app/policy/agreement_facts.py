"""What `decide` may see of agreements and of the ledger, and what of them stands in an asker's own standing."""

from __future__ import annotations

from dataclasses import dataclass

from .switches.agency import AgencyKind
from .switches.partnership import AgreementForm
from .wire.agreements import AgreementState, AgreementStep, ClauseName
from .wire.ledger import EntryKind


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of an agreement.

    Parameters
    ----------
    number : int
        Cameras given, or households that a subsidy reaches.
    usd, company_usd : int
        US dollars: for each download, or for each subsidized camera by the agency and by the company.
    """

    name: ClauseName
    number: int = 0
    usd: int = 0
    company_usd: int = 0


@dataclass(frozen=True, slots=True)
class AgreementEvent:
    """One step of an agreement's life; ``by`` is the side that took it, "" for time itself."""

    step: AgreementStep
    at_us: int
    by: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementFact:
    """An agreement with its full terms.

    Parameters
    ----------
    signatories : tuple of (role, name)
    starts_us, ends_us : int
        As agreed; ``ends_us`` is None where no end was.
    closed_us : int or None
        When a side's notice makes it end.
    renews : str
        The agreement that it follows; "" for none.
    """

    agreement_id: str
    agency_id: str
    form: AgreementForm
    clauses: tuple[Clause, ...]
    signatories: tuple[tuple[str, str], ...]
    drafted_us: int
    signed_us: int | None
    starts_us: int
    ends_us: int | None
    closed_us: int | None
    notice_days: int
    state: AgreementState
    renews: str = ""
    events: tuple[AgreementEvent, ...] = ()

    def ends_at(self) -> int | None:
        """Return when it ends, by term or by notice; None: never, as far as is known."""
        ends = [at for at in (self.ends_us, self.closed_us) if at is not None]
        return min(ends) if ends else None

    def clause(self, name: ClauseName) -> Clause | None:
        """Return a clause by its name."""
        return next((clause for clause in self.clauses if clause.name == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class InForceFact:
    """That an agreement is in force; ``confidential`` where a clause of it says so."""

    agency_id: str
    agency_name: str
    kind: AgencyKind
    confidential: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsFact:
    """On what terms an agreement is in force."""

    agency_id: str
    kind: AgencyKind
    confidential: bool
    form: AgreementForm
    since_us: int
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SubsidyFact:
    """A documented subsidy programme of a real agency's place."""

    agency: str
    state: str
    agreement_date: str
    total_usd: int | None
    each_usd: int | None
    residents: int | None
    note: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFact:
    """One entry of an agency's ledger."""

    agency_id: str
    kind: EntryKind
    at_us: int
    number: int
    agency_usd: int
    company_usd: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedFact:
    """A released clip as the ledger counts it; ``size`` is the padded size of its recording in bytes."""

    agency_id: str
    start_us: int
    end_us: int
    size: int
    expires_us: int | None
    withdrawn_us: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dealings:
    """How the company and the agency of a question stand: both sides' own affair, and never about a resident.

    Parameters
    ----------
    named : AgreementFact or None
        The agreement that the question names, if it is the asker's to touch.
    open_offer : bool
        Whether an offer waits for the agency's answer.
    latest_end_us : int or None
        When the signed agreements end; 0 where there is none, None where one has no end.
    live : AgreementFact or None
        The agreement in force.
    given, subsidized : int
        Cameras so far under the agreement in force.
    credit_usd : int
        What is left of the credits for downloads.
    """

    named: AgreementFact | None = None
    open_offer: bool = False
    latest_end_us: int | None = 0
    live: AgreementFact | None = None
    given: int = 0
    subsidized: int = 0
    credit_usd: int = 0
