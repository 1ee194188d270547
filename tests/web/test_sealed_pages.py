"""A resident opens a sealed clip with the device secret and shares it by form; a wrong secret loses nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from glassporch.simulation.plans import PlantPlan
from glassporch.testing.images import Image, make_image

from ..conftest import Bench
from ..scene import Scene, delivered
from .pages import Browser, Form, Sheet

SECRET = "maple-otter-seventeen"


def _sealing(plan: PlantPlan) -> PlantPlan:
    sign_ins = tuple(replace(one, device_secret=SECRET if one.who == "resident" else "") for one in plan.sign_ins)
    return replace(plan, sign_ins=sign_ins, sealed_share=0.0)


@pytest.fixture(scope="module")
def sealed_image(tmp_path_factory: pytest.TempPathFactory) -> Image:
    return make_image(tmp_path_factory.mktemp("sealed"), "reference-blind", seed=1, share=_sealing)


@pytest.fixture
def sealed(bench: Bench, sealed_image: Image) -> Iterator[Scene]:
    usual: Callable[[str], Image] = bench.image_of
    bench.image_of = lambda _: sealed_image
    yield delivered(bench, "reference-blind")
    bench.image_of = usual


def at(scene: Scene, who: str = "resident") -> Browser:
    return Browser(scene.bench.client, scene.world.name, who)


def below(scene: Scene, address: str) -> str:
    return address.removeprefix(f"/w/{scene.world.name}")


def opening(scene: Scene) -> tuple[str, Form]:
    """The address of the page that opens a sealed clip, reached from the notice, and its form."""
    page = at(scene).sheet(f"/me/notices/{scene.notice_of('resident')}")
    address = next(one for one in page.addresses if "/clips/" in one and "/api/" not in one)
    return below(scene, address), at(scene).sheet(below(scene, address)).form(address)


def test_a_sealed_clip_opens_in_the_page_with_the_secret_and_nothing_is_shared_or_kept(sealed: Scene) -> None:
    path, form = opening(sealed)
    assert "data:" not in at(sealed).get(path).text
    answer = at(sealed).send(form, device_secret=SECRET)
    assert answer.status_code == 200
    assert 'src="data:image/png;base64,' in answer.text
    assert SECRET not in answer.text
    assert sealed.view()["shared"] == []
    assert "data:" not in at(sealed).get(path).text


@pytest.mark.parametrize("secret", ["", "guess", "MAPLE-OTTER-SEVENTEEN", "\u00fc" * 200])
def test_a_wrong_secret_is_told_on_the_same_page_and_the_right_one_still_opens_it(sealed: Scene, secret: str) -> None:
    _, form = opening(sealed)
    answer = at(sealed).send(form, device_secret=secret)
    assert answer.status_code == 409
    assert "device secret" in Sheet(answer.text).words
    assert "The clip stays closed" in Sheet(answer.text).words
    again = Sheet(answer.text).form(form.action)
    assert at(sealed).send(again, device_secret=SECRET).status_code == 200


def test_another_household_has_no_such_page_and_an_open_clip_none_either(sealed: Scene) -> None:
    path, form = opening(sealed)
    assert at(sealed, "neighbor").get(path).status_code == 404
    stranger = Form(form.action, {"csrf": "csrf-of-neighbor", "idempotency_key": "somebody-else"})
    assert at(sealed, "neighbor").send(stranger, device_secret=SECRET).status_code == 404
    theirs = sealed.notice_of("neighbor")
    clip = sealed.clips_of("neighbor")[0]
    assert at(sealed, "neighbor").get(f"/me/notices/{theirs}/clips/{clip}").status_code == 404


def test_a_wrong_secret_on_sharing_keeps_the_ticks_and_the_right_one_then_shares(sealed: Scene) -> None:
    path = f"/me/notices/{sealed.notice_of('resident')}"
    form = at(sealed).sheet(path).form("/share")
    box = form.boxes[0]
    answer = at(sealed).send(form, (box, "yes"), device_secret="guess")
    assert answer.status_code == 409
    assert f'name="{box}" value="yes" checked' in answer.text
    assert "guess" not in answer.text
    assert sealed.view()["shared"] == []
    again = Sheet(answer.text).form("/share")
    assert at(sealed).send(again, (box, "yes"), device_secret=SECRET).status_code == 303
    assert len(sealed.view()["shared"]) == 1
