"""Count what fresh releases cost, and refuse when it is spent, whatever the data.

Whether a release is refused follows from the number and the epsilons of earlier ones alone. It keeps no state: a
charge returns a new budget, which the caller stores. One unit is one premises over its whole life, for all readers
together; a call that releases each premises once charges its epsilon once.

References
----------
Dwork, Kenthapadi, McSherry, Mironov & Naor (2006), Our data, ourselves (composition),
https://doi.org/10.1007/11761679_29
"""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Budget:
    """An epsilon for life and what of it is spent, exact, in one unit (per metre or per count).

    Raises
    ------
    ValueError
        If either is negative, or more is spent than there was.
    """

    total: Fraction
    spent: Fraction = Fraction(0)

    def __post_init__(self) -> None:
        """Refuse an impossible account."""
        if not 0 <= self.spent <= self.total:
            raise ValueError(f"A budget spends from 0 to its total of {self.total}, not {self.spent}.")

    def charge(self, epsilon: Fraction) -> "Budget | None":
        """Return the budget after a release at this epsilon, or None if that is more than is left.

        Raises
        ------
        ValueError
            If epsilon is not above 0: nothing that depends on a place is free.
        """
        if epsilon <= 0:
            raise ValueError(f"A release costs an epsilon above 0, not {epsilon}.")
        return Budget(self.total, self.spent + epsilon) if self.spent + epsilon <= self.total else None
