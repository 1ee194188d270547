"""Staging a release: the request has arrived, what the case names has been said since, and Ada shares a clip."""

from __future__ import annotations

import re

from sqlalchemy import Connection

from ...policy.facts import IncidentFact
from ...policy.units import DAY, HOUR, MINUTE
from ...services import answering, own_view
from ...services import objections as objecting
from ...services.objection_shapes import ObjectionVerdict
from ...services.own_desk import Declined, NotThere
from ...services.own_shapes import Answered, ShareDraft
from ...storage import notices, objections
from .actors import Actors
from .lives import Lives, runs_out, split
from .staged import ADA, CannotStageError, Case, Staged

_BLOCK = re.compile(r"(?:(\d+) block of )?(.+)")


def share(actors: Actors, case: Case) -> Staged:
    """Let Ada share a clip in the household of a case.

    Raises
    ------
    CannotStageError
        If the request does not reach the household before.
    """
    lives, incident = Lives(actors, case), actors.incident()
    named, delivered_us = actors.named(incident), actors.delivery_us()
    by_default = actors.regime().consent.requests_default.value == "in"
    first, after = ([], list(lives.requests())) if by_default else split(list(lives.requests()))
    lives.bo_leaves(silently=True)
    lives.others_agree(named, delivered_us)
    lives.say(first, named, delivered_us)
    request_id = actors.file(incident)
    actors.wait(delivered_us)
    notice_id = actors.notice_of(request_id)
    if notice_id is None:
        raise CannotStageError("the request does not reach the household, so nobody there can share")
    said = [*after, *lives.answers()]
    shared_us = delivered_us + (3 * DAY if runs_out(said) else HOUR)
    lives.say(said, actors.named(incident, request_id), shared_us, delivered_us + MINUTE)
    lives.bo_leaves(silently=False)
    told = ["A request reached the household, and a resident shares a clip."]
    if case.features["objection"] == "at the door":
        told.append(_object(actors, incident))
    actors.wait(shared_us)
    return _shared(actors, notice_id, request_id, incident, told)


def _shared(actors: Actors, notice_id: str, request_id: str, incident: IncidentFact, told: list[str]) -> Staged:
    with actors.world.database.acting() as rows:
        desk = actors.desk(rows, ADA)
        clips = notices.clips_in_window(rows, desk.household_id, *actors.window(incident))
        read = own_view.notice_view(desk, notice_id)
        if isinstance(read, NotThere):
            raise CannotStageError("the notice is no longer the household's, so nobody there can share")
        draft = ShareDraft(clip_ids=(clips[0].clip_id,), notice_version=read.notice_version)
        answer = answering.share(desk, notice_id, draft)
    if isinstance(answer, Declined):
        told.append(f"The portal said: {' '.join(reason.text for reason in answer.reasons)}")
    return Staged(
        told=tuple(told),
        sign_in="officer",
        page=f"/officer/requests/{request_id}",
        see="A clip of the household stands there and can be fetched.",
        stands=isinstance(answer, Answered) and answer.released_clips > 0,
    )


def _object(actors: Actors, incident: IncidentFact) -> str:
    """Let somebody who was filmed at the household's door object, and the company uphold it."""
    with actors.world.database.acting() as rows:
        desk = actors.desk(rows, "moderator")
        row = objections.ObjectionRow(
            objection_id=actors.world.new_id("objection", "a-counterexample-of-the-proof"),
            house_id=_house(actors, rows),
            from_us=actors.window(incident)[0],
            to_us=incident.to_us,
            words="I was filmed at this door.",
            at_us=desk.now.clock_us,
            state="open",
        )
        objections.add_objection(rows, row)
        objecting.decide(desk, row.objection_id, ObjectionVerdict(uphold=True))
    known = actors.regime().consent.bystander_objection.value
    no_way = "" if known else "; these rules offer no way to object, so it was put where the company keeps objections"
    return f"Somebody who was filmed at that door objected before, and the company upheld it{no_way}."


def _house(actors: Actors, rows: Connection) -> str:
    """Return a house of the household's block."""
    _, address, _ = notices.contact_of(rows, actors.account(rows, ADA)[0])
    parts = _BLOCK.fullmatch(address)
    block, street = (parts[1], parts[2]) if parts else (None, address)
    found = objections.first_house(rows, street, int(block) if block else None)
    if found is None:
        raise CannotStageError("the household's block is not on the address list")
    return found
