"""What comes back: the clips that the portal's own rules let a willing resident release, and when they arrive.

Each is judged by the gate as a share: the window of the request, how long clips are kept, who else of the household has
said no, and whether somebody who was filmed objected.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ...policy.acts import Objected, Share
from ...policy.casefile import Standing
from ...policy.consent.events import Scope
from ...policy.consent.file import ConsentFile
from ...policy.consent.notices import answer_notice
from ...policy.facts import ClipFact
from ...policy.gate import Gate
from ...policy.regime import Regime
from ...policy.roles import Role
from ...policy.rules.what_can_be_answered import why_not_shared
from ...policy.units import DAY
from ...policy.wire.footage_request import RequestState
from .asking import Asked, event, lasting, resident
from .ground import Filmed, Ground
from .officer import AGENCY, Desk, Filed

Numbers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Answerable:
    """Every household that filmed an incident, and what it can send under a regime; each an array of shape (n,).

    Parameters
    ----------
    incident, home : array
        By number.
    row : array
        The row of `Asked` through which it is asked; -1 where no request reaches it.
    clips : array
        Clips showing the event that the rules let it release; 0 where none.
    chance, luck : array
        Of sending them, as in `Happening`, and what decides it, as in `Filmed`.
    delay_us : array
        From the first filing about the incident to the arrival, microseconds.
    """

    incident: Numbers
    home: Numbers
    row: Numbers
    clips: Numbers
    chance: Floats
    luck: Floats
    delay_us: Numbers


def answer_all(gate: Gate, regime: Regime, ground: Ground, desk: Desk, asked: Asked) -> Answerable:
    """Judge every clip that shows an event, for every household that has one and that a request could reach."""
    judge = _Judge(gate, regime, ground, desk, asked)
    reached = {(int(r), int(h)): row for row, (r, h) in enumerate(zip(asked.request, asked.home, strict=True))}
    requests: dict[int, list[int]] = {}
    for number, filed in enumerate(desk.filed):
        requests.setdefault(filed.which, []).append(number)
    filmed = [(which, film) for which, films in enumerate(ground.filmed) for film in films]
    found = []
    for which, film in filmed:
        ways = [(reached.get((number, film.home), -1), number) for number in requests.get(which, ())]
        found.append(_best(judge, which, film, [(row, number) for row, number in ways if row >= 0]))
    columns = np.array(found, np.int64).reshape(-1, 3)
    return Answerable(
        incident=np.array([which for which, _ in filmed], np.int64),
        home=np.array([film.home for _, film in filmed], np.int64),
        row=columns[:, 0],
        clips=columns[:, 1],
        chance=np.array([ground.happenings[which].chance for which, _ in filmed], np.float64),
        luck=np.array([film.luck for _, film in filmed], np.float64),
        delay_us=columns[:, 2],
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Judge:
    """All that the judgement of one regime's shares depends on."""

    gate: Gate
    regime: Regime
    ground: Ground
    desk: Desk
    asked: Asked


def _best(judge: _Judge, which: int, film: Filmed, ways: Sequence[tuple[int, int]]) -> tuple[int, int, int]:
    """Return row, clips and delay of the first (row, request) through which something of the event can go."""
    for row, number in ways:
        delivered_us = int(judge.asked.delivered_us[number])
        clips = _released(judge, judge.desk.filed[number], film, delivered_us)
        if clips:
            return row, clips, delivered_us + film.answer_us - judge.ground.happenings[which].filed_us
    return (ways[0][0], 0, 0) if ways else (-1, 0, 0)


def _released(judge: _Judge, filed: Filed, film: Filmed, delivered_us: int) -> int:
    """Count the clips that the rules let a household release, were it willing."""
    regime, now_us = judge.regime, delivered_us + film.answer_us
    if why_not_shared(_state(regime, delivered_us, now_us), regime) is not None:
        return 0
    home = judge.ground.homes[film.home]
    act = Share(
        household_id=home,
        chosen=frozenset(clip.key for clip in film.clips),
        consent=_consent(judge, filed, film, delivered_us),
        agency_id=AGENCY.agency_id,
        incident_type=filed.incident_type,
        request_id=filed.request_id,
        scopes=frozenset(_scopes(regime)),
        notice_version=answer_notice(regime, regime).version,
        from_us=filed.from_us,
        to_us=filed.to_us,
        now_us=now_us,
        objections=_objections(judge.ground, filed, film),
    )
    facts = [ClipFact(clip.key, home, clip.start_us, clip.end_us, film.place) for clip in film.clips]
    return len(judge.gate.decide(act, Standing(role=Role.RESIDENT, now_us=now_us), facts, regime).covered)


def _state(regime: Regime, delivered_us: int, now_us: int) -> RequestState:
    """Return how a request stands for whoever answers it: open until the regime's time for answers is over."""
    days = regime.request.open_days.value
    return "expired" if days is not None and now_us >= delivered_us + days * DAY else "delivered"


def _scopes(regime: Regime) -> tuple[Scope, ...]:
    """Return what leaves with a share: the clip, and contact details where the regime discloses any."""
    return ("clip", "contact") if regime.sharing.contact_fields.value else ("clip",)


def _consent(judge: _Judge, filed: Filed, film: Filmed, delivered_us: int) -> ConsentFile:
    """Return what a willing household has on file: its lasting choice, a yes now, perhaps a second resident's no."""
    regime, home, request_id = judge.regime, judge.ground.homes[film.home], filed.request_id
    told, answered_us = answer_notice(regime, regime), delivered_us + film.answer_us
    one, other = resident(home, 0), resident(home, 1)
    said = [*lasting(home, regime, delivered_us, opted_out=False).events]
    two = int(judge.ground.accounts[film.home]) > 1
    if two and film.second_refuses:
        said.append(event(home, other, "refused", "answer", told, delivered_us, (), request_id=request_id, position=1))
    yes = event(home, one, "given", "answer", told, answered_us, _scopes(regime), request_id=request_id, position=2)
    return ConsentFile((*said, yes), frozenset({one, other}) if two else frozenset({one}))


def _objections(ground: Ground, filed: Filed, film: Filmed) -> tuple[Objected, ...]:
    """Return the objection of somebody who was filmed at the incident, where there is one."""
    if not ground.happenings[filed.which].objected:
        return ()
    start_us, end_us = min(clip.start_us for clip in film.clips), max(clip.end_us for clip in film.clips)
    return (Objected((film.place,), start_us, end_us),)
