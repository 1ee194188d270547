"""The company's partner manager: offers agreements, looks at statements, and mails officers what figures suggest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any, Final

from ....policy.regime import Regime
from ...dealings import clause
from .scene import Scene

_STARTS_DAYS: Final = 7
"""From an offer to the day on which its agreement begins."""


def manage(scene: Scene) -> None:
    """Work off the statements that wait, offer one agreement perhaps, and once in a while suggest more use."""
    waiting = scene.read("/partners/statements")
    for line in waiting["statements"] if waiting else ():
        if line["state"] == "in-review":
            _review(scene, line["id"])
    if scene.chance.numbers(1)[0] < scene.habits.offer.value:
        _offer(scene)
    rounds = max(1, round(scene.habits.suggest_days.value / scene.habits.desk_days.value))
    if (int(scene.about) - 1) % rounds == 0:
        _suggest(scene)


def _review(scene: Scene, statement_id: str) -> None:
    """Approve a statement, or propose it with other words where the agreement asks to avoid its own."""
    read = scene.read(f"/partners/statements/{statement_id}")
    if read is None:
        return
    verdict: dict[str, Any] = {"verdict": "approve"}
    if read["terms"]:
        edit = {"title": read["title"], "text": reworded(read["text"], read["terms"])}
        verdict = {"verdict": "propose", "edit": edit}
    scene.write("POST", f"/partners/statements/{statement_id}/review", verdict, f"review-{statement_id}")


def reworded(text: str, terms: Iterable[dict[str, Any]]) -> str:
    """Return a text with what is proposed in place of each term that was found."""
    for term in sorted(terms, key=lambda one: -int(one["start"])):  # from the end, so that places before it still hold
        text = text[: term["start"]] + term["proposal"] + text[term["end"] :]
    return text


def _offer(scene: Scene) -> None:
    """Offer every clause of the era to the first agency that never had an agreement; some the rules turn away."""
    known, public = scene.read("/partners/agencies"), scene.rules()
    if known is None or public is None:
        return
    for agency in known["agencies"]:
        if not agency["agreements"]:
            draft = _draft(agency, *public)
            scene.write("POST", f"/partners/agencies/{agency['agency_id']}/agreements", draft, "offer")
            return


def _draft(agency: dict[str, Any], regime: Regime, told: str) -> dict[str, Any]:
    starts = datetime.fromisoformat(told) + timedelta(days=_STARTS_DAYS)
    clauses = [asdict(clause(name, regime)) for name in agency["clauses_known"]]
    return {"clauses": clauses, "starts": starts.isoformat()}


def _suggest(scene: Scene) -> None:
    measured = scene.read("/partners/engagement")
    for one in measured["agencies"] if measured else ():
        if one["suggestions"]:
            scene.write("POST", f"/partners/engagement/{one['agency_id']}/suggestions", None, one["agency_id"])
