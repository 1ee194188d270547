"""The policy core: judging one question, and weighing 10,000 cameras, against bare Python that asks the same.

The bare side gives a yes or a no and nothing else. Ours names the determining rules, carries the reasons, and
lets any rule forbid: that is what the factor buys.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from glassporch.policy.acts import Act, Deliver, Publish
from glassporch.policy.casefile import AgencyStanding, Standing
from glassporch.policy.consent.events import ConsentFact
from glassporch.policy.consent.file import NEVER_CHOSE, ConsentFile
from glassporch.policy.decision import Forbid, Permit
from glassporch.policy.facts import CameraFact
from glassporch.policy.gate import Gate
from glassporch.policy.geometry import closed, contains
from glassporch.policy.own_books import IncidentStanding
from glassporch.policy.regimes import REGIMES
from glassporch.policy.roles import Role
from glassporch.policy.rules import ADMISSION
from glassporch.policy.standard import STANDARD
from glassporch.policy.units import DAY
from glassporch.policy.wire.base import microseconds, moment
from glassporch.policy.wire.footage_request import FileRequest, RequestDraft
from glassporch.simulation.starts import STARTS
from measure import Case, Result, compare, ms_each, rate
from stage import REGIME, Stage

QUESTIONS = 200
"""Questions in one run."""
CAMERAS = 10_000
NOW_US = microseconds(STARTS[REGIME])
AREA = closed(((-69.0, 36.0), (-68.992, 36.0), (-68.992, 36.0065), (-69.0, 36.0065)))
AGENCY = AgencyStanding("agency", "Heronsford Police Department", agreement_live=True, kind="police")
INCIDENT = IncidentStanding("incident", "2018-1", (-68.996, 36.003))
OFFICER = Standing(
    role=Role.OFFICER, now_us=NOW_US, account_id="officer", may_post=True, agency=AGENCY, incident=INCIDENT
)
COMPANY = Standing(role=Role.MODERATOR, now_us=NOW_US)


def measure(stage: Stage) -> Iterator[Result]:
    """Yield the results about the policy core."""
    yield _judging(stage)
    facts = _cameras()
    yield _weighing(stage, "publish", Publish(NOW_US), facts, _shown)
    yield _weighing(stage, "deliver", Deliver(AREA, frozenset(), NOW_US, "agency", "theft", "request"), facts, _asked)


def _question() -> FileRequest:
    draft = RequestDraft(
        incident_id=INCIDENT.incident_id,
        case_number=INCIDENT.case_number,
        contact="desk@police.example",
        message="Did your camera see anything?",
        area={"type": "Polygon", "coordinates": [list(AREA)]},
        window_from=moment(NOW_US) - timedelta(hours=5),
        window_to=moment(NOW_US) - timedelta(hours=3),
    )
    return FileRequest(draft)


def _judging(stage: Stage) -> Result:
    question, regime = _question(), REGIMES[REGIME]
    votes = [rule.vote for rule in ADMISSION if FileRequest in rule.guards]

    def ours() -> int:
        assert all(STANDARD.judge(question, OFFICER, regime).allowed for _ in range(QUESTIONS))
        return QUESTIONS

    def permitted() -> bool:
        cast = [vote(question, OFFICER, regime) for vote in votes]
        return any(isinstance(vote, Permit) for vote in cast) and not any(isinstance(vote, Forbid) for vote in cast)

    def bare() -> int:
        assert all(permitted() for _ in range(QUESTIONS))
        return QUESTIONS

    case = Case(
        name="policy-admit",
        unit="questions/s",
        against="a bare loop over the same predicates",
        kind="limit",
        better="higher",
    )
    return compare(case, rate(ours), rate(bare), stage.runs)


def _cameras() -> list[CameraFact]:
    """Make cameras of which about half are installed, one in eleven opted out, and one in sixteen is in the area."""
    side = 100
    return [
        CameraFact(
            camera_id=f"camera-{number:05d}",
            household_id=f"household-{number:05d}",
            lon=-69.0 + 0.032 * (number % side) / side,
            lat=36.0 + 0.026 * (number // side) / side,
            installed_us=NOW_US + (-1) ** number * DAY,
            consent=_opted_out(f"household-{number:05d}") if number % 11 == 0 else NEVER_CHOSE,
        )
        for number in range(CAMERAS)
    ]


def _opted_out(household_id: str) -> ConsentFile:
    """Make the file of a household whose one resident opted out."""
    event = ConsentFact(
        event_id=f"event-{household_id}",
        household_id=household_id,
        account_id="resident",
        kind="withdrawn",
        purpose="requests",
        scopes=(),
        agency_id=None,
        incident_type=None,
        request_id=None,
        notice_version="",
        notice_digest="",
        served_us=None,
        expires_us=None,
        retention_days=None,
        at_us=NOW_US - DAY,
        position=0,
    )
    return ConsentFile((event,), frozenset({"resident"}))


def _shown(camera: CameraFact) -> bool:
    return camera.installed_us <= NOW_US


def _asked(camera: CameraFact) -> bool:
    return camera.installed_us <= NOW_US and not camera.consent.events and contains(AREA, (camera.lon, camera.lat))


def _weighing(
    stage: Stage, name: str, act: Act, facts: list[CameraFact], predicate: Callable[[CameraFact], bool]
) -> Result:
    gate, regime = Gate(STANDARD), REGIMES[REGIME]

    def ours() -> tuple[CameraFact, ...]:
        return gate.decide(act, COMPANY, facts, regime).covered

    def bare() -> tuple[CameraFact, ...]:
        return tuple(camera for camera in facts if predicate(camera))

    assert ours() == bare() != (), "the rules and the bare predicates differ"
    case = Case(
        name=f"policy-{name}-{CAMERAS}",
        unit="ms",
        against="a bare comprehension with the same conditions",
        kind="limit",
    )
    return compare(case, ms_each(ours, 1), ms_each(bare, 1), stage.few(5))
