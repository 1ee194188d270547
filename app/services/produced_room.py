"""The room of produced footage: a clip that left on a demand, packed with the paper, for the agency that demanded it.

As for what a resident shared: the gate admits and covers, and what is packed stands on the custody log. In the place of
the resident's receipt stands the paper, signed; no household is named.
"""

from __future__ import annotations

from typing import Any

from ..evidence.package import ENDINGS, Contents, build_package
from ..evidence.paper import paper_document
from ..evidence.signing import sign_document
from ..policy.demand_facts import DemandFact, ProducedFact
from ..policy.released import NothingHere, Refused, ReleasedBytes
from ..policy.wire.demand import FetchProducedEvidence
from ..storage import demands, requests
from ..storage.handovers import OF_PRODUCTIONS, list_steps
from ..worlds.world import World
from .evidence_room import ZIP, packed_clip
from .portal import Caller, LetIn, NotServed, let_in
from .producing import note_fetch
from .signing_key import signing_key_of


def fetch(
    world: World, caller: Caller, question: FetchProducedEvidence
) -> ReleasedBytes | Refused | NothingHere | NotServed:
    """Ask for the package of a produced clip; that it was fetched is logged.

    Returns
    -------
    ReleasedBytes, Refused, NothingHere or NotServed
        The same package to the byte, whenever it is fetched, until the copy's term is over.
    """
    with world.database.filing() as rows:
        let = let_in(world, rows, caller, question)
        if not isinstance(let, LetIn):
            return let
        made = demands.find_produced(rows, question.production_id)
        known = [made] if made and made.media_type in ENDINGS else []
        decision = world.gate.decide(question, let.admitted.standing, known, let.admitted.regime)
        if not decision.covered:
            return world.gate.nothing_here()
        covered = decision.covered[0]
        demand = demands.find_demand(rows, covered.demand_id)
        note_fetch(world, rows, covered, let.admitted.standing.account_id or "", let.now.clock_us)
        body = requests.released_picture(rows, covered.sha256)[1]
        steps = tuple(list_steps(rows, OF_PRODUCTIONS, covered.production_id))
    if demand is None:
        return world.gate.nothing_here()
    clip = packed_clip(covered.capture_commitment, covered.media_type, body, steps)
    paper = sign_document(paper_document(_told(demand, covered), (covered.capture_commitment,)), signing_key_of(world))
    contents = Contents(demand.demand_id, covered.produced_us, (clip,), paper, "legal-demand")
    return world.gate.release_bytes(let.admitted, decision, build_package(contents, signing_key_of(world)), ZIP)


def _told(demand: DemandFact, made: ProducedFact) -> dict[str, Any]:
    """Say on which paper the clip left; whom it names stays with the agency that wrote it."""
    return {
        "demand_id": demand.demand_id,
        "kind": demand.kind,
        "authority": demand.authority,
        "paper_number": demand.paper_number,
        "agency": demand.agency_name,
        "filed_us": demand.filed_us,
        "produced_us": made.produced_us,
        "rules": demand.regime_id,
    }
