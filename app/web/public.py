"""The public pages of a world. Every part of them has passed the gate."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query

from ..edge.door import AtGate
from ..edge.pages import Page
from ..edge.parameters import After
from ..edge.routes import GatedRouter
from ..policy.roles import Role
from ..policy.wire.agreements import ListAgreementsInForce, ListSubsidies
from ..policy.wire.changes import ListRegimeChanges
from ..policy.wire.public import ListAttributions, ListPartners, ReadKeys, ReadRegime
from ..policy.wire.statements import ListPublished

router = GatedRouter(serves=frozenset(Role), include_in_schema=False)


@router.get("")
@router.get("/")
def landing(door: AtGate) -> Page:
    """Show what this world is and is not, and the regime in force."""
    return Page("public/landing.html", regime=door.ask(ReadRegime()))


@router.get("/public/regime")
def regime(door: AtGate) -> Page:
    """Show every switch of the regime in force."""
    return Page("public/regime.html", regime=door.ask(ReadRegime()))


@router.get("/public/changes")
def changes(door: AtGate) -> Page:
    """Show when the rules changed here, and in what."""
    return Page("public/changes.html", regime=door.ask(ReadRegime()), course=door.ask(ListRegimeChanges()))


@router.get("/public/agencies")
def agencies(door: AtGate, q: str = "", everything: Annotated[str, Query(alias="all")] = "") -> Page:
    """Show the historical register of agencies, searched by ``?q=``."""
    door.keep_asked(q=q, all=everything)
    return Page("public/agencies.html", agencies=door.ask(ListPartners()))


@router.get("/public/agreements")
def agreements(door: AtGate) -> Page:
    """Show the agreements in force here, as far as the public reads them."""
    return Page("public/agreements.html", agreements=door.ask(ListAgreementsInForce()), regime=door.ask(ReadRegime()))


@router.get("/public/subsidies")
def subsidies(door: AtGate) -> Page:
    """Show the documented subsidy programmes."""
    return Page("public/subsidies.html", subsidies=door.ask(ListSubsidies()))


@router.get("/public/statements")
def statements(door: AtGate, after: After = "") -> Page:
    """Show what agencies of this world said in public."""
    return Page("public/statements.html", said=door.ask(ListPublished(after)))


@router.get("/public/attributions")
def attributions(door: AtGate) -> Page:
    """Show whose data this world uses."""
    return Page("public/attributions.html", data=door.ask(ListAttributions()))


@router.get("/public/keys")
def keys(door: AtGate) -> Page:
    """Show the company's public key, and how to verify a receipt or a package with it."""
    return Page("public/keys.html", keys=door.ask(ReadKeys()), regime=door.ask(ReadRegime()))
