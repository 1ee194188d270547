"""What is blackened before it goes out with records: every address that a town of ours has, however it is written."""

from __future__ import annotations

import pytest
from glassporch.policy.redaction import WITHHELD, without_details
from glassporch.simulation.towns import load_town


@pytest.mark.parametrize("key", ["heronsford", "tiny", "generated:20000"])
def test_no_address_of_a_town_is_left_in_a_text(key: str) -> None:
    places = {(house.block, house.street) for house in load_town(key).houses}
    written = [f"{block}{between}{street}" for block, street in places for between in (" ", " block of ")]
    left = [
        one for one in written if without_details(f"She saw it at {one}, twice.") != f"She saw it at {WITHHELD}, twice."
    ]
    assert written
    assert left == []


@pytest.mark.parametrize("address", ["14 mill lane", "14 MILL LANE", "14-B Mill Lane", "1400 block of old mill road"])
def test_an_address_is_known_in_any_case(address: str) -> None:
    assert without_details(f"at {address}") == f"at {WITHHELD}"


def test_a_count_and_a_day_before_a_street_without_a_house_stay() -> None:
    text = "22 requests about thefts on Mill Lane since 2022-05-01; 3 officers on the way to a close."
    assert without_details(text) == text
