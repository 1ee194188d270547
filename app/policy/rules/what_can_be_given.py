"""Rule: the company gives an agency what a clause in force and its era provide for, and no more."""

from __future__ import annotations

from typing import Final

from ..agreement_facts import Clause, Dealings
from ..agreement_terms import CAMERA_USD, clauses_known
from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..regime import Regime
from ..rulebook import admits
from ..wire.agreements import ClauseName
from ..wire.ledger import EnteredKind, EnterGift

CLAUSE_OF: Final[dict[EnteredKind, ClauseName]] = {
    "cameras-given": "camera-donation",
    "cameras-subsidized": "subsidy",
    "download-credited": "credit-per-download",
    "credits-redeemed": "credit-per-download",
}
"""Under which clause something is given."""


@admits(EnterGift)
def what_can_be_given(question: EnterGift, standing: Standing, regime: Regime) -> Vote:
    """The company gives an agency what a clause in force and its era provide for, and no more."""
    dealings, wanted = standing.dealings or Dealings(), CLAUSE_OF[question.draft.kind]
    clause = dealings.live.clause(wanted) if dealings.live else None
    if clause is None or wanted not in clauses_known(regime):
        named = wanted.replace("-", " ")
        text = (
            f"No agreement in force has the clause {named} with this agency, or the rules know it no longer. "
            "Offer one that has it."
        )
        return Forbid(Reason("clause-missing", text))
    left = _left(question.draft.kind, dealings, clause)
    if left is not None and question.draft.number > left:
        return Forbid(Reason("more-than-agreed", f"The clause leaves {left} cameras. Enter that many or fewer."))
    return None


def _left(kind: EnteredKind, dealings: Dealings, clause: Clause) -> int | None:
    """Return how many cameras are left; None where nothing limits the number, as of downloads."""
    match kind:
        case "cameras-given":
            return max(0, clause.number - dealings.given)
        case "cameras-subsidized":
            return max(0, clause.number - dealings.subsidized)
        case "credits-redeemed":
            return max(0, dealings.credit_usd // CAMERA_USD)
        case "download-credited":
            return None
