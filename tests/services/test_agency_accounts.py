"""An agency's accounts: invitations and their ends, idle accounts, and what an administrator may not reach."""

from __future__ import annotations

from typing import Any

import pytest
from glassporch.client import Exchange, Portal
from glassporch.policy.units import DAY, HOUR
from glassporch.services.agency_accounts import code_of
from glassporch.storage import worlds_rows
from glassporch.worlds.world import World, advance

from ..conftest import Bench
from ..flow import API, draft_for, file, incidents, square
from ..scene import hours_around

ERA = "assistance-2021"  # invitations of 90 days, accounts closed after 180 days, official addresses, assigned areas
PASSWORD = "twelve letters at least"


def domain_of(admin: Portal) -> str:
    return str(admin.get(f"{API}/agency/profile").json()["email_domain"])


def invite(admin: Portal, name: str = "new", *, key: str = "", **changes: Any) -> Exchange:
    body = {"name": f"Ofc. {name}", "email": f"{name}@{domain_of(admin)}", "role": "user", "may_post": True}
    return admin.write("POST", f"{API}/agency/invitations", body | changes, key=key)


def accept(bench: Bench, world: World, code: str, password: str = PASSWORD) -> Exchange:
    body = {"code": code, "password": password}
    return bench.reader(world).write("POST", f"{API}/sessions/invitations/accept", body)


def sign_in(bench: Bench, world: World, email: str, password: str = PASSWORD) -> Portal:
    opened = bench.reader(world).write("POST", f"{API}/sessions", {"email": email, "password": password})
    assert opened.status == 201, opened.body
    return Portal(bench.client, world.name, opened.json()["token"])


def users(admin: Portal) -> dict[str, dict[str, Any]]:
    return {user["name"]: user for user in admin.get(f"{API}/agency/users").json()["users"]}


def state_of(admin: Portal, name: str) -> str:
    return "open" if users(admin)[name]["active"] else "closed"


def change(admin: Portal, account_id: str, what: str, body: Any = None) -> Exchange:
    method = "PUT" if what in {"posting", "assigned-area"} else "POST"
    return admin.write(method, f"{API}/agency/users/{account_id}/{what}", body)


def codes(answer: Exchange) -> set[str]:
    return {reason["code"] for reason in answer.json()["reasons"]}


def ask(officer: Portal, *, key: str = "a-fresh-key", **draft: Any) -> Exchange:
    """File a sound request about the newest incident."""
    incident = incidents(officer)[0]
    window = hours_around(incident, 1)
    window["window_to"] = min(window["window_to"], incident["properties"]["window_to"])
    return file(officer, incident, key=key, **(window | draft))


def go_to(world: World, at_us: int) -> None:
    advance(world, at_us)
    assert world.now().clock_us == at_us


def test_an_invited_colleague_joins_signs_in_and_files_a_request(bench: Bench) -> None:
    world = bench.world(ERA)
    admin = bench.reader(world, "administrator")
    made = invite(admin)
    assert made.status == 201, made.body
    joined = accept(bench, world, made.json()["code"].upper().replace("-", " "))
    assert joined.status == 201, joined.body
    assert joined.json() == {"email": f"new@{domain_of(admin)}", "name": "Ofc. new", "role": "officer"}
    officer = sign_in(bench, world, joined.json()["email"])
    filed = ask(officer)
    assert filed.status == 201, filed.body
    assert users(admin)["Ofc. new"]["may_post"] is True
    [line] = admin.get(f"{API}/agency/invitations").json()["invitations"]
    assert line["state"] == "accepted"


def test_an_invited_administrator_keeps_accounts_and_files_nothing(bench: Bench) -> None:
    world = bench.world(ERA)
    admin = bench.reader(world, "administrator")
    email = accept(bench, world, invite(admin, "chief", role="administrator").json()["code"]).json()["email"]
    chief = sign_in(bench, world, email)
    assert chief.get(f"{API}/agency/users").status == 200
    assert chief.write("POST", f"{API}/officer/requests", {}).status == 403


def test_an_invitation_opens_an_account_until_its_ninetieth_day_is_over_and_not_at_that_moment(bench: Bench) -> None:
    world = bench.world(ERA)
    admin, begins = bench.reader(world, "administrator"), world.now().clock_us
    first, second = invite(admin, "first").json(), invite(admin, "second").json()
    go_to(world, begins + 90 * DAY - 1)
    assert accept(bench, world, first["code"]).status == 201
    go_to(world, begins + 90 * DAY)
    late = accept(bench, world, second["code"])
    assert (late.status, codes(late)) == (409, {"invitation-unusable"})
    states = {line["name"]: line["state"] for line in admin.get(f"{API}/agency/invitations").json()["invitations"]}
    assert states == {"Ofc. first": "accepted", "Ofc. second": "expired"}


@pytest.mark.parametrize(
    ("regime", "ends"), [("no-policy", False), ("heat-map-2018", False), ("reference-blind", True)]
)
def test_where_the_regime_names_no_days_an_invitation_never_runs_out(bench: Bench, regime: str, *, ends: bool) -> None:
    world = bench.world(regime)
    made = invite(bench.reader(world, "administrator")).json()
    assert (made["invitation"]["expires_at"] is not None) is ends
    go_to(world, world.now().clock_us + 100 * DAY)
    assert accept(bench, world, made["code"]).status == (409 if ends else 201)


def test_an_unknown_a_used_a_withdrawn_and_an_expired_code_get_one_same_answer(bench: Bench) -> None:
    world = bench.world(ERA)
    admin = bench.reader(world, "administrator")
    expired, withdrawn, used = (invite(admin, name).json() for name in ("a", "b", "c"))
    assert accept(bench, world, used["code"]).status == 201
    path = f"{API}/agency/invitations/{withdrawn['invitation']['id']}/withdraw"
    assert admin.write("POST", path).status == 200
    assert codes(admin.write("POST", path)) == {"invitation-not-open"}
    go_to(world, world.now().clock_us + 91 * DAY)
    tried = ("unknown-code", "'; --", expired["code"], withdrawn["code"], used["code"])
    answers = {
        (said.status, said.body, tuple(sorted(said.headers))) for said in (accept(bench, world, t) for t in tried)
    }
    assert len(answers) == 1
    assert next(iter(answers))[0] == 409


def test_a_short_password_is_named_whatever_the_code_is(bench: Bench) -> None:
    world = bench.world(ERA)
    code = invite(bench.reader(world, "administrator")).json()["code"]
    real, made_up = accept(bench, world, code, "eleven char"), accept(bench, world, "none", "eleven char")
    assert real.status == made_up.status == 422
    assert real.json() == made_up.json()
    assert real.json()["fields"][0]["field"] == "body.password"
    assert accept(bench, world, code, "twelve chars").status == 201


def test_a_repeated_invitation_shows_its_code_again_and_the_database_never_holds_it(bench: Bench) -> None:
    world = bench.world(ERA)
    admin = bench.reader(world, "administrator")
    made, again = (invite(admin, key="the-same-key-twice") for _ in range(2))
    assert (made.status, made.json()) == (again.status, again.json())
    code = made.json()["code"]
    with world.database.acting() as rows:
        found = rows.exec_driver_sql("SELECT account_id, answer FROM replay WHERE key = 'the-same-key-twice'").one()
        rows.exec_driver_sql("SELECT 1")
    assert code == code_of(world, found[0], "the-same-key-twice")
    path = world.database.path
    held = b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))
    assert f"new@{domain_of(admin)}".encode() in held  # the scan reads what was written
    for written in (code, code.replace("-", ""), code.upper()):
        assert written.encode() not in held
    assert invite(admin, "other", key="the-same-key-twice").status == 422


def test_one_address_has_one_open_invitation_or_one_account(bench: Bench) -> None:
    world = bench.world(ERA)
    admin = bench.reader(world, "administrator")
    made = invite(admin)
    assert codes(invite(admin, email=f"NEW@{domain_of(admin)}")) == {"already-invited"}
    admin.write("POST", f"{API}/agency/invitations/{made.json()['invitation']['id']}/withdraw")
    second = invite(admin)
    assert second.status == 201
    assert accept(bench, world, second.json()["code"]).status == 201
    assert codes(invite(admin)) == {"has-account"}


def test_whose_address_is_in_use_elsewhere_is_not_told_to_an_administrator(bench: Bench) -> None:
    world = bench.world("no-policy")  # any address will do there
    admin = bench.reader(world, "administrator")
    taken, free = (invite(admin, email=f"{who}@test.example", name="Ofc. N") for who in ("resident", "nobody"))
    assert (taken.status, free.status) == (201, 201)
    assert set(taken.json()) == set(free.json())


def test_an_account_with_an_address_that_a_resident_signs_in_with_opens_like_any_other(bench: Bench) -> None:
    world = bench.world("no-policy")  # any address will do there
    admin = bench.reader(world, "administrator")
    for who in ("resident", "other-officer", "nobody"):
        made = invite(admin, email=f"{who}@test.example", name=f"Ofc. {who}")
        joined = accept(bench, world, made.json()["code"])
        assert joined.status == 201, (who, joined.body)
        assert joined.json()["email"].endswith("@accounts.example")
        assert sign_in(bench, world, joined.json()["email"]).get(f"{API}/officer/incidents").status == 200
        assert codes(invite(admin, email=f"{who}@test.example")) == {"has-account"}
    assert sign_in(bench, world, "resident@test.example", "resident-password").get(f"{API}/me").status == 200
    assert {line["state"] for line in admin.get(f"{API}/agency/invitations").json()["invitations"]} == {"accepted"}


def test_where_any_address_will_do_one_of_the_agencys_own_still_signs_in(bench: Bench) -> None:
    world = bench.world("no-policy")
    admin = bench.reader(world, "administrator")
    joined = accept(bench, world, invite(admin).json()["code"])
    assert joined.json()["email"] == f"new@{domain_of(admin)}"


def test_nothing_but_the_declared_fields_of_an_invitation_can_be_set(bench: Bench) -> None:
    world = bench.world(ERA)
    admin = bench.reader(world, "administrator")
    for extra in ({"agency_id": "x"}, {"expires_us": 1}, {"account_id": "x"}, {"code": "x"}, {"id": "x"}):
        assert invite(admin, **extra).status == 422
    for wrong in (
        {"role": "researcher"},
        {"role": "officer"},
        {"may_post": "yes"},
        {"email": "no address"},
        {"name": ""},
    ):
        assert invite(admin, **wrong).status == 422
    own = users(admin)["Ofc. Tobias Wren"]["id"]
    for extra in ({"active": False}, {"role": "agency-administrator"}, {"agency_id": "x"}):
        assert change(admin, own, "posting", {"may_post": True} | extra).status == 422
    body = {"code": "x", "password": PASSWORD, "role": "researcher"}
    assert bench.reader(world).write("POST", f"{API}/sessions/invitations/accept", body).status == 422
    assert admin.get(f"{API}/agency/invitations").json()["invitations"] == []


def test_another_agencys_account_and_none_get_one_same_answer(bench: Bench) -> None:
    world = bench.world(ERA)
    admin, other = bench.reader(world, "administrator"), bench.reader(world, "other-administrator")
    foreign = users(other)["Dep. Silas Thorne"]["id"]
    invitation = invite(other).json()["invitation"]["id"]
    lon, lat = incidents(bench.reader(world, "officer"))[0]["geometry"]["coordinates"]
    bodies = {"posting": {"may_post": True}, "assigned-area": {"area": square(lon, lat)}, "close": None, "reopen": None}
    for what, body in bodies.items():
        theirs, nobodys = (change(admin, who, what, body) for who in (foreign, "acc_nowhere"))
        assert (theirs.status, theirs.body) == (nobodys.status, nobodys.body)
        assert codes(theirs) == {"account-unknown"}
    theirs, nobodys = (
        admin.write("POST", f"{API}/agency/invitations/{one}/withdraw") for one in (invitation, "inv_nowhere")
    )
    assert (theirs.status, theirs.body) == (nobodys.status, nobodys.body)
    assert other.get(f"{API}/agency/invitations").json()["invitations"][0]["state"] == "open"
    assert state_of(other, "Dep. Silas Thorne") == "open"
    assert set(users(admin)) & set(users(other)) == set()
    assert admin.get(f"{API}/agency/invitations").json()["invitations"] == []


def test_residents_and_the_companys_staff_are_no_accounts_of_an_agency(bench: Bench) -> None:
    world = bench.world(ERA)
    admin = bench.reader(world, "administrator")
    with world.database.looking() as rows:
        found = rows.exec_driver_sql("SELECT id FROM account WHERE agency_id IS NULL ").scalars().all()
    assert len(found) > 10
    for account_id in found:
        assert codes(change(admin, account_id, "close")) == {"account-unknown"}


def test_an_administrator_closes_neither_themselves_nor_the_last_administrator(bench: Bench) -> None:
    world = bench.world(ERA)
    admin = bench.reader(world, "administrator")
    ids = {name: user["id"] for name, user in users(admin).items()}
    assert codes(change(admin, ids["Lt. Ines Calder"], "close")) == {"your-own-account"}
    email = accept(bench, world, invite(admin, "chief", role="administrator").json()["code"]).json()["email"]
    chief = sign_in(bench, world, email)
    assert change(chief, ids["Lt. Ines Calder"], "close").status == 200
    assert codes(admin.get(f"{API}/agency/users")) == {"account-closed"}
    assert change(chief, ids["Lt. Ines Calder"], "close").status == 200  # it is closed already
    assert change(chief, ids["Lt. Ines Calder"], "reopen").status == 200
    assert admin.get(f"{API}/agency/users").status == 200


def test_a_closed_account_signs_in_and_is_told_why_everything_is_refused(bench: Bench) -> None:
    world = bench.world(ERA)
    admin = bench.reader(world, "administrator")
    account = users(admin)["Det. Mara Quill"]["id"]
    assert ask(bench.reader(world, "officer")).status == 201
    assert change(admin, account, "close").status == 200
    officer = sign_in(bench, world, "officer@test.example", "officer-password")
    for path in ("/officer/incidents", "/officer/requests", "/officer/map"):
        assert codes(officer.get(API + path)) == {"account-closed"}
    assert change(admin, account, "reopen").status == 200
    assert officer.get(f"{API}/officer/requests").status == 200


def test_the_posting_permission_opens_and_shuts_the_way_to_a_request(bench: Bench) -> None:
    world = bench.world(ERA)
    admin, officer = bench.reader(world, "administrator"), bench.reader(world, "second-officer")
    account = users(admin)["Ofc. Tobias Wren"]["id"]
    assert codes(ask(officer, key="first-attempt")) == {"no-posting-permission"}
    assert change(admin, account, "posting", {"may_post": True}).json()["may_post"] is True
    assert ask(officer, key="second-attempt").status == 201
    change(admin, account, "posting", {"may_post": False})
    assert codes(ask(officer, key="third-attempt")) == {"no-posting-permission"}


def test_an_account_is_closed_at_its_hundred_and_eightieth_idle_day_and_not_a_moment_before(bench: Bench) -> None:
    world = bench.world(ERA)
    begins = world.now().clock_us
    go_to(world, begins + 10 * DAY + HOUR)
    sign_in(bench, world, "officer@test.example", "officer-password")
    admin = bench.reader(world, "administrator")
    go_to(world, begins + 180 * DAY - 1)
    assert state_of(admin, "Ofc. Tobias Wren") == "open"
    go_to(world, begins + 180 * DAY)
    assert state_of(admin, "Ofc. Tobias Wren") == "closed"
    go_to(world, begins + 190 * DAY + HOUR - 1)
    assert state_of(admin, "Det. Mara Quill") == "open"
    go_to(world, begins + 190 * DAY + HOUR)
    assert state_of(admin, "Det. Mara Quill") == "closed"
    assert state_of(admin, "Lt. Ines Calder") == "open"  # the last administrator is left alone
    assert change(admin, users(admin)["Det. Mara Quill"]["id"], "reopen").status == 200
    go_to(world, begins + 250 * DAY)
    assert state_of(admin, "Det. Mara Quill") == "open"


def test_of_several_idle_administrators_the_one_who_was_there_last_stays(bench: Bench) -> None:
    world = bench.world(ERA)
    admin, begins = bench.reader(world, "administrator"), world.now().clock_us
    go_to(world, begins + DAY)
    email = accept(bench, world, invite(admin, "chief", role="administrator").json()["code"]).json()["email"]
    chief = sign_in(bench, world, email)
    go_to(world, begins + 300 * DAY)
    assert state_of(chief, "Lt. Ines Calder") == "closed"
    assert state_of(chief, "Ofc. chief") == "open"


def test_where_the_regime_closes_no_idle_account_none_is_closed_and_a_later_regime_is_noticed(bench: Bench) -> None:
    world = bench.world("heat-map-2018")
    admin, begins = bench.reader(world, "administrator"), world.now().clock_us
    go_to(world, begins + 400 * DAY)
    assert all(user["active"] for user in users(admin).values())
    with world.database.acting() as rows:
        worlds_rows.set_regime(rows, ERA)
    go_to(world, begins + 407 * DAY)
    assert state_of(admin, "Det. Mara Quill") == "closed"


def test_a_look_at_idle_accounts_is_always_on_the_agenda_and_only_once(bench: Bench) -> None:
    world = bench.world(ERA)
    for days in (0, 1, 50, 181, 400):
        go_to(world, world.now().clock_us + days * DAY)
        with world.database.looking() as rows:
            left = "SELECT count(*) FROM agenda_item WHERE kind = 'close-idle' AND done_us IS NULL"
            assert rows.exec_driver_sql(left).scalar_one() == 1


def test_when_a_resident_signs_in_is_kept_nowhere(bench: Bench) -> None:
    world = bench.world(ERA)
    sign_in(bench, world, "resident@test.example", "resident-password")
    with world.database.looking() as rows:
        seen = "SELECT count(*) FROM account WHERE seen_us IS NOT NULL AND agency_id IS NULL"
        assert rows.exec_driver_sql(seen).scalar_one() == 0


def test_a_request_and_an_area_check_stay_within_the_assigned_area(bench: Bench) -> None:
    world = bench.world(ERA)
    admin, officer = bench.reader(world, "administrator"), bench.reader(world, "officer")
    account = users(admin)["Det. Mara Quill"]["id"]
    incident = incidents(officer)[0]
    lon, lat = incident["geometry"]["coordinates"][:2]
    near, wide, small = square(lon, lat, 0.005), {"area": square(lon + 0.004, lat, 0.004)}, {"area": square(lon, lat)}
    assert change(admin, account, "assigned-area", {"area": near}).json()["assigned_area"]["type"] == "Polygon"
    assert codes(officer.write("POST", f"{API}/officer/area-checks", wide)) == {"outside-assigned-area"}
    assert "outside-assigned-area" in codes(ask(officer, key="outside-it", **wide))
    assert officer.write("POST", f"{API}/officer/area-checks", small).status == 200
    assert ask(officer, key="inside-it").status == 201
    assert bench.reader(world, "second-officer").write("POST", f"{API}/officer/area-checks", wide).status == 200
    assert change(admin, account, "assigned-area", {"area": None}).json()["assigned_area"] is None
    assert officer.write("POST", f"{API}/officer/area-checks", wide).status == 200


@pytest.mark.parametrize("regime", ["heat-map-2018", "community-requests-2025", "no-policy"])
def test_where_the_regime_knows_no_assigned_area_none_is_assigned(bench: Bench, regime: str) -> None:
    world = bench.world(regime)
    admin = bench.reader(world, "administrator")
    account = users(admin)["Det. Mara Quill"]["id"]
    lon, lat = incidents(bench.reader(world, "officer"))[0]["geometry"]["coordinates"][:2]
    assert codes(change(admin, account, "assigned-area", {"area": square(lon, lat)})) == {"no-assigned-areas"}


@pytest.mark.parametrize("who", ["federal-officer", "immigration-officer"])
def test_federal_and_immigration_agencies_read_and_file_nothing_where_the_rules_shut_them_out(
    bench: Bench, who: str
) -> None:
    kind = who.removesuffix("-officer")
    for regime in (ERA, "community-requests-2025", "reference-blind", "heat-map-2018"):
        world = bench.world(regime)
        officer = bench.reader(world, who)
        draft = draft_for(incidents(bench.reader(world, "officer"))[0])
        asked = [officer.get(API + path) for path in ("/officer/incidents", "/officer/requests", "/officer/map")]
        asked.append(officer.write("POST", f"{API}/officer/requests", draft))
        for answer in asked:
            assert answer.status == 422
            assert "agency-not-eligible" in codes(answer)
            assert f"of the kind {kind}" in answer.body.decode()
    free = bench.reader(bench.world("no-policy"), who)
    assert free.get(f"{API}/officer/requests").status == 200


def test_the_other_agencys_officer_reads_no_accounts_and_no_invitations(bench: Bench) -> None:
    world = bench.world(ERA)
    assert invite(bench.reader(world, "administrator")).status == 201
    for who in ("officer", "second-officer", "other-officer", "resident", "moderator", ""):
        for path in ("/agency/users", "/agency/invitations", "/agency/profile"):
            assert bench.reader(world, who).get(API + path).status == 403
