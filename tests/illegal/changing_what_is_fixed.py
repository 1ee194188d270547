"""Questions, decisions, facts and regimes are values: nobody changes one on its way."""

from glassporch.policy.decision import Decision
from glassporch.policy.facts import CameraFact
from glassporch.policy.regime import Known, Regime
from glassporch.policy.wire.footage_request import ReadRequest


def change(decision: Decision[CameraFact], fact: CameraFact, regime: Regime, question: ReadRequest) -> None:
    decision.covered = (fact,)  # illegal
    fact.opted_out = False  # illegal
    regime.id = "another"  # illegal
    regime.map.shows_cameras = Known(value=True, source="OWN")  # illegal
    question.request_id = "another"  # illegal
