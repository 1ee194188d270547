"""Everything replaceable about a portal, as the fields of one frozen value.

A sabotage is a function ``Wiring -> Wiring``. The standard wiring is put together in ``main``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from sqlalchemy import Connection

from ..gazetteer import Gazetteer
from ..policy.facts import AnnouncementFact, PartnerFact, RecordsAnswerFact
from ..policy.regime import Regime
from ..policy.regimes.sources import Source
from ..policy.rulebook import RuleBook

if TYPE_CHECKING:
    from .world import World


class PasswordHasher(Protocol):
    """How passwords are hashed and checked."""

    def hash(self, password: str) -> str:
        """Hash a password."""
        ...

    def verify(self, password: str, hash: str) -> bool:  # noqa: A002 - the library's own name
        """Check a password against a hash."""
        ...


Effect = Callable[["World", Connection, str], None]
"""A deferred effect: (world, company rows, subject) -> None."""

Announcer = Callable[[int, Sequence[PartnerFact]], Sequence[AnnouncementFact | RecordsAnswerFact]]
"""Everything that is ever heard of invented agencies behind a register's partners: (seed, partners)."""

Headers = Mapping[str, str]
HeaderPolicy = Callable[[Headers], Headers]
"""What becomes of a gated response's headers before it leaves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wiring:
    """The replaceable parts of a portal.

    Parameters
    ----------
    book : RuleBook
        Rules, mechanisms and disclosers.
    regimes : mapping of str to Regime
    own_sources : mapping of str to tuple of Source
        What regimes of somebody's own cite beside the shipped sources, by the regime's id.
    effects : mapping of str to Effect
        What each kind of agenda row does when it is due.
    wall_clock : callable
        () -> wall time in microseconds since the Unix epoch; for sign-in and sessions only.
    new_token : callable
        () -> a fresh secret.
    hasher : PasswordHasher
    headers : HeaderPolicy
    announcer : Announcer
        How agencies are heard of that the company has not named.
    gazetteer : Gazetteer
        Boundaries, places and the FBI's list of agencies: the same in every world.
    erasing : frozenset of str
        Kinds of agenda rows after which the database's log is emptied too, so that what they erased is gone.
    stills : bool
        Whether cameras of these worlds record stills in place of films; tests ask for it, for films take time.
    sabotages : tuple of str
        Names of the sabotages at work; empty in every portal that is served.
    """

    book: RuleBook
    regimes: Mapping[str, Regime]
    effects: Mapping[str, Effect]
    wall_clock: Callable[[], int]
    new_token: Callable[[], str]
    hasher: PasswordHasher
    headers: HeaderPolicy
    announcer: Announcer
    own_sources: Mapping[str, tuple[Source, ...]] = field(default_factory=dict)
    gazetteer: Gazetteer = field(default_factory=Gazetteer)
    erasing: frozenset[str] = frozenset()
    stills: bool = False
    sabotages: tuple[str, ...] = ()
