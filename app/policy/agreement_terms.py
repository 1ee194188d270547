"""What an agreement can hold under a regime, and what its numbers must be. It judges terms and no asker."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, Protocol

from .decision import Reason
from .regime import Regime
from .switches.agency import Obligation
from .wire.agreements import ClauseName

OF_OBLIGATION: Final[Mapping[Obligation, tuple[ClauseName, ...]]] = MappingProxyType(
    {
        "promote": ("promotion", "outreach"),
        "statements-approved": ("statements-approved",),
        "confidentiality": ("confidentiality",),
        "call-data": ("call-data",),
    }
)
"""What an agency owes, as clauses. The duty of outreach stands beside that of promotion (VICE-LAKE)."""
CAMERA_USD: Final = 130
"""What a camera was worth when credits were counted toward it, US dollars (VICE-LAKE)."""
MOST_CREDIT: Final = "A credit for each download is 1 to {} US dollars under the rules in force."
CLAUSE_REPEATED = Reason("clause-repeated", "A clause stands in an agreement once. Leave the second one out.")
_NO_NUMBERS: Final = "This clause has no numbers: leave them out."


class Term(Protocol):
    """A clause with its numbers, as it is offered or as it stands."""

    @property
    def name(self) -> ClauseName:
        """Which clause."""
        ...

    @property
    def number(self) -> int:
        """Cameras, or households."""
        ...

    @property
    def usd(self) -> int:
        """US dollars."""
        ...

    @property
    def company_usd(self) -> int:
        """US dollars of the company's."""
        ...


def clauses_known(regime: Regime) -> tuple[ClauseName, ...]:
    """Return the clauses that a new agreement can hold; a subsidy is known where the company gives toward cameras.

    Avoiding words is owed by no era. It is documented of one agency (Gizmodo, August 2019), so any memorandum can ask
    for it, and none has to.
    """
    owed: list[ClauseName] = [name for duty in regime.agency.obligations.value for name in OF_OBLIGATION[duty]]
    worded: list[ClauseName] = ["wording"] if regime.partnership.form.value == "memorandum" else []
    gives: list[ClauseName] = ["camera-donation", "subsidy"] if regime.partnership.donations.value else []
    credited: list[ClauseName] = ["credit-per-download"] if regime.partnership.download_credit_usd.value > 0 else []
    return (*owed, *worded, *gives, *credited)


def term_faults(clauses: Iterable[Term], regime: Regime) -> tuple[Reason, ...]:
    """Say what the rules in force know nothing of, and which numbers cannot be."""
    terms, known = tuple(clauses), clauses_known(regime)
    faults = [_unknown(term.name, known) for term in terms if term.name not in known]
    faults += [fault for fault in (_numbers(term, regime) for term in terms if term.name in known) if fault]
    if len({term.name for term in terms}) < len(terms):
        faults.append(CLAUSE_REPEATED)
    return tuple(faults)


def roles_named(form: str, regime: Regime) -> tuple[str, ...]:
    """Return the roles that an agreement of a form has to name: those of the era, in a memorandum."""
    return regime.agency.staff_roles.value if form == "memorandum" else ()


def _unknown(name: ClauseName, known: tuple[ClauseName, ...]) -> Reason:
    told = ", ".join(known) or "none"
    text = f"The rules in force know no clause {name} in a new agreement. They know: {told}. Leave it out."
    return Reason("clause-unknown", text)


def _numbers(term: Term, regime: Regime) -> Reason | None:
    match term.name:
        case "camera-donation":
            fits = term.number > 0 and not (term.usd or term.company_usd)
            return None if fits else Reason("clause-numbers", "Say how many cameras are given, and no dollars.")
        case "credit-per-download":
            most = regime.partnership.download_credit_usd.value
            fits = 0 < term.usd <= most and not (term.number or term.company_usd)
            return None if fits else Reason("clause-numbers", MOST_CREDIT.format(most))
        case "subsidy":
            fits = term.number > 0 and term.usd + term.company_usd > 0
            return None if fits else Reason("clause-numbers", "Say for how many homes, and how many dollars each.")
        case _:
            bare = not (term.number or term.usd or term.company_usd)
            return None if bare else Reason("clause-numbers", _NO_NUMBERS)
