"""A planned co-resident lives in the household of the resident named with it, and may refuse for it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from glassporch.policy.roles import Role
from glassporch.services import own_view
from glassporch.services.own_desk import look
from glassporch.services.portal import Caller, token_hash
from glassporch.services.sign_in import sign_in
from glassporch.simulation.planting import PlantPlan, SignInPlan
from glassporch.testing.images import Image, make_image, wiring_for_tests
from glassporch.worlds.world import World

TWO = (
    SignInPlan("resident", Role.RESIDENT, "resident@test.example", "one-password"),
    SignInPlan("co-resident", Role.RESIDENT, "co-resident@test.example", "two-password", lives_with="resident"),
    SignInPlan("neighbor", Role.RESIDENT, "neighbor@test.example", "three-password"),
)


def with_two(plan: PlantPlan) -> PlantPlan:
    return replace(plan, sign_ins=TWO, lively=True)


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Image:
    return make_image(tmp_path_factory.mktemp("co-residents"), "reference-blind", share=with_two)


def household(world: World, who: str, password: str) -> Any:
    opened = sign_in(world, f"{who}@test.example", password)
    assert opened is not None, who
    caller = Caller(token_hash(opened.token), frozenset({Role.RESIDENT}))
    return look(world, caller, own_view.household)


def test_two_sign_ins_share_one_household_and_its_cameras_under_names_of_their_own(
    image: Image, tmp_path: Path
) -> None:
    world = image.fresh(tmp_path, "two", wiring_for_tests())
    one, two = household(world, "resident", "one-password"), household(world, "co-resident", "two-password")
    other = household(world, "neighbor", "three-password")
    assert one.cameras
    assert (one.cameras, one.home) == (two.cameras, two.home)
    assert one.name != two.name
    assert other.cameras != one.cameras
