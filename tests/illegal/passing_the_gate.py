"""Nothing is released for a question that was not admitted, and a refusal must be looked at."""

from glassporch.policy.casefile import Standing
from glassporch.policy.decision import Decision
from glassporch.policy.gate import Gate
from glassporch.policy.regime import Regime
from glassporch.policy.released import NothingHere, Released, ReleasedBytes
from glassporch.policy.wire.footage_request import ListRequests, RequestList
from glassporch.policy.wire.map import ReadTile
from glassporch.policy.wire.public import ReadWorld, WorldSheet


def without_a_ticket(gate: Gate, covered: Decision[object]) -> tuple[object, ...]:
    return (
        gate.release(ReadWorld(), covered),  # illegal
        gate.release_bytes(ReadTile("x"), covered, b"x", "text/plain"),  # illegal
    )


def without_looking_whether_it_was_admitted(
    gate: Gate, standing: Standing, regime: Regime, covered: Decision[object]
) -> Released[WorldSheet] | NothingHere:
    return gate.release(gate.admit(ReadWorld(), standing, regime), covered)  # illegal


def without_a_decision(gate: Gate, standing: Standing, regime: Regime) -> object:
    ticket = gate.admit(ListRequests(), standing, regime)
    match ticket:
        case NothingHere():
            return None
        case _:
            return gate.release(ticket, ["fact"])  # illegal


def without_looking_whether_there_was_anything(
    gate: Gate, standing: Standing, regime: Regime, covered: Decision[object]
) -> Released[RequestList]:
    ticket = gate.admit(ListRequests(), standing, regime)
    if isinstance(ticket, Released | ReleasedBytes | NothingHere):
        raise TypeError
    return gate.release(ticket, covered)  # illegal
