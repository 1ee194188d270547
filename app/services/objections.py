"""Objections of people who were filmed: anybody files one through the gate, a moderator upholds or dismisses it.

The one who objects gets one same answer, under the reading role, which knows no camera. The moderator sees a block and
a time, and no camera either.
"""

from __future__ import annotations

from typing import Final

from ..policy.decision import Reason
from ..policy.facts import WorldFact
from ..policy.released import NothingHere, Refused, Released
from ..policy.units import DAY
from ..policy.wire.base import microseconds, moment
from ..policy.wire.objection import ObjectionDraft, ObjectionReceived, ObjectToFootage
from ..storage import objections
from ..storage.worlds_rows import Now
from ..worlds.world import World
from .objection_shapes import ObjectionDecided, ObjectionLine, ObjectionList, ObjectionVerdict, Verdict
from .own_desk import Declined, Desk, NotThere
from .portal import Caller, LetIn, NotServed, let_in

MOST_A_DAY: Final = 200
"""Objections that one world's company takes within 24 simulated hours."""
MOST_WAITING: Final = 2_000
"""Objections that may wait for the company's word at one time.

Both bounds are of the whole world. A bound for one block would tell whoever runs into it that somebody else objected
there, and nobody signs in, so that there is no bound for one sender. The price: whoever fills a day keeps everybody
else waiting until the next.
"""
FULL = Reason(
    "objections-full",
    "The company takes no more objections now, from nobody and about no place. Send yours again another day.",
)
DECIDED = Reason("objection-decided", "Somebody decided on this objection already. Reload the list.")


def file_objection(
    world: World, caller: Caller, question: ObjectToFootage, key: str
) -> Released[ObjectionReceived] | Refused | NothingHere | NotServed:
    """File an objection once for each key; the answer never says whether the place exists or has a camera.

    Parameters
    ----------
    key : str
        The sender's Idempotency-Key. All senders share one set of keys, for nobody signs in: another objection under
        the same key is one of somebody else, and is kept beside the first.
    """
    with world.database.filing() as rows:
        let = let_in(world, rows, caller, question)
        if not isinstance(let, LetIn):
            return let
        now, admitted = let.now, let.admitted
        objection_id = world.new_id("objection", key, question.draft.model_dump_json())
        if _is_full(world, objection_id, now):
            return world.gate.refuse(FULL)
        house_id = objections.first_house(rows, question.draft.street, question.draft.block)
        if house_id is not None:
            objections.add_objection(rows, _row(objection_id, question.draft, house_id, now))
        facts = [WorldFact(now.name, now.town, now.clock_us)]
        decision = world.gate.decide(question, admitted.standing, facts, admitted.regime)
        return world.gate.release(admitted, decision)


def _is_full(world: World, objection_id: str, now: Now) -> bool:
    """Whether the company takes no other objection now; one that it holds already is no other one.

    The reading role cannot count them, so the company does, while no other write can come between. Nothing here knows
    the place: the answer is the same wherever an objection is about.
    """
    with world.database.looking() as rows:
        if objections.find_state(rows, objection_id) is not None:
            return False
        waiting, recent = objections.count_objections(rows, now.clock_us - DAY)
        return waiting >= MOST_WAITING or recent >= MOST_A_DAY


def _row(objection_id: str, draft: ObjectionDraft, house_id: str, now: Now) -> objections.ObjectionRow:
    return objections.ObjectionRow(
        objection_id=objection_id,
        house_id=house_id,
        from_us=microseconds(draft.window_from),
        to_us=microseconds(draft.window_to),
        words=draft.words,
        at_us=now.clock_us,
        state="open",
    )


def objection_list(desk: Desk) -> ObjectionList:
    """List the objections that wait for the company's word, oldest first."""
    return ObjectionList(
        objections=tuple(
            ObjectionLine(
                id=one.objection_id,
                block=one.block,
                street=one.street,
                window_from=moment(one.from_us),
                window_to=moment(one.to_us),
                words=one.words,
                at=moment(one.at_us),
            )
            for one in objections.list_open(desk.rows)
        ),
        known=desk.regime.consent.bystander_objection.value,
    )


def decide(desk: Desk, objection_id: str, draft: ObjectionVerdict) -> ObjectionDecided | Declined | NotThere:
    """Uphold or dismiss an objection; one that is upheld keeps clips of that time and place from being released."""
    state = objections.find_state(desk.rows, objection_id)
    if state is None:
        return NotThere()
    if state != "open":
        return Declined((DECIDED,))
    verdict: Verdict = "upheld" if draft.uphold else "dismissed"
    objections.set_state(desk.rows, objection_id, verdict, desk.now.clock_us)
    return ObjectionDecided(id=objection_id, state=verdict)
