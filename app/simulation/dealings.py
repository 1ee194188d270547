"""What the fictional agencies and the company agreed on before a world begins, and the documented subsidies as history.

The town's own agency has every clause of its era, as the memorandum of Lakeland had (VICE-LAKE); the others have none
beside access itself, so that public and confidential terms can be compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..policy.agreement_facts import AgreementFact, Clause
from ..policy.agreement_terms import CAMERA_USD, clauses_known, roles_named
from ..policy.regime import Regime
from ..policy.units import DAY
from ..policy.wire.agreements import ClauseName
from ..storage.agreements import as_row
from . import register
from .plans import PlantPlan
from .plant_rows import Ids, Row

PARTNERS: Final = ("own", "other", "federal", "immigration")
"""The agencies with an agreement when a world begins."""
BEGAN_DAYS: Final = 90
GIVEN_CAMERAS: Final = 15
"""As in Lakeland in 2018 (VICE-LAKE)."""
SUBSIDIZED_HOMES: Final = 200
SUBSIDY_USD: Final = 50
"""For each camera, from the town and from the company alike: the company matched a town's dollar (VICE-SUB)."""
CREDITED_DOWNLOADS: Final = 30
"""Credited before the world begins. An assumption: it counts no resident of the town, so that it tells of none."""


def agreements(ids: Ids, plan: PlantPlan, regime: Regime) -> list[Row]:
    """Return the agreements in force when a world begins."""
    begun_us, form = plan.start_us - BEGAN_DAYS * DAY, regime.partnership.form.value
    names = ("Lt. Ines Calder", "Ofc. Tobias Wren", "Det. Mara Quill", "Cpl. Edda Rowe")
    roles = roles_named(form, regime)
    signatories = tuple((role, names[nth % len(names)]) for nth, role in enumerate(roles))
    return [
        as_row(
            AgreementFact(
                agreement_id=ids.of("agreement", which),
                agency_id=ids.of("agency", which),
                form=form,
                clauses=tuple(clause(name, regime) for name in clauses_known(regime)) if which == "own" else (),
                signatories=signatories if which == "own" else (),
                drafted_us=begun_us,
                signed_us=begun_us,
                starts_us=begun_us,
                ends_us=None,
                closed_us=None,
                notice_days=30,
                state="in-force",
            )
        )
        for which in PARTNERS
    ]


def clause(name: ClauseName, regime: Regime) -> Clause:
    """Return a clause with the numbers that were documented of it."""
    match name:
        case "camera-donation":
            return Clause(name, number=GIVEN_CAMERAS)
        case "credit-per-download":
            return Clause(name, usd=regime.partnership.download_credit_usd.value)
        case "subsidy":
            return Clause(name, number=SUBSIDIZED_HOMES, usd=SUBSIDY_USD, company_usd=SUBSIDY_USD)
        case _:
            return Clause(name)


def agreement_events(ids: Ids, plan: PlantPlan) -> Iterator[Row]:
    """Yield the steps of those agreements."""
    steps = (("drafted", "company"), ("signed", "agency"), ("started", ""))
    for which in PARTNERS:
        for position, (step, side) in enumerate(steps):
            yield {
                "id": ids.of("agreement-event", which, step),
                "agreement_id": ids.of("agreement", which),
                "position": position,
                "at_us": plan.start_us - BEGAN_DAYS * DAY,
                "step": step,
                "by": side,
                "note": "",
            }


def ledger(ids: Ids, plan: PlantPlan, regime: Regime) -> Iterator[Row]:
    """Yield what the town's own agency was given before the world begins: cameras, and credits where they are known."""
    known, credit = clauses_known(regime), regime.partnership.download_credit_usd.value
    given = [("cameras-given", GIVEN_CAMERAS, GIVEN_CAMERAS * CAMERA_USD)] if "camera-donation" in known else []
    credited = [("download-credited", 1, credit)] * CREDITED_DOWNLOADS if "credit-per-download" in known else []
    for position, (kind, number, usd) in enumerate([*given, *credited]):
        yield {
            "id": ids.of("ledger-entry", "own", str(position)),
            "agency_id": ids.of("agency", "own"),
            "position": position,
            "at_us": plan.start_us - BEGAN_DAYS * DAY + position * DAY,
            "kind": kind,
            "number": number,
            "agency_usd": 0,
            "company_usd": usd,
        }


def subsidies() -> Iterator[Row]:
    """Yield the documented subsidy programmes, in the order of the register."""
    for position, agency in enumerate(register.partner_agencies()):
        known = (agency.subsidy_total_usd, agency.subsidy_each_usd, agency.subsidy_residents)
        if any(value is not None for value in known):
            yield {
                "position": position,
                "agency": agency.agency,
                "state": agency.state,
                "agreement_date": (agency.agreement_date or agency.agreement_month).isoformat(),
                "total_usd": agency.subsidy_total_usd,
                "each_usd": agency.subsidy_each_usd,
                "residents": agency.subsidy_residents,
                "note": agency.note,
                "source": agency.records_url,
            }
