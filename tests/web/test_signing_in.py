"""Signing in and out in a browser."""

from __future__ import annotations

import pytest

from ..conftest import Bench
from .pages import Browser

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
