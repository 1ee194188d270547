"""The officer's form lets several incidents be named where the rules allow a batch, and has no such field elsewhere."""

from __future__ import annotations

import pytest
from glassporch.policy.regimes import REGIMES

from ..conftest import Bench
from ..flow import incidents
from .pages import Browser, Form

OPEN = [name for name, regime in REGIMES.items() if regime.request.is_open.value]


def form_of(bench: Bench, regime: str) -> tuple[Browser, Form, list[str]]:
    """The officer's form about the newest incident, and the ids of all."""
    world = bench.world(regime)
    ids = [str(one["properties"]["id"]) for one in incidents(bench.reader(world, "officer"))]
    officer = Browser(bench.client, world.name, "officer")
    return officer, officer.sheet(f"/officer?incident={ids[0]}").form("/officer/requests"), ids


@pytest.mark.parametrize("regime", OPEN)
def test_the_field_stands_there_exactly_where_the_rules_allow_several(bench: Bench, regime: str) -> None:
    _, form, ids = form_of(bench, regime)
    allowed = REGIMES[regime].request.batch_allowed.value
    assert [box for box in form.boxes if box.startswith("further-")] == [f"further-{one}" for one in ids if allowed]


def test_ticked_incidents_are_filed_with_the_request_and_a_refusal_keeps_the_ticks(bench: Bench) -> None:
    officer, form, ids = form_of(bench, "no-policy")
    ticks = {f"further-{one}": "yes" for one in ids[1:3]}
    refused = officer.send(form, message="", **ticks)
    assert refused.status_code == 422
    assert refused.text.count(" checked") == 2
    own = officer.send(form, message="Please look.", **{f"further-{ids[0]}": "yes"})
    assert "names an incident more than once" in own.text
    filed = officer.send(form, message="Please look.", **ticks)
    assert filed.status_code == 303, filed.text
    request_id = filed.headers["location"].rpartition("/")[2]
    view = bench.reader(next(iter(bench.shelf)), "officer").get(f"/api/v1/officer/requests/{request_id}").json()
    assert sorted(view["further_incident_ids"]) == sorted(ids[1:3])
