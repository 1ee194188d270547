"""How onward hand-overs become disclosures. How a resident answered has no trace in what the passing agency reads."""

from __future__ import annotations

from ..casefile import Standing
from ..facts import ReleaseFact
from ..regime import Regime
from ..request_facts import AgencyFact, OnwardFact
from ..wire import life, onward
from ..wire.base import moment


def clip_triaged(
    question: life.TriageRelease, standing: Standing, facts: tuple[ReleaseFact, ...], regime: Regime
) -> life.ClipTriaged | None:
    """Say how a released clip is sorted now."""
    del question, standing, regime
    for fact in facts:
        return life.ClipTriaged(release_id=fact.release_id, triage=fact.triage)
    return None


def passed_on(
    question: onward.PassOn, standing: Standing, facts: tuple[OnwardFact, ...], regime: Regime
) -> onward.PassedOn | None:
    """Acknowledge the wish to pass a clip on; by the rules of its request, never by the resident's answer."""
    del question, standing, regime
    for fact in facts:
        return onward.PassedOn(
            release_id=fact.release.release_id,
            to_agency_id=fact.to_agency_id,
            state="asked" if fact.by_consent else "passed",
        )
    return None


def other_agencies(
    question: onward.ListOtherAgencies, standing: Standing, facts: tuple[AgencyFact, ...], regime: Regime
) -> onward.OtherAgencies:
    """List the other agencies by name."""
    del question, standing, regime
    return onward.OtherAgencies(
        agencies=tuple(
            onward.OtherAgency(id=fact.agency_id, name=fact.name)
            for fact in sorted(facts, key=lambda fact: (fact.name, fact.agency_id))
        )
    )


def passed_clips(
    question: onward.ListPassedOn, standing: Standing, facts: tuple[OnwardFact, ...], regime: Regime
) -> onward.PassedClips:
    """List what other agencies passed on, newest first, with everything that went with it."""
    del question, standing, regime
    newest = sorted(facts, key=lambda fact: (-(fact.passed_us or 0), fact.release.release_id))
    return onward.PassedClips(clips=tuple(passed_clip(fact) for fact in newest))


def passed_clip(fact: OnwardFact) -> onward.PassedClip:
    """Show a clip as the agency that received it reads it."""
    release = fact.release
    return onward.PassedClip(
        release_id=release.release_id,
        from_agency=fact.agency_name,
        case_number=fact.case_number,
        label=release.label,
        clip_start=moment(release.start_us),
        clip_end=moment(release.end_us),
        passed_at=moment(fact.passed_us or fact.asked_us),
        expires_at=None if release.expires_us is None else moment(release.expires_us),
        contact=dict(release.contact),
        picture_sha256=release.picture_sha256,
        footage_type=release.footage_type,
        footage_sha256=release.footage_sha256,
    )
