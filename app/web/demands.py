"""The pages of legal demands: the officer's and the legal desk's, past the gate; the resident's own; the report."""

from __future__ import annotations

from pydantic import ValidationError
from starlette.responses import Response

from ..edge.door import AtGate, AtGateForm, AtOwn, AtOwnForm, GateDoor, OwnDoor
from ..edge.pages import Page, Part, SeeOther, back_to, own_page
from ..edge.parameters import After
from ..edge.problems import Problem
from ..edge.routes import GatedRouter, OwnRouter
from ..policy.decision import Reason
from ..policy.released import Released
from ..policy.roles import Role
from ..policy.wire.demand import (
    DecideDemand,
    DecisionDraft,
    DemandDraft,
    FileDemand,
    ListDemands,
    ListPapers,
    ReadDemand,
)
from ..policy.wire.legal_report import ReadLegalReport
from ..policy.wire.public import ReadRegime
from ..services import own_demands
from ..services.own_demands import ConsentDraft, ConsentSaid
from .demand_drafts import read_decision, read_demand_draft

officers = GatedRouter(serves={Role.OFFICER}, prefix="/officer/demands", include_in_schema=False)
desk = GatedRouter(serves={Role.LEGAL}, prefix="/legal", include_in_schema=False)
residents = OwnRouter(serves={Role.RESIDENT}, prefix="/me/demands", include_in_schema=False)
everybody = GatedRouter(serves=frozenset(Role), prefix="/public", include_in_schema=False)


@officers.get("")
def list_demands(door: AtGate, after: After = "") -> Page:
    """List the agency's demands, and show the form for another."""
    return _demands(door, after=after)


@officers.post("")
def file_demand(door: AtGateForm) -> Page | SeeOther:
    """File a demand from the form; a refusal brings the form back as it was, with the reasons."""
    draft = read_demand_draft(door.form)
    answer = door.try_to_carry_out(FileDemand(draft)) if isinstance(draft, DemandDraft) else door.refuse(*draft)
    if isinstance(answer, Released):
        return SeeOther(f"/officer/demands/{answer.payload.id}", after=answer)
    return _demands(door, status=422, refused=answer)


@officers.get("/{demand_id}")
def read_demand(door: AtGate, demand_id: str) -> Page:
    """Show one demand with what was produced on it."""
    return Page("officer/demand.html", answer=door.ask(ReadDemand(demand_id)), regime=door.ask(ReadRegime()))


def _demands(door: GateDoor, *, status: int = 200, after: str = "", **more: Part) -> Page:
    listed, regime = door.ask(ListDemands(after)), door.ask(ReadRegime())
    return Page("officer/demands.html", status=status, listed=listed, regime=regime, **more)


@desk.get("")
def papers(door: AtGate, after: After = "", waiting: After = "") -> Page:
    """Show the demands that wait, and those that were decided, each a page at a time."""
    return _papers(door, after=after, waiting=waiting)


@desk.post("/demands/{demand_id}/decision")
def decide(door: AtGateForm, demand_id: str) -> Page | SeeOther:
    """Decide a demand; a refusal brings the form back with the reasons."""
    draft = read_decision(door.form)
    question = DecideDemand(demand_id, draft) if isinstance(draft, DecisionDraft) else None
    answer = door.try_to_carry_out(question) if question else door.refuse(*_as_reasons(draft))
    if isinstance(answer, Released):
        return SeeOther("/legal", after=answer)
    return _papers(door, status=422, refused=answer)


def _as_reasons(draft: DecisionDraft | tuple[Reason, ...]) -> tuple[Reason, ...]:
    return draft if isinstance(draft, tuple) else ()


def _papers(door: GateDoor, *, status: int = 200, after: str = "", waiting: str = "", **more: Part) -> Page:
    parts: dict[str, Part] = {
        "waiting": door.ask(ListPapers(waiting, "waiting")),
        "decided": door.ask(ListPapers(after, "decided")),
        "regime": door.ask(ReadRegime()),
    }
    return Page("legal/home.html", status=status, **parts, **more)


@residents.get("", response_class=Response)
def own(door: AtOwn) -> Response:
    """Show the demands of which the reader was told; of their own time there, if they moved out."""
    return _own(door)


@residents.post("/{demand_id}/consent", response_class=Response)
def consent(door: AtOwnForm, demand_id: str) -> Response:
    """Agree to a demand, or take that back."""
    try:
        draft = ConsentDraft.model_validate({"agree": {"yes": True, "no": False}.get(door.form.get("agree", ""))})
        door.act(draft, ConsentSaid, lambda at: own_demands.consent(at, demand_id, draft))
    except ValidationError:
        raise door.unusable() from None
    except Problem as problem:
        if problem.kind != "declined":
            raise
        return _own(door, status=problem.status, reasons=problem.reasons)
    return back_to(door, "/me/demands")


def _own(door: OwnDoor, *, status: int = 200, reasons: tuple[Reason, ...] = ()) -> Response:
    listed = door.look(own_demands.own_demands, left=True)
    return own_page(
        door, "resident/demands.html", status=status, listed=listed, reasons=reasons, moved_out=door.has_left()
    )


@everybody.get("/legal-report")
def report(door: AtGate) -> Page:
    """Show the half-yearly reports, with the documented totals as history."""
    return Page("public/legal-report.html", report=door.ask(ReadLegalReport()), regime=door.ask(ReadRegime()))
