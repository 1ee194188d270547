"""The list of published figures: its roles are pinned, and a list that cannot be used is refused. Nothing is drawn."""

import csv
from pathlib import Path

import pytest
from glassporch.simulation.calibration.figures import (
    FILE,
    PINNED_SHA256,
    FiguresError,
    Relation,
    Role,
    list_sha256,
    load_figures,
    with_role,
)
from glassporch.simulation.calibration.predict import PREDICTIONS
from glassporch.simulation.seedfiles import SeedFileMissingError, data_folder

# Written down before the model was first run. A figure's role is never changed after its prediction was seen; a new
# figure gets its role first, then the list's new hash stands here, in the code and in seed/data/published_figures.md.
PINNED = "cf27382fde2829766d4d51f45438f43083603d42c69d1d8f1f1ac240985f2c89"
HELD_OUT = (
    *("fl-requests", "iowa-city-requests", "us-2020-q4", "us-2021-clips", "us-2021-hours", "rolling-meadows"),
    *("orlando-homes", "oceanside-cameras", "brentwood-homes"),
)


def test_the_list_is_the_one_that_was_fixed_before_the_first_run():
    assert list_sha256() == PINNED_SHA256 == PINNED


def test_the_held_out_figures_are_these_and_every_one_has_a_prediction():
    held_out = with_role(load_figures(), Role.HELD_OUT)
    assert tuple(held_out) == HELD_OUT
    assert {figure.quantity for figure in held_out.values()} == set(PREDICTIONS)


def test_no_figure_both_calibrates_and_is_held_out():
    figures = load_figures()
    calibrating, held_out = (with_role(figures, role) for role in (Role.CALIBRATES, Role.HELD_OUT))
    assert calibrating
    assert {(f.place, f.quantity, f.value) for f in calibrating.values()}.isdisjoint(
        (f.place, f.quantity, f.value) for f in held_out.values()
    )


def test_figures_that_the_product_ships_twice_are_the_same():
    with (data_folder() / "ring_request_statistics.csv").open("r", encoding="utf-8") as lines:
        shipped = {
            (row["agency"], row["metric"], row["period_start"]): float(row["value"]) for row in csv.DictReader(lines)
        }
    figures = {figure.id: figure for figure in load_figures()}
    fort, all_of_2020 = (
        "Fort Lauderdale Police Department",
        ("all agencies", "incidents_with_a_video_request", "2020-01"),
    )
    assert figures["fl-requests"].value == figures["fl-notices"].base == shipped[fort, "requests_issued", "2018-05"]
    assert figures["fl-notices"].value == shipped[fort, "request_emails_sent_to_residents", "2018-05"]
    rate = shipped[fort, "response_rate_percent", "2018-05"]
    assert figures["fl-replies"].value == round(figures["fl-notices"].value * rate / 100)
    assert figures["us-2020"].value == shipped[all_of_2020]
    busiest = ("Milwaukee Police Department", "incidents_with_a_video_request", "2020-07")
    assert figures["milwaukee-2020"].value == shipped[busiest]


def rows() -> list[dict[str, str]]:
    with (data_folder() / FILE).open("r", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def write(folder: Path, changed: list[dict[str, str]]) -> None:
    with (folder / FILE).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, changed[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(changed)


def test_writing_the_list_again_changes_no_byte(tmp_path: Path):
    write(tmp_path, rows())
    assert list_sha256(tmp_path) == PINNED


def test_a_changed_role_changes_the_hash(tmp_path: Path):
    changed = rows()
    changed[0]["role"] = Role.NOT_COMPARED
    write(tmp_path, changed)
    assert list_sha256(tmp_path) != PINNED


BAD = {
    "an unknown role": ({"role": "maybe"}, "maybe"),
    "an unknown relation": ({"relation": "roughly"}, "roughly"),
    "no number": ({"value": "many"}, "many"),
    "a range without its end": ({"relation": Relation.BETWEEN}, "value_to"),
    "an end without a range": ({"value_to": "3"}, "value_to"),
    "no reason": ({"why": ""}, "why it has its role"),
    "an unknown grade": ({"grade": "A"}, "grade"),
    "an id twice": ({"id": "own-2023"}, "twice"),
}


@pytest.mark.parametrize(("change", "said"), BAD.values(), ids=BAD)
def test_a_list_that_cannot_be_used_is_refused_with_the_row(tmp_path: Path, change: dict[str, str], said: str):
    changed = rows()
    changed[0].update(change)
    write(tmp_path, changed)
    with pytest.raises(FiguresError, match=said) as refused:
        load_figures(tmp_path)
    assert changed[0]["id"] in str(refused.value)


def test_without_the_list_the_error_says_what_to_do(tmp_path: Path):
    with pytest.raises(SeedFileMissingError, match="checkout"):
        load_figures(tmp_path)
