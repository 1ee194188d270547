"""Signing in and out in a browser."""

from __future__ import annotations

import pytest

from ..conftest import Bench
from .pages import Browser, Sheet

HOMES = {
    "officer": "/officer",
    "administrator": "/agency",
    "resident": "/me",
    "moderator": "/company",
    "researcher": "/lab",
}


def sign_in(browser: Browser, who: str, password: str = "", **more):
    form = browser.sheet("/sign-in").form("/sign-in")
    return browser.send(form, email=f"{who}@test.example", password=password or f"{who}-password", **more)


@pytest.mark.parametrize(("who", "home"), HOMES.items())
def test_each_role_is_led_to_its_own_page_and_signs_out_again(bench: Bench, who: str, home: str) -> None:
    browser = Browser(bench.client, bench.world().name)
    answer = sign_in(browser, who)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/w/{browser.world}{home}")
    assert browser.get(home).status_code == 200
    out = browser.send(browser.sheet(home).form("/sign-out"))
    assert out.status_code == 303
    assert browser.get(home).status_code == 403


def test_one_browser_can_be_five_people_and_one_leaves_without_the_others(bench: Bench) -> None:
    browser = Browser(bench.client, bench.world().name)
    for who in HOMES:
        sign_in(browser, who)
    assert [browser.get(home).status_code for home in HOMES.values()] == [200] * 5
    browser.send(browser.sheet("/me").form("/sign-out"))
    assert [browser.get(home).status_code for home in HOMES.values()] == [200, 200, 403, 200, 200]


def test_a_session_that_was_signed_out_is_dead_even_for_who_kept_the_cookie(bench: Bench) -> None:
    browser = Browser(bench.client, bench.world().name)
    sign_in(browser, "officer")
    kept = browser.cookies
    browser.send(browser.sheet("/officer").form("/sign-out"))
    cookie = "; ".join(f"{name}={value}" for name, value in kept.items())
    assert bench.client.get(f"/w/{browser.world}/officer", headers={"cookie": cookie}).status_code == 403


def test_the_cookie_is_kept_from_scripts_from_other_sites_and_from_other_worlds(bench: Bench) -> None:
    browser = Browser(bench.client, bench.world().name)
    cookie = sign_in(browser, "officer").headers["set-cookie"]
    assert cookie.startswith(f"gp_{browser.world}_officer=")
    for part in ("HttpOnly", "SameSite=lax", f"Path=/w/{browser.world}"):
        assert part in cookie
    assert "Secure" not in cookie  # over plain HTTP a browser would drop it


def test_over_https_the_cookie_is_secure(bench: Bench) -> None:
    world = bench.world().name
    browser = Browser(bench.client, world)
    form = browser.sheet("/sign-in").form("/sign-in")
    data = form.fields | {"email": "officer@test.example", "password": "officer-password"}
    answer = browser.call("POST", f"https://portal.test{form.action}", data=data)
    assert "Secure" in answer.headers["set-cookie"]


def test_a_wrong_password_and_an_unknown_address_get_one_same_answer(bench: Bench) -> None:
    browser = Browser(bench.client, bench.world().name)
    wrong, unknown = sign_in(browser, "officer", "nope"), sign_in(browser, "nobody", "nope")
    assert wrong.status_code == unknown.status_code == 401
    said = [a.text.split('role="alert">')[1].split("</div>")[0] for a in (wrong, unknown)]
    assert said[0] == said[1]
    assert "nope" not in wrong.text


@pytest.mark.parametrize("changes", [{"form_token": ""}, {"form_token": "of-another-site"}])
def test_a_sign_in_form_that_another_site_forged_is_refused(bench: Bench, changes: dict[str, str]) -> None:
    browser = Browser(bench.client, bench.world().name)
    assert sign_in(browser, "officer", **changes).status_code == 403
    assert browser.get("/officer").status_code == 403


def test_a_sign_in_form_sent_from_another_site_is_refused(bench: Bench) -> None:
    browser = Browser(bench.client, bench.world().name)
    form = browser.sheet("/sign-in").form("/sign-in")
    data = form.fields | {"email": "officer@test.example", "password": "officer-password"}
    answer = browser.call("POST", form.action, data=data, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403


def test_nobody_is_ever_led_to_an_address_that_the_form_names(bench: Bench) -> None:
    browser = Browser(bench.client, bench.world().name)
    evil = dict.fromkeys(("next", "return_to", "redirect", "home", "url"), "https://evil.example/")
    answer = sign_in(browser, "officer", **evil)
    assert answer.headers["location"] == f"/w/{browser.world}/officer"
    form = browser.sheet("/officer").form("/sign-out")
    assert browser.send(form, **evil).headers["location"] == f"/w/{browser.world}/sign-in"


def test_a_forged_sign_out_signs_nobody_out(bench: Bench) -> None:
    browser = Browser(bench.client, bench.world().name, "officer")
    form = browser.sheet("/officer").form("/sign-out")
    assert browser.send(form, csrf="forged").status_code == 403
    assert browser.get("/officer").status_code == 200


PUBLIC = ("", "/sign-in", "/public/regime", "/public/changes", "/public/requests", "/public/keys", "/public/agencies")


def test_public_pages_lead_whoever_is_signed_in_back_to_their_own_pages(bench: Bench) -> None:
    browser = Browser(bench.client, bench.world().name)
    sign_in(browser, "officer")
    sign_in(browser, "researcher")
    for path in PUBLIC:
        answer = browser.get(path)
        assert "Back to:" in answer.text, path
        assert answer.headers["cache-control"] == "no-store"
        hrefs = Sheet(answer.text).addresses
        assert {f"/w/{browser.world}/officer", f"/w/{browser.world}/lab"} <= set(hrefs), path
        assert f"/w/{browser.world}/company" not in hrefs, path


def test_a_public_page_holds_no_form_token_of_anybody(bench: Bench) -> None:
    browser = Browser(bench.client, bench.world().name)
    sign_in(browser, "officer")
    token = browser.sheet("/officer").form("/sign-out").fields["csrf"]
    assert token not in browser.get("/public/regime").text


def test_a_session_that_ended_or_belongs_to_another_world_leaves_public_pages_byte_equal(bench: Bench) -> None:
    world, other = bench.world(), bench.world("reference-blind")
    browser = Browser(bench.client, world.name)
    plain = [browser.get(path).content for path in PUBLIC if path != "/sign-in"]
    sign_in(browser, "officer")
    kept = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
    elsewhere = kept.replace(f"gp_{world.name}_", f"gp_{other.name}_")
    browser.send(browser.sheet("/officer").form("/sign-out"))
    for cookie in (kept, elsewhere, f"gp_{world.name}_officer=nonsense"):
        headers = {"cookie": cookie}
        paths = [path for path in PUBLIC if path != "/sign-in"]
        assert [bench.client.get(f"/w/{world.name}{path}", headers=headers).content for path in paths] == plain


def test_a_page_that_serves_somebody_else_leads_to_the_sign_in_and_a_refused_one_to_the_sign_out(bench: Bench) -> None:
    world = bench.world("assistance-2021")
    closed = Browser(bench.client, world.name).get("/officer")
    assert (closed.status_code, "Sign in to open this page" in closed.text) == (403, True)
    assert f"/w/{world.name}/sign-in" in Sheet(closed.text).addresses
    refused = Browser(bench.client, world.name, "federal-officer").get("/officer")
    assert (refused.status_code, "Sign out, or sign in as somebody else" in refused.text) == (422, True)
