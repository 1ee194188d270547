"""Claim: what the regime does not know cannot be done: to a request, to a clip, to a choice, or against a release."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from ..client import Exchange
from ..policy.regime import Regime
from .claim import ALL_NINE, NO_REQUESTS, WITHOUT_REQUESTS, Bench, Claim, Expected, Tape, Witness, expecting
from .scene import Scene, ask, is_done, is_refused
from .walk import API

_OBJECTION: Final = {
    "street": "Larch Lane",
    "block": 100,
    "window_from": "2018-01-01T00:00:00Z",
    "window_to": "2018-01-02T00:00:00Z",
    "words": "I was visiting a friend.",
}


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Try every deed that some regime knows; each is done only where this one knows it."""
    scene = ask(bench.site(regime), regime, tape)
    return (
        _answers(scene, regime)
        or _clips(scene, regime)
        or _objection(scene, regime)
        or _requests(scene, regime)
        or _choices(scene, regime)
    )


def _wrong(what: str, answer: Exchange, *, known: bool) -> Witness | None:
    """Return a witness where a deed was carried out, or refused, against the rules.

    Raises
    ------
    RuntimeError
        If the portal failed: then neither was seen, and nothing is known.
    """
    if is_done(answer) if known else is_refused(answer):
        return None
    if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        message = f"{what}: the portal failed with {answer.status}, which shows nothing about its rules"
        raise RuntimeError(message)
    rules = "known to the rules" if known else "unknown to the rules"
    return Witness("whoever may try", what, f"{rules}, but answered with {answer.status}")


def _answers(scene: Scene, regime: Regime) -> Witness | None:
    """Say no, then share all the same."""
    no = {"decline", "hide"} & set(regime.sharing.choices.value)
    wrong = _wrong("decline", scene.answer("decline"), known=bool(no))
    return wrong or _wrong("share", scene.share(), known=regime.sharing.route.value != "outside")


def _clips(scene: Scene, regime: Regime) -> Witness | None:
    release = scene.shared()[0]["release_id"]
    sorts = regime.sharing.route.value == "evidence-system"
    triaged = scene.act(f"releases/{release}/triage", {"verdict": "accepted"})
    packed = scene.fetch(release, "evidence")
    wrong = _wrong("sort a clip", triaged, known=sorts)
    return wrong or _wrong("an evidence package", packed, known=regime.consent.receipts.value)


def _choices(scene: Scene, regime: Regime) -> Witness | None:
    """Make every lasting choice that some regime knows: about one agency, one type of incident, and in general."""
    resident, rules = scene.site.reader(scene.who), regime.consent
    told = resident.get(f"{API}/me/choices").json()
    standing = rules.standing_opt_out.value != "none"
    about: tuple[tuple[str, dict[str, str], bool], ...] = (
        ("one agency", {"agency_id": told["agencies"][0]["id"]}, standing and rules.per_agency.value),
        ("one type", {"incident_type": told["incident_types"][0]}, standing and rules.per_incident_type.value),
        ("all requests", {}, standing),
    )
    for what, named, known in about:
        made = resident.write("POST", f"{API}/me/choices", {"purpose": "requests", "agree": False} | named)
        wrong = _wrong(f"a lasting no to {what}", made, known=known)
        if wrong is not None:
            return wrong
    return None


def _objection(scene: Scene, regime: Regime) -> Witness | None:
    sent = scene.site.reader("").write("POST", f"{API}/public/objections", _OBJECTION)
    return _wrong("an objection", sent, known=regime.consent.bystander_objection.value)


def _requests(scene: Scene, regime: Regime) -> Witness | None:
    """Amend, resolve and take back a delivered request, and then answer it: what is closed cannot be answered.

    It comes before the lasting choices: after an opt-out nothing can be shared, and a share would show nothing.
    """
    limits, path = regime.request, f"requests/{scene.request_id}"
    deeds = (
        ("amend", {"message": "Please look once more, at the lane behind the shop."}, limits.editable.value),
        ("resolve", None, limits.resolvable.value and not (limits.editable.value and _reviewed(regime))),
    )
    for deed, body, known in deeds:
        wrong = _wrong(deed, scene.act(f"{path}/{deed}", body), known=known)
        if wrong is not None:
            return wrong
    withdrawn = scene.act(f"{path}/withdraw")
    known = limits.deletable.value and not limits.resolvable.value
    wrong = _wrong("withdraw", withdrawn, known=known)
    if wrong is None and (limits.resolvable.value or known) and not is_refused(scene.share(*scene.clips[-1:])):
        return Witness(scene.who, "share", "an answer to a request that is closed")
    return wrong


def _reviewed(regime: Regime) -> bool:
    return regime.request.reviewed_before_sending.value


DEEDS: Final = Claim(
    id="deeds",
    sentence="What the rules do not know cannot be done, and what they know can.",
    source="architecture: the life of a request",
    threat="non-compliance",
    trial=trial,
    sees="one deed that was carried out, or refused, against the rules",
    expected=expecting(
        (
            tuple(regime_id for regime_id in ALL_NINE if regime_id != WITHOUT_REQUESTS),
            Expected("no break found", "Every deed is a switch of the regime, read before it is carried out."),
        ),
        ((WITHOUT_REQUESTS,), NO_REQUESTS),
    ),
)
