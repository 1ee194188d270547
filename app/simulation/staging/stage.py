"""Making a counterexample of the proof stand in a planted world: who lives there, who said what, and what then happens.

Whether it happens is for the rules of the world's own portal: in a sound one the same case does not stand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from ...policy.acts import Publish
from ...policy.casefile import Standing
from ...policy.released import Released
from ...policy.roles import Role
from ...policy.units import HOUR
from ...policy.wire.agency import ListIncidents, ReadResponseTotals
from ...policy.wire.base import Question
from ...policy.wire.footage_request import ListRequests
from ...proof.question_scenes import KIND
from ...services import declining, publishing
from ...services.portal import ask
from ...storage import cameras, worlds_rows
from ...worlds.world import World
from .actors import Actors
from .lives import Lives
from .possible import PAGES
from .sharing import share
from .staged import ADA, ADMINISTRATORS, BO, OFFICERS, CannotStageError, Case, Staged

QUESTIONS: Final[Mapping[str, Question[Any]]] = MappingProxyType(
    {
        "admit ListRequests": ListRequests(),
        "admit ListIncidents": ListIncidents(),
        "admit ReadResponseTotals": ReadResponseTotals(),
    }
)


def stage(world: World, emails: Mapping[str, str], case: Case) -> Staged:
    """Make a case stand in a world that was just planted for it.

    Parameters
    ----------
    world : World
        Planted by a plan of `ground.plan_for`; its wiring's rules decide what happens.
    emails : mapping of str to str
        With which address everybody signs in, by who it is.
    case : Case

    Raises
    ------
    CannotStageError
        If the case cannot be made to stand; the message says why.
    """
    act = _ACTS.get(case.scene)
    if act is None:
        raise CannotStageError(f"cases of {case.scene} are not planted")
    return act(Actors(world, emails), case)


def _deliver(actors: Actors, case: Case) -> Staged:
    lives, incident = Lives(actors, case), actors.incident()
    named, judged_us = actors.named(incident), actors.delivery_us()
    lives.bo_leaves(silently=True)
    lives.others_agree(named, judged_us)
    lives.say(list(lives.requests()), named, judged_us)
    lives.bo_leaves(silently=False)
    request_id = actors.file(incident)
    actors.wait(judged_us)
    notice_id = actors.notice_of(request_id)
    return Staged(
        told=("The household chose about requests as the case says; then an officer filed one for its street.",),
        sign_in=_who_said_no(lives),
        page=f"/me/notices/{notice_id}" if notice_id else "/me",
        see="The request reached the household; the page /me/history lists what this resident had chosen before.",
        stands=notice_id is not None,
    )


def _who_said_no(lives: Lives) -> str:
    """Return who shall look: whoever of the household said no, Ada if both or neither did."""
    said = {who: course.means for who, _, course in lives.requests()}
    return BO if lives.home.bo and said[BO] == "no" != said[ADA] else ADA


def _publish(actors: Actors, case: Case) -> Staged:
    world, lives = actors.world, Lives(actors, case)
    now, regime = world.now(), actors.regime()
    judged_us = publishing.next_due(regime, now, world.wiring.book.plain)
    if judged_us is None:
        raise CannotStageError("under these rules no map is published any more")
    lives.bo_leaves(silently=True)
    named = actors.named(actors.incident())
    lives.say([*lives.requests(), *lives.on_the_map()], named, judged_us)
    lives.bo_leaves(silently=False)
    actors.wait(judged_us)
    return Staged(
        told=("Cameras hang at one home of the town only, whose residents chose as the case says.",),
        sign_in="officer",
        page="/officer",
        see="The map shows cameras; they can only be those of that home.",
        stands=_is_shown(actors, judged_us),
    )


def _is_shown(actors: Actors, at_us: int) -> bool:
    """Whether a publication covers the household's cameras."""
    with actors.world.database.looking() as rows:
        home = actors.desk(rows, ADA).household_id
        own = [one for one in cameras.list_cameras(rows) if one.household_id == home]
        regime = actors.world.regime(worlds_rows.read_now(rows).regime_id)
    company = Standing(role=Role.MODERATOR, now_us=at_us)
    return bool(actors.world.gate.decide(Publish(at_us), company, own, regime).covered)


def _ask(actors: Actors, case: Case) -> Staged:
    totals = case.scene == "admit ReadResponseTotals"
    told = [_somebody_declines(actors)] if totals else []
    who = (ADMINISTRATORS if totals else OFFICERS)[case.features[KIND]]
    with actors.caller(who) as caller:
        answer = ask(actors.world, caller, QUESTIONS[case.scene])
    see = "How many residents declined is counted there." if totals else "The page answers an agency of this kind."
    return Staged((*told,), who, PAGES[case.scene], see, isinstance(answer, Released))


def _somebody_declines(actors: Actors) -> str:
    incident, delivered_us = actors.incident(), actors.delivery_us()
    request_id = actors.file(incident)
    actors.wait(delivered_us)
    notice_id = actors.notice_of(request_id)
    if notice_id is None:
        raise CannotStageError("the request reached nobody who could decline")
    actors.wait(delivered_us + HOUR)
    with actors.world.database.acting() as rows:
        declining.decline(actors.desk(rows, ADA), notice_id)
    return "A request reached the household, and a resident declined it."


_ACTS: Final[Mapping[str, Callable[[Actors, Case], Staged]]] = MappingProxyType(
    {"Deliver": _deliver, "Publish": _publish, "Share": share, **dict.fromkeys(QUESTIONS, _ask)}
)
