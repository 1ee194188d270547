"""What `decide` may see of legal demands, frozen as in ``facts/``: papers, productions, clips, accounts, reports."""

from __future__ import annotations

from dataclasses import dataclass

from .wire.demand import DemandKind, DemandState, Ground, Outcome, Secrecy, Wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Whom a paper names; what is empty was not named. A street alone names everybody who lives there."""

    name: str
    email: str
    street: str
    block: int | None

    @property
    def names_an_account(self) -> bool:
        """Whether it names a person or one block: a street or a town names everybody."""
        return bool(self.name or self.email or (self.street and self.block is not None))


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandFact:
    """A filed demand; every field is the paper's own, or the company's word on it.

    Parameters
    ----------
    from_us, to_us : int
        The window as demanded, simulated microseconds.
    reach_from_us, reach_to_us, reach : int, int, tuple
        Window and kinds as the company complies with them.
    """

    demand_id: str
    agency_id: str
    agency_name: str
    officer_name: str
    kind: DemandKind
    authority: str
    paper_number: str
    subject: Subject
    wants: tuple[Wanted, ...]
    from_us: int
    to_us: int
    secrecy: Secrecy
    gag_until_us: int | None
    words: str
    in_danger: str
    no_time: str
    filed_us: int
    regime_id: str
    state: DemandState = "in-review"
    outcome: Outcome | None = None
    grounds: tuple[Ground, ...] = ()
    note: str = ""
    decided_us: int | None = None
    reach_from_us: int = 0
    reach_to_us: int = 0
    reach: tuple[Wanted, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProducedFact:
    """What left on a demand: a clip, or account data (``account`` is then not empty).

    Parameters
    ----------
    agency_id : str
        The agency that demanded it.
    start_us, end_us : int
        Of the clip, simulated microseconds.
    sha256 : str
        Of the bytes that left, hexadecimal; "" for account data.
    produced_us, expires_us : int, int or None
        When it left, and until when its agency can fetch it here (None: without limit); simulated microseconds.
    capture_commitment : str
        A commitment to the bytes as captured, hexadecimal; "" for account data.
    """

    production_id: str
    demand_id: str
    agency_id: str
    start_us: int
    end_us: int
    media_type: str
    sha256: str
    account: tuple[tuple[str, str], ...] = ()
    produced_us: int = 0
    expires_us: int | None = None
    capture_commitment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldClip:
    """A clip that the company holds, for a demand.

    Parameters
    ----------
    sealed : bool
        Whether only its resident's own key opens it.
    preserved : bool
        Whether a preservation demand keeps it beyond the company's own term.
    """

    clip_id: str
    household_id: str
    start_us: int
    end_us: int
    sealed: bool
    preserved: bool


@dataclass(frozen=True, slots=True)
class HeldAccount:
    """What the company knows of one resident's account; ``named``: the paper names them, or nobody of the household."""

    household_id: str
    fields: tuple[tuple[str, str], ...]
    account_id: str = ""
    named: bool = True


@dataclass(frozen=True, slots=True)
class ReportFact:
    """A published half-year's report.

    Parameters
    ----------
    half : str
        Such as ``2021-H1``.
    body : str
        The report as JSON, protected before it was stored.
    """

    half: str
    published_us: int
    body: str


@dataclass(frozen=True, slots=True)
class Timing:
    """When a demand's resident is told (None: never) and when what it reaches leaves; simulated microseconds."""

    told_us: int | None
    leaves_us: int
