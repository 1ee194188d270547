"""Random questions and standings: mostly in order, and where not, at a limit or one unit beyond it."""

from __future__ import annotations

import csv
import math
import random
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Final, get_args

from geojson_pydantic import Polygon
from glassporch.policy import wire as w
from glassporch.policy.casefile import AgencyStanding, Standing
from glassporch.policy.cells import Cell
from glassporch.policy.mail_facts import OwnThread
from glassporch.policy.own_accounts import OwnAccount, OwnAccounts
from glassporch.policy.own_books import IncidentStanding, OwnRelease, OwnRequest, PaperStanding
from glassporch.policy.regime import Regime
from glassporch.policy.roles import Role
from glassporch.policy.statement_facts import OwnStatement
from glassporch.policy.switches.agency import AgencyKind
from glassporch.policy.switches.feed import PostCategory
from glassporch.policy.units import DAY, MINUTE
from glassporch.policy.wire import (
    accounts,
    demand,
    feed,
    footage_request,
    invitations,
    life,
    mail,
    objection,
    onward,
    records,
    statements,
)
from glassporch.policy.wire import map as of_map
from glassporch.policy.wire.base import moment

from . import agreement_draws as dealt
from . import ground

NOW: Final = 1_640_000_000 * 1_000_000
PLACE: Final = (-69.0, 36.0)
CASE: Final = "22-0001"
CLEAN: Final = "Please look at your footage of this evening."
TEXTS: Final = Path(__file__).parents[2] / "seed" / "data" / "request_texts.csv"
STATEMENTS: Final[tuple[Any, ...]] = get_args(statements.StatementState)
STATES: Final[tuple[Any, ...]] = get_args(footage_request.RequestState)
DEMANDS: Final[tuple[Any, ...]] = get_args(demand.DemandKind)
KINDS: Final[tuple[AgencyKind, ...]] = get_args(AgencyKind)
ON_THE_LINE_M: Final = 0.001


def labelled_texts() -> dict[str, set[str]]:
    """Return one text for each prohibited content, as its label says, and a text with none."""
    with TEXTS.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["split"] == "develop"]
    first = {row["labels"]: row["text"] for row in reversed(rows) if row["labels"] and "," not in row["labels"]}
    plain = {label: text for label, text in first.items() if " " not in label and ";" not in label}
    return {CLEAN: set()} | {text: {label} for label, text in plain.items()}


@dataclass(frozen=True)
class Draws:
    """A source of questions and standings under one regime."""

    dice: random.Random
    regime: Regime
    texts: dict[str, set[str]]
    odd: float

    def is_odd(self) -> bool:
        """Return whether the next thing shall be out of order."""
        return self.dice.random() < self.odd

    def near(self, limit: float, step: float) -> float:
        """Return a number at a limit, one step to either side of it, or far off."""
        return self.dice.choice((limit, limit - step, limit + step, limit / 2, limit * 2))

    def either(self) -> bool:
        """Return yes or no."""
        return self.dice.random() < 0.5

    def some(self, *values: Any) -> Any:
        """Return one of some values."""
        return self.dice.choice(values)


def _square(side_m: float, middle: ground.Place = PLACE, turn: float = 0.3) -> list[ground.Place]:
    return _polygon(4, side_m / math.sqrt(2), middle, turn)


def _polygon(corners: int, radius_m: float, middle: ground.Place, turn: float) -> list[ground.Place]:
    east, north = ground.metres((middle[0] + 1e-3, middle[1] + 1e-3), middle)
    angles = [turn + 2 * math.pi * nth / corners for nth in range(corners)]
    ring = [
        (middle[0] + radius_m * math.cos(a) / east * 1e-3, middle[1] + radius_m * math.sin(a) / north * 1e-3)
        for a in angles
    ]
    return [*ring, ring[0]]


def sized(draws: Draws, sq_mi: float, middle: ground.Place) -> list[ground.Place]:
    """Draw a ring of an area, to one part in a hundred million."""
    corners, turn, radius = draws.some(3, 4, 7), draws.dice.uniform(0, 6), 500.0
    for _ in range(3):
        radius *= math.sqrt(sq_mi / ground.area_sq_mi(_polygon(corners, radius, middle, turn)[:-1]))
    return _polygon(corners, radius, middle, turn)


def area(draws: Draws) -> Polygon:
    """Draw an area: at a limit of the regime, around the incident or beside it, or of no use at all."""
    rules, dice = draws.regime.request, draws.dice
    if draws.is_odd() and dice.random() < 0.3:
        return _useless(draws)
    low, high = rules.min_area_sq_mi.value, rules.max_area_sq_mi.value
    size = max(high / 3, low) * 1.001
    if draws.is_odd():
        size = draws.some(low * 1.00001, low * 0.99999, high * 0.99999, high * 1.00001, 2 * high) or 0.001
    ring = sized(draws, size, PLACE)
    return _polygon_of(_aside(draws, ring) if draws.is_odd() else ring)


def _aside(draws: Draws, ring: list[ground.Place]) -> list[ground.Place]:
    """Move a ring to the east until the incident is as far outside as the regime allows, or a step more or less."""
    reach = draws.regime.request.adjoin_m.value
    aim = reach + draws.some(-1.0, 1.0, 300.0)
    step, moved = 0.0, ring
    for _ in range(60):
        gap = ground.edge_distance_m(moved[:-1], PLACE) * (-1 if ground.inside(moved[:-1], PLACE) else 1)
        if abs(gap - aim) < ON_THE_LINE_M:
            break
        step += (aim - gap) / 9e4
        moved = [(lon + step, lat) for lon, lat in ring]
    return moved


def _useless(draws: Draws) -> Polygon:
    bow = [(-69.0, 36.0), (-68.99, 36.01), (-68.99, 36.0), (-69.0, 36.01), (-69.0, 36.0)]
    hole = [_square(900), _square(100)]
    many = _polygon(draws.some(199, 200, 250), 500, PLACE, 0.1)
    thread = [(-69.0, 36.0), (-69.0, 36.0 + draws.some(0.0892, 0.0908)), (-68.9999, 36.04), (-69.0, 36.0)]
    beyond = [(-69.0, 89.9), (-68.9, 90.5), (-69.1, 90.5), (-69.0, 89.9)]
    rings: Any = draws.some([bow], hole, [many], [thread], [beyond])
    return Polygon(type="Polygon", coordinates=rings)


def _polygon_of(ring: list[ground.Place]) -> Polygon:
    return Polygon(type="Polygon", coordinates=[ring])


def _window(draws: Draws) -> tuple[int, int]:
    rules = draws.regime.request
    least, most = rules.min_window_minutes.value * MINUTE, rules.max_window_minutes.value * MINUTE
    long, end = (least + most) // 2, NOW - MINUTE
    if draws.is_odd():
        long = int(draws.some(least, least - 1, most, most + 1, 0, -MINUTE))
    if draws.is_odd():
        end = NOW + draws.some(0, 1, MINUTE)
    if draws.is_odd():
        end = NOW - rules.look_back_days.value * DAY + long + draws.some(0, -1, 1)
    return end - long, end


def draft(draws: Draws) -> footage_request.RequestDraft:
    """Draw what an officer hands in."""
    start, end = _window(draws)
    further: tuple[str, ...] = ()
    if draws.is_odd():
        further = draws.some(("inc_2",), ("inc_2", "inc_3"), ("inc_1",), ("inc_2", "inc_2"))
    return footage_request.RequestDraft(
        incident_id="inc_1",
        further_incident_ids=further,
        case_number=draws.some("", "22-0002", CASE.lower()) if draws.is_odd() else CASE,
        contact="" if draws.is_odd() else draws.some("a@b.example", "555 0100", "Protest Desk, a@b.example"),
        message=draws.some(*draws.texts) if draws.is_odd() else CLEAN,
        area=area(draws),
        window_from=moment(start),
        window_to=moment(end),
    )


def question(draws: Draws, kind: type) -> Any:
    """Draw a question of a kind."""
    d = draws
    makers: dict[type, Any] = {
        w.FileRequest: lambda: w.FileRequest(draft(d)),
        w.CheckArea: lambda: w.CheckArea(footage_request.AreaDraft(area=area(d))),
        w.AmendRequest: lambda: w.AmendRequest("req_1", life.AmendDraft(message=d.some(*d.texts))),
        w.SetAssignedArea: lambda: w.SetAssignedArea(
            "acc_2", accounts.AssignedAreaDraft(area=area(d) if d.is_odd() else None)
        ),
        w.SetPosting: lambda: w.SetPosting("acc_2", accounts.PostingDraft(may_post=True)),
        w.InviteColleague: lambda: w.InviteColleague(_invitation(d)),
        w.PassOn: lambda: w.PassOn("rel_1", onward.PassOnDraft(to_agency_id="age_1" if d.is_odd() else "age_2")),
        w.TriageRelease: lambda: w.TriageRelease("rel_1", life.TriageDraft(verdict="accepted")),
        w.FindAddress: lambda: w.FindAddress(of_map.AddressDraft(street="Elm Street", block=d.some(None, 12))),
        w.OfferAgreement: lambda: dealt.offer(d, NOW),
        w.SignAgreement: lambda: dealt.signing(d),
        w.EndAgreement: lambda: dealt.notice(d),
        w.EnterGift: lambda: dealt.gift(d),
        w.FileDemand: lambda: w.FileDemand(_demand(d)),
        w.DecideDemand: lambda: w.DecideDemand("dem_1", _word(d)),
        w.CommentOnPost: lambda: w.CommentOnPost("pos_1", feed.PostCommentDraft(text="I saw it too.")),
        w.PostOfficially: lambda: w.PostOfficially(_post(d)),
        w.ChooseAlerts: lambda: w.ChooseAlerts(mail.AlertChoice(categories=_categories(d))),
        w.WriteLetter: lambda: w.WriteLetter(_letter(d)),
        w.DraftStatement: lambda: w.DraftStatement(
            statements.StatementDraft(kind="press-release", title="Title", text="Text")
        ),
        w.EditStatement: lambda: w.EditStatement("sta_1", statements.StatementEdit(title="Title", text="Text")),
        w.ReviewStatement: lambda: w.ReviewStatement("sta_1", _verdict(d)),
        w.AskForRecords: lambda: w.AskForRecords(_records(d)),
        w.ObjectToFootage: lambda: w.ObjectToFootage(_objection()),
    }
    return makers[kind]() if kind in makers else _by_id(kind)


def _by_id(kind: Any) -> Any:
    """Make a question that has one id at most."""
    return kind(*("id_1" for _ in getattr(kind, "__dataclass_fields__", {})))


def _post(draws: Draws) -> feed.PostDraft:
    known = draws.regime.feed.categories.value
    category = draws.some(*get_args(PostCategory)) if draws.is_odd() or not known else draws.some(*known)
    return feed.PostDraft(category=category, title="A title", text="A text.")


def home(draws: Draws) -> Cell | None:
    """Draw where a resident lives: in the post's cell, at the edge of reach, or nowhere any more."""
    reach = draws.regime.feed.reach_m.value or 8_047
    far = draws.some(0.0, reach - 600.0, reach + 600.0, 3.0 * reach)
    _, north = ground.metres((PLACE[0] + 1e-3, PLACE[1] + 1e-3), PLACE)
    level, x, y = ground.cell_of((PLACE[0], PLACE[1] + far / north * 1e-3), 16)
    return None if draws.is_odd() else Cell(level, x, y)


def _categories(draws: Draws) -> tuple[PostCategory, ...]:
    known = get_args(PostCategory) if draws.is_odd() else draws.regime.feed.categories.value
    return tuple(category for category in known if draws.either())


def _letter(draws: Draws) -> mail.LetterDraft:
    subject = "" if draws.is_odd() else "Subject"
    named = {"agency_id": draws.some("", "age_2"), "thread_id": draws.some("", "thr_1")}
    return mail.LetterDraft(**named, subject=subject, text="Text.")


def _verdict(draws: Draws) -> statements.StatementVerdict:
    verdict = draws.some("approve", "propose", "reject")
    has_wording = (verdict == "propose") != draws.is_odd()
    edit = statements.StatementEdit(title="Title", text="Text") if has_wording else None
    return statements.StatementVerdict(verdict=verdict, edit=edit)


def _records(draws: Draws) -> records.RecordsDraft:
    last = moment(NOW).date() + timedelta(days=draws.some(-1, 0, 1) if draws.is_odd() else -1)
    days = draws.some(-1, 0, 1095, 1096, 1096) if draws.is_odd() else 30
    return records.RecordsDraft(
        agency_id="age_2", topics=("requests",), from_day=last - timedelta(days=days), to_day=last
    )


def _objection() -> objection.ObjectionDraft:
    return objection.ObjectionDraft(
        street="Elm Street", block=12, window_from=moment(NOW - DAY), window_to=moment(NOW), words="It is me."
    )


def _demand(draws: Draws) -> demand.DemandDraft:
    """Draw a paper: mostly a warrant or an emergency in order."""
    d = draws
    end = NOW + d.some(0, 1, -DAY) if d.is_odd() else NOW - DAY
    long = d.some(31 * DAY, 31 * DAY + 1, 400 * DAY) if d.is_odd() else DAY
    missing = "" if d.is_odd() else "said"
    return demand.DemandDraft(
        kind=d.some(*DEMANDS) if d.is_odd() else d.some("warrant", "emergency"),
        authority=missing,
        paper_number="" if d.is_odd() else "SW-1",
        wants=d.some(("content",), ("account-data",), ("account-data", "content")),
        window_from=moment(end - long),
        window_to=moment(end),
        in_danger=missing,
        no_time="" if d.is_odd() else "No time.",
    )


PAPER_FROM: Final = NOW - 3 * DAY
PAPER_TO: Final = NOW - DAY


def _word(draws: Draws) -> demand.DecisionDraft:
    """Draw the legal desk's word on a paper."""
    d = draws
    start = PAPER_FROM + d.some(0, -1, 1, 5 * DAY) if d.is_odd() else PAPER_FROM
    end = PAPER_TO + d.some(0, 1, -1) if d.is_odd() else PAPER_TO
    part = demand.Narrowing(
        window_from=moment(start), window_to=moment(end), wants=d.some(("content",), ("account-data",))
    )
    return demand.DecisionDraft(
        outcome=d.some("full", "partial", "none"),
        grounds=() if d.is_odd() else ("out-of-scope",),
        narrowed=None if d.is_odd() else part,
    )


def _paper(draws: Draws) -> PaperStanding | None:
    if draws.is_odd():
        return None
    state = "answered" if draws.is_odd() else "in-review"
    wants = ("content",) if draws.is_odd() else ("account-data", "content")
    return PaperStanding("dem_1", state, not draws.is_odd(), PAPER_FROM, PAPER_TO, wants)


def _invitation(draws: Draws) -> invitations.InvitationDraft:
    email = "a.name@police.example"
    if draws.is_odd():
        email = draws.some("a@other.example", "a@POLICE.example", "a@notpolice.example", "a@police.example.org")
    return invitations.InvitationDraft(name="A. Name", email=email, role="user")


def agency(draws: Draws, agency_id: str) -> AgencyStanding:
    """Draw an agency."""
    eligible = draws.regime.agency.eligible.value
    kind = draws.some(*KINDS) if draws.is_odd() or not eligible else draws.some(*eligible)
    domain = draws.some("", "Police.example") if draws.is_odd() else "police.example"
    return AgencyStanding(agency_id, "Police", agreement_live=not draws.is_odd(), kind=kind, email_domain=domain)


def standing(draws: Draws, asked: Any) -> Standing:
    """Draw an asker, mostly one whom the question serves."""
    d, rules = draws, draws.regime.request
    served = sorted(type(asked).serves)
    role = d.some(*Role) if d.is_odd() else d.some(*served)
    of_agency = role in (Role.OFFICER, Role.ADMINISTRATOR)
    most, day = rules.max_posts_per_case.value or 1, rules.max_per_day.value or 1
    further = len(set(asked.draft.further_incident_ids)) if isinstance(asked, w.FileRequest) else 0
    return Standing(
        role=role,
        now_us=NOW,
        account_id=None if role == Role.PUBLIC else d.some("acc_1", "acc_2") if d.is_odd() else "acc_1",
        active=not d.is_odd(),
        may_post=not d.is_odd(),
        agency=agency(d, "age_1") if of_agency else None,
        incident=None if d.is_odd() else IncidentStanding("inc_1", CASE, PLACE),
        further=max(0, further - d.is_odd()),
        case_posts=most + d.some(-1, 0, 1) if d.is_odd() else 0,
        posts_today=day + d.some(-1, 0, 1) if d.is_odd() else 0,
        request=None if d.is_odd() else OwnRequest("req_1", d.some(*STATES)),
        release=None if d.is_odd() else _release(d),
        other_agency=None if d.is_odd() else _other(d, asked),
        assigned_area=_assigned_area(d),
        accounts=_books(d),
        dealings=dealt.dealings(d, asked, NOW) if isinstance(asked, DEALING) else None,
        paper=_paper(d),
        home=home(d) if role == Role.RESIDENT else None,
        thread=None if d.is_odd() else OwnThread("thr_1", "age_1"),
        statement=None if d.is_odd() else OwnStatement("sta_1", d.some(*STATEMENTS), d.either()),
    )


DEALING: Final = (w.OfferAgreement, w.SignAgreement, w.EndAgreement, w.EnterGift)


def _other(draws: Draws, asked: Any) -> AgencyStanding | None:
    match asked:
        case w.PassOn():
            return agency(draws, asked.draft.to_agency_id)
        case w.OfferAgreement():
            return agency(draws, asked.agency_id)
        case w.WriteLetter() | w.SendSuggestions():
            return agency(draws, "age_2")
        case w.AskForRecords():
            return agency(draws, asked.draft.agency_id)
        case _:
            return None


def _release(draws: Draws) -> OwnRelease:
    passed = frozenset({"age_2"}) if draws.is_odd() else frozenset[str]()
    return OwnRelease("rel_1", draws.some("", "received", "accepted", "declined"), passed)


def _assigned_area(draws: Draws) -> tuple[ground.Place, ...]:
    """Draw an assigned area: none, one that holds every usual area, one beside the incident, or one cut by a ditch."""
    if draws.is_odd() and draws.either():
        return _ditched(draws.some(-0.002, 0.002, 0.02))
    if draws.is_odd():
        return tuple(_square(8_000, (-68.99, 36.0), 0.0) if draws.dice.random() < 0.5 else _square(9_000))
    return draws.some((), tuple(_square(9_500)))


def _ditched(to: float) -> tuple[ground.Place, ...]:
    """Return a wide square with a ditch 20 m wide that comes from the east, up to so many degrees from the incident."""
    (lon, lat), wide = PLACE, 0.05
    corners = [(-wide, -wide), (wide, -wide), (wide, -1e-4), (to, -1e-4), (to, 1e-4), (wide, 1e-4), (wide, wide)]
    ring = [(lon + x, lat + y) for x, y in [*corners, (-wide, wide), (-wide, -wide)]]
    return tuple(ring)


def _books(draws: Draws) -> OwnAccounts:
    role = draws.some(Role.OFFICER, Role.ADMINISTRATOR)
    named = None if draws.is_odd() else OwnAccount(draws.some("acc_1", "acc_2"), role, active=not draws.is_odd())
    return OwnAccounts(
        named=named,
        open_administrators=draws.some(1, 2),
        invitation_open=draws.some(None, draws.either()),
        address_has_account=draws.is_odd(),
        address_invited=draws.is_odd(),
    )
