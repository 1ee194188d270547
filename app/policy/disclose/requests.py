"""How facts about an agency's own requests become disclosures. Silence has no trace in any of them."""

from __future__ import annotations

from ..casefile import Standing
from ..facts import ReleaseFact, RequestFact
from ..geometry import area_sq_mi
from ..regime import Regime
from ..request_facts import CommentFact, OnwardFact, StepFact
from ..rules.what_can_be_done import own_deeds
from ..wire import footage_request
from ..wire.base import moment
from ..wire.geo import polygon_of, ring_of
from ..wire.onward import OnwardLine
from .life import comments_told, steps_told

Facts = tuple[RequestFact | ReleaseFact | StepFact | CommentFact | OnwardFact, ...]


def area_judgement(
    question: footage_request.CheckArea, standing: Standing, facts: Facts, regime: Regime
) -> footage_request.AreaJudgement:
    """Measure the asker's own area against the limits in force."""
    del standing, facts
    return footage_request.AreaJudgement(
        area_sq_mi=round(area_sq_mi(ring_of(question.draft.area)), 6),
        min_area_sq_mi=regime.request.min_area_sq_mi.value,
        max_area_sq_mi=regime.request.max_area_sq_mi.value,
    )


def request_filed(
    question: footage_request.FileRequest, standing: Standing, facts: tuple[RequestFact, ...], regime: Regime
) -> footage_request.RequestFiled | None:
    """Acknowledge a filed request; the acknowledgement depends on nothing but the request itself."""
    del question, standing, regime
    for fact in facts:
        return footage_request.RequestFiled(
            id=fact.request_id,
            state=fact.state,
            filed_at=moment(fact.filed_us),
            area_sq_mi=fact.area_sq_mi,
        )
    return None


def request_changed(
    question: object, standing: Standing, facts: tuple[RequestFact, ...], regime: Regime
) -> footage_request.RequestChanged | None:
    """Say in which state an agency's own request stands after its agency's act."""
    del question, standing, regime
    for fact in facts:
        return footage_request.RequestChanged(id=fact.request_id, state=fact.state)
    return None


def request_list(
    question: footage_request.ListRequests, standing: Standing, facts: Facts, regime: Regime
) -> footage_request.RequestList:
    """List the agency's own requests, newest first, with how many clips can be fetched for each."""
    del question, standing, regime
    shared = [fact.request_id for fact in facts if isinstance(fact, ReleaseFact)]
    requests = [fact for fact in facts if isinstance(fact, RequestFact)]
    return footage_request.RequestList(
        requests=tuple(
            footage_request.RequestSummary(
                id=fact.request_id,
                case_number=fact.case_number,
                incident_type=fact.incident_type,
                state=fact.state,
                filed_at=moment(fact.filed_us),
                shared_clips=shared.count(fact.request_id),
            )
            for fact in sorted(requests, key=lambda fact: (-fact.filed_us, fact.request_id))
        )
    )


def onward_lines(fact: ReleaseFact, facts: Facts) -> tuple[OnwardLine, ...]:
    """List whom the agency passed a clip on to, or asked to; not whether it arrived, which is the resident's word."""
    own = [one for one in facts if isinstance(one, OnwardFact) and one.release.release_id == fact.release_id]
    return tuple(
        OnwardLine(to_agency=one.to_agency_name, asked_at=moment(one.asked_us))
        for one in sorted(own, key=lambda one: (one.asked_us, one.to_agency_id))
    )


def shared_clip(fact: ReleaseFact, facts: Facts) -> footage_request.SharedClip:
    """Show a released clip with what was disclosed beside it on the day of its release."""
    return footage_request.SharedClip(
        release_id=fact.release_id,
        label=fact.label,
        clip_start=moment(fact.start_us),
        clip_end=moment(fact.end_us),
        released_at=moment(fact.released_us),
        expires_at=None if fact.expires_us is None else moment(fact.expires_us),
        contact=dict(fact.contact),
        picture_sha256=fact.picture_sha256,
        footage_type=fact.footage_type,
        footage_sha256=fact.footage_sha256,
        triage=fact.triage,
        onward=onward_lines(fact, facts),
    )


def request_view(
    question: footage_request.ReadRequest, standing: Standing, facts: Facts, regime: Regime
) -> footage_request.RequestView | None:
    """Show one request of the agency's own, with what was shared in answer to it."""
    del question, standing
    request = next((fact for fact in facts if isinstance(fact, RequestFact)), None)
    if request is None:
        return None
    releases = [fact for fact in facts if isinstance(fact, ReleaseFact)]
    return footage_request.RequestView(
        id=request.request_id,
        agency=request.agency_name,
        officer=request.officer_name,
        incident_id=request.incident_id,
        further_incident_ids=request.further_incident_ids,
        incident_type=request.incident_type,
        case_number=request.case_number,
        contact=request.contact,
        message=request.message,
        area=polygon_of(request.area),
        area_sq_mi=request.area_sq_mi,
        window_from=moment(request.from_us),
        window_to=moment(request.to_us),
        filed_at=moment(request.filed_us),
        state=request.state,
        review_note=request.review_note,
        shared=tuple(
            shared_clip(fact, facts) for fact in sorted(releases, key=lambda fact: (fact.released_us, fact.release_id))
        ),
        steps=steps_told(facts, request.request_id),
        comments=comments_told(facts, request.request_id),
        can=own_deeds(request.state, regime),
    )
