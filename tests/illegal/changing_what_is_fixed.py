"""Questions, decisions, facts and regimes are values: nobody changes one on its way."""

from glassporch.policy.consent.file import NEVER_CHOSE
from glassporch.policy.decision import Decision
from glassporch.policy.facts import CameraFact
from glassporch.policy.regime import Known, Regime
from glassporch.policy.wire.footage_request import ReadRequest


def change(decision: Decision[CameraFact], fact: CameraFact, regime: Regime, question: ReadRequest) -> None:
    decision.covered = (fact,)  # illegal
    fact.consent = NEVER_CHOSE  # illegal
    regime.id = "another"  # illegal
    regime.map.layer = Known(value="heat", source="OWN")  # illegal
    question.request_id = "another"  # illegal
