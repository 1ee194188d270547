"""An agreement's life over the API: offered, signed, begun, ended; and what happens to access with it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from fastapi.routing import APIRoute
from glassporch.client import Exchange, Portal
from glassporch.policy.regimes import REGIMES
from glassporch.policy.wire.base import moment
from glassporch.routers import agency
from glassporch.storage import agreements
from glassporch.worlds.world import World

from ..conftest import Bench, pass_minutes
from ..flow import API
from ..scene import delivered

DAY_MINUTES = 24 * 60
ROLES = ("press", "social-media", "investigation", "community")
HOLDERS = [{"role": role, "name": "A. Holder"} for role in ROLES]
NEW = "Sallow Bay Police Department"
OTHER = "Gannet County Sheriff's Office"


def fresh(bench: Bench) -> str:
    """An Idempotency-Key that nobody used."""
    return f"fresh-key-{next(bench.numbers)}"


def find(bench: Bench, world: World, name: str) -> dict[str, Any]:
    """An agency as the partner manager reads it."""
    agencies = bench.reader(world, "partner-manager").get(f"{API}/partners/agencies").json()["agencies"]
    return next(one for one in agencies if one["agency"] == name)


def offer(bench: Bench, world: World, name: str = NEW, **more: Any) -> Exchange:
    """Offer an agency an agreement that begins in a day."""
    body = {"clauses": [], "starts": (moment(world.now().clock_us) + timedelta(days=1)).isoformat()} | more
    path = f"{API}/partners/agencies/{find(bench, world, name)['agency_id']}/agreements"
    return bench.reader(world, "partner-manager").write("POST", path, body, key=fresh(bench))


def sign(chief: Portal, offered: Exchange, **more: Any) -> Exchange:
    """Answer the newest offer."""
    path = f"{API}/agency/agreements/{offered.json()['agreements'][0]['id']}/sign"
    return chief.write("POST", path, {"agree": True, "signatories": HOLDERS} | more)


def end(bench: Bench, world: World, name: str = OTHER) -> Exchange:
    """Let the company give notice to an agency."""
    path = f"{API}/partners/agreements/{find(bench, world, name)['agreements'][0]['id']}/end"
    return bench.reader(world, "partner-manager").write("POST", path, {"reason": "The program ends."}, key=fresh(bench))


def codes(exchange: Exchange) -> list[str]:
    """The reasons of a refusal."""
    return [reason["code"] for reason in exchange.json()["reasons"]]


def steps(exchange: Exchange) -> list[str]:
    """The steps of the newest agreement."""
    return [event["step"] for event in exchange.json()["agreements"][0]["events"]]


def test_an_offer_is_read_signed_and_begins_on_its_day_and_only_then_opens_the_doors(bench: Bench) -> None:
    world = bench.world()
    chief = bench.reader(world, "new-administrator")
    offered = offer(bench, world, clauses=[{"name": "promotion"}, {"name": "camera-donation", "number": 4}])
    assert offered.status == 201
    assert [one["state"] for one in chief.get(f"{API}/agency/agreements").json()["agreements"]] == ["offered"]
    assert codes(chief.get(f"{API}/agency/users")) == ["no-agreement"]
    signed = sign(chief, offered)
    assert signed.json()["agreements"][0]["state"] == "signed"
    assert codes(chief.get(f"{API}/agency/users")) == ["no-agreement"]
    pass_minutes(world, DAY_MINUTES)
    assert chief.get(f"{API}/agency/users").status == 200
    read = chief.get(f"{API}/agency/agreements")
    assert steps(read) == ["drafted", "signed", "started"]
    assert read.json()["agreements"][0]["signatories"] == HOLDERS


def test_without_an_agreement_the_administrator_reads_and_answers_an_offer_and_nothing_else_opens(bench: Bench) -> None:
    world = bench.world()
    chief = bench.reader(world, "new-administrator")
    routes = [route for route in agency.router.routes if isinstance(route, APIRoute) and "GET" in route.methods]
    plain = [route.path for route in routes if "{" not in route.path]
    assert len(plain) > 5
    assert [path for path in plain if chief.get(API + path).status == 200] == ["/agency/agreements"]


def test_a_signature_is_repeated_under_its_key_also_before_the_agreement_begins(bench: Bench) -> None:
    world = bench.world()
    chief, offered = bench.reader(world, "new-administrator"), offer(bench, world)
    path = f"{API}/agency/agreements/{offered.json()['agreements'][0]['id']}/sign"
    body = {"agree": True, "signatories": HOLDERS}
    first = chief.write("POST", path, body, key="a-key-of-mine")
    assert first.status == 200
    assert chief.write("POST", path, body, key="a-key-of-mine").body == first.body
    assert steps(chief.get(f"{API}/agency/agreements")) == ["drafted", "signed"]


def test_a_declined_offer_opens_nothing_and_another_can_be_made(bench: Bench) -> None:
    world = bench.world()
    chief = bench.reader(world, "new-administrator")
    assert codes(sign(chief, offer(bench, world), signatories=[])) == ["role-missing"]
    offered = find(bench, world, NEW)["agreements"][0]
    assert codes(offer(bench, world)) == ["offer-open"]
    declined = chief.write("POST", f"{API}/agency/agreements/{offered['id']}/sign", {"agree": False})
    assert declined.json()["agreements"][0]["state"] == "declined"
    pass_minutes(world, 2 * DAY_MINUTES)
    assert not find(bench, world, NEW)["live"]
    assert offer(bench, world).status == 201


def test_an_offer_that_nobody_answers_lapses_and_one_taken_back_is_gone(bench: Bench) -> None:
    world = bench.world()
    offer(bench, world)
    pass_minutes(world, 31 * DAY_MINUTES)
    lapsed = find(bench, world, NEW)["agreements"][0]
    assert (lapsed["state"], lapsed["events"][-1]["step"]) == ("lapsed", "lapsed")
    offer(bench, world)
    assert end(bench, world, NEW).json()["agreements"][0]["state"] == "terminated"


def test_an_agreement_expires_on_its_day_and_a_renewal_follows_it_without_a_gap(bench: Bench) -> None:
    world = bench.world()
    chief, now = bench.reader(world, "new-administrator"), moment(world.now().clock_us)
    ends = (now + timedelta(days=10)).isoformat()
    first = offer(bench, world, starts=now.isoformat(), ends=ends)
    assert sign(chief, first).json()["live"]
    former = first.json()["agreements"][0]["id"]
    assert codes(offer(bench, world)) == ["still-bound"]
    second = offer(bench, world, starts=ends, renews=former)
    assert second.status == 201
    newest = next(one for one in chief.get(f"{API}/agency/agreements").json()["agreements"] if one["renews"])
    path = f"{API}/agency/agreements/{newest['id']}/sign"
    assert chief.write("POST", path, {"agree": True, "signatories": HOLDERS}).status == 200
    pass_minutes(world, 10 * DAY_MINUTES)
    about = chief.get(f"{API}/agency/agreements").json()
    assert about["live"]
    states = {one["id"]: one["state"] for one in about["agreements"]}
    assert states == {former: "expired", newest["id"]: "in-force"}
    held = next(one for one in about["agreements"] if one["id"] == former)
    assert [event["step"] for event in held["events"]] == ["drafted", "signed", "started", "renewed", "expired"]


def test_notice_ends_access_after_its_days_and_not_before_and_is_given_once(bench: Bench) -> None:
    world = bench.world()
    officer = bench.reader(world, "other-officer")
    noticed = end(bench, world)
    assert noticed.json()["live"]
    assert codes(end(bench, world)) == ["notice-given"]
    pass_minutes(world, 30 * DAY_MINUTES - 1)
    assert officer.get(f"{API}/officer/requests").status == 200
    pass_minutes(world, 1)
    assert codes(officer.get(f"{API}/officer/requests")) == ["no-agreement"]
    gone = find(bench, world, OTHER)["agreements"][0]
    assert gone["state"] == "terminated"
    assert [event["step"] for event in gone["events"]][-2:] == ["notice-given", "terminated"]


def test_an_administrator_ends_the_agreement_of_their_own_agency_and_no_other(bench: Bench) -> None:
    world = bench.world()
    own = bench.reader(world, "other-administrator")
    theirs = find(bench, world, find_town(bench, world))["agreements"][0]["id"]
    refused = own.write("POST", f"{API}/agency/agreements/{theirs}/end", {"reason": "Not mine."})
    unknown = own.write("POST", f"{API}/agency/agreements/agr_none/end", {"reason": "Not there."})
    assert codes(refused) == codes(unknown) == ["agreement-unknown"]
    mine = own.get(f"{API}/agency/agreements").json()["agreements"][0]["id"]
    given = own.write("POST", f"{API}/agency/agreements/{mine}/end", {"reason": "The council voted."})
    assert given.json()["agreements"][0]["events"][-1]["by"] == "agency"


def find_town(bench: Bench, world: World) -> str:
    """The name of the town's own agency."""
    return str(bench.reader(world, "administrator").get(f"{API}/agency/profile").json()["name"])


def test_a_delivered_request_can_be_answered_after_access_ended_and_its_clips_wait(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    world, officer = scene.world, bench.reader(scene.world, "officer")
    own = find_town(bench, world)
    with world.database.acting() as rows:
        held = agreements.list_agreements(rows, find(bench, world, own)["agency_id"])[0]
        agreements.set_closed(rows, held.agreement_id, world.now().clock_us)
        agreements.set_state(rows, held.agreement_id, "terminated")
    assert scene.share("resident").status == 200
    assert codes(officer.get(f"{API}/officer/requests/{scene.request_id}")) == ["no-agreement"]
    offered = offer(bench, world, own, starts=moment(world.now().clock_us).isoformat())
    assert sign(bench.reader(world, "administrator"), offered, signatories=[]).json()["live"]
    assert len(officer.get(f"{API}/officer/requests/{scene.request_id}").json()["shared"]) == 1


@pytest.mark.parametrize("regime_id", REGIMES)
def test_a_new_agreement_holds_what_its_era_knows_and_nothing_else(bench: Bench, regime_id: str) -> None:
    world = bench.world(regime_id)
    known = find(bench, world, NEW)["clauses_known"]
    owed = REGIMES[regime_id].agency.obligations.value
    assert ("confidentiality" in known) is ("confidentiality" in owed)
    asked = offer(bench, world, clauses=[{"name": "confidentiality"}])
    assert asked.status == (201 if "confidentiality" in owed else 422), asked.body
    gift = offer(bench, world, clauses=[{"name": "camera-donation", "number": 3}])
    expected = ["offer-open"] if "confidentiality" in owed else ["clause-unknown"]
    if "confidentiality" in owed or not REGIMES[regime_id].partnership.donations.value:
        assert codes(gift) == expected


def test_the_public_reads_terms_unless_they_are_confidential_and_both_sides_always_do(bench: Bench) -> None:
    told = {}
    for regime_id in ("heat-map-2018", "video-request-2019", "community-requests-2025"):
        world = bench.world(regime_id)
        told[regime_id] = bench.reader(world).get(f"{API}/public/agreements").json()["agreements"]
        with world.database.reading() as rows:
            held = agreements.list_agreements(rows, find(bench, world, find_town(bench, world))["agency_id"])
        assert held[0].events
    hidden = {regime_id: [one for one in lines if one["confidential"]] for regime_id, lines in told.items()}
    assert hidden["heat-map-2018"] == []
    (line,) = hidden["video-request-2019"] or [{"clauses": None, "form": None, "since": None}]
    assert line["clauses"] is line["form"] is line["since"] is None
    assert all(one["clauses"] is not None for one in told["community-requests-2025"])


def test_what_is_given_stays_within_its_clause_and_credits_buy_cameras(bench: Bench) -> None:
    world = bench.world()
    manager, own = bench.reader(world, "partner-manager"), find(bench, world, find_town(bench, world))["agency_id"]

    def give(kind: str, number: int) -> Exchange:
        return manager.write("POST", f"{API}/partners/agencies/{own}/gifts", {"kind": kind, "number": number})

    assert codes(give("cameras-given", 1)) == ["more-than-agreed"]
    sold = give("cameras-subsidized", 20).json()
    assert (sold["cameras_subsidized"], sold["agency_usd"]) == (20, 1000)
    assert codes(give("cameras-subsidized", 181)) == ["more-than-agreed"]
    bought = give("credits-redeemed", 2).json()
    assert (bought["downloads_credited"], bought["credit_left_usd"]) == (30, 300 - 2 * 130)
    assert codes(give("credits-redeemed", 1)) == ["more-than-agreed"]
    came = give("download-credited", 9).json()
    assert (came["downloads_credited"], came["credit_left_usd"]) == (39, 390 - 2 * 130)
    assert give("credits-redeemed", 1).json()["credit_left_usd"] == 0


def test_no_number_of_downloads_is_told_where_the_era_knows_no_credit(bench: Bench) -> None:
    world = bench.world("community-requests-2025")
    own = bench.reader(world, "administrator").get(f"{API}/agency/ledger").json()
    assert (own["downloads_credited"], own["credit_left_usd"], own["entries"]) == (None, None, [])
    manager = bench.reader(world, "partner-manager").get(f"{API}/partners/ledger").json()
    assert {one["footage"] for one in manager["ledgers"]} == {None}


@pytest.mark.parametrize("starts", [1_535_760_000, "1535760000", "tomorrow", "2018-09-01T00:00", ""])
def test_a_first_day_that_is_no_moment_with_its_offset_is_refused(bench: Bench, starts: object) -> None:
    refused = offer(bench, bench.world(), starts=starts)
    assert refused.status == 422
    assert b"starts" in refused.body
