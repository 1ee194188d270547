"""Nobody but the gate makes a released value. Every line marked as illegal must be refused by type checkers."""

from typing import Any

from glassporch.policy.decision import Reason
from glassporch.policy.released import NothingHere, Refused, Released, ReleasedBytes
from glassporch.policy.wire.public import WorldSheet


def by_calling_the_class(sheet: WorldSheet, reason: Reason) -> tuple[object, ...]:
    return (
        Released(sheet),  # illegal
        ReleasedBytes(b"body"),  # illegal
        Refused((reason,)),  # illegal
        NothingHere("why"),  # illegal
    )


def by_subclassing() -> object:
    class Own(ReleasedBytes):  # illegal
        """A released value of one's own."""

    return Own


def by_returning_the_payload(sheet: WorldSheet) -> Released[WorldSheet]:
    return sheet  # illegal


def by_returning_a_dictionary() -> Released[WorldSheet]:
    return {"world": "here"}  # illegal


def by_releasing_what_is_no_disclosure() -> Released[dict[str, Any]]:  # illegal
    raise NotImplementedError
