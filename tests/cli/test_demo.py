"""The demo as somebody meets it: a program that plants, answers, stops, and finds its worlds again."""

import signal
import urllib.request

import httpx
import pytest
from glassporch.simulation.population import populate
from glassporch.simulation.towns import load_town

ONE = ["--town", "tiny", "--regime", "heat-map-2018"]
NAMES = ["tiny-2018", "tiny-2021", "tiny-blind"]
ALL = [f"tiny-{last}" for last in ("2018", "2019", "2020", "2021", "2024", "2025", "blind", "map", "no-policy")]


def test_the_demo_plants_three_worlds_where_nobody_asks_for_others(cli, worlds):
    said = cli("demo", "--town", "tiny", "--no-serve", "--format", "json")
    assert said.code == 0
    assert said.report == {"worlds": NAMES}
    assert "planting tiny-blind (3 of 3)" in said.err
    passwords = {(worlds / f"{name}.sign-ins.json").read_text() for name in NAMES}
    keys = {(worlds / f"{name}.keys.json").read_text() for name in NAMES}
    assert len(passwords) == 1
    assert len(keys) == 3


def test_with_all_the_demo_plants_a_world_for_every_regime(cli, worlds):
    cli("demo", "--town", "tiny", "--no-serve")
    kept = (worlds / "tiny-2018.keys.json").read_bytes()
    said = cli("demo", "--town", "tiny", "--all", "--no-serve", "--format", "json")
    assert said.code == 0
    assert said.report == {"worlds": ALL}
    assert {path.name.removesuffix(".sqlite") for path in worlds.glob("*.sqlite")} == set(ALL)
    assert (worlds / "tiny-2018.keys.json").read_bytes() == kept, "what stood already stays"
    assert len({(worlds / f"{name}.sign-ins.json").read_text() for name in ALL}) == 1


def test_all_and_one_regime_cannot_be_asked_for_at_once(cli, worlds):
    said = cli("demo", *ONE, "--all", "--no-serve")
    assert said.code == 2
    assert "leave out --regime, or --all" in said.err
    assert not worlds.exists() or not list(worlds.iterdir())


def test_worlds_planted_together_share_cameras_that_no_seed_known_to_others_gives(cli, camera_places):
    cli("demo", "--town", "tiny", "--no-serve")
    first, *others = (camera_places(name) for name in NAMES)
    assert first
    assert [first, first] == others
    assert not first & {(camera.lon, camera.lat) for camera in populate(load_town("tiny"), 1).cameras}
    cli("demo", "--town", "tiny", "--no-serve", "--fresh")
    assert not first & camera_places("tiny-2018")


def test_a_second_run_plants_nothing_and_keeps_everything(cli, worlds):
    cli("demo", *ONE, "--no-serve")
    before = {path: path.read_bytes() for path in worlds.iterdir()}
    assert cli("demo", *ONE, "--no-serve").code == 0
    assert {path: path.read_bytes() for path in worlds.iterdir()} == before


def test_a_world_that_comes_later_gets_the_same_passwords(cli, worlds):
    cli("demo", *ONE, "--no-serve")
    cli("demo", "--town", "tiny", "--no-serve")
    assert (worlds / "tiny-2018.sign-ins.json").read_text() == (worlds / "tiny-blind.sign-ins.json").read_text()


def test_fresh_plants_the_demo_anew_and_nothing_else(cli, worlds):
    cli("demo", *ONE, "--no-serve")
    cli("seed", "--town", "tiny", "--world", "lesson")
    before = {path.name: path.read_bytes() for path in worlds.iterdir()}
    assert cli("demo", *ONE, "--no-serve", "--fresh").code == 0
    after = {path.name: path.read_bytes() for path in worlds.iterdir()}
    assert before["tiny-2018.keys.json"] != after["tiny-2018.keys.json"]
    assert before["tiny-2018.sign-ins.json"] != after["tiny-2018.sign-ins.json"]
    lesson = [name for name in before if name.startswith("lesson")]
    assert lesson
    assert [before[name] for name in lesson] == [after[name] for name in lesson]


def test_a_world_of_the_same_name_that_the_demo_did_not_plant_is_left_alone(cli, worlds):
    cli("seed", "--town", "tiny", "--world", "tiny-2018")
    keys = (worlds / "tiny-2018.keys.json").read_text()
    said = cli("demo", *ONE, "--no-serve", "--fresh")
    assert said.code == 1
    assert (worlds / "tiny-2018.keys.json").read_text() == keys


def test_the_demo_answers_when_it_says_so_and_stops_in_good_order(start, worlds):
    first = start("demo", *ONE)
    assert [one["world"] for one in first.report["worlds"]] == ["tiny-2018"]
    sheet = httpx.get(f"{first.report['address']}w/tiny-2018/api/v1/public/world").json()
    assert sheet["regime"] == "heat-map-2018"
    assert {one["who"] for one in first.report["sign_ins"][0]["sign_ins"]} == {
        "officer", "second-officer", "administrator", "other-officer", "other-administrator", "federal-officer",
        "immigration-officer", "new-administrator", "moderator", "partner-manager", "legal-reviewer", "journalist",
        "researcher", "resident", "co-resident", "neighbor",
    }  # fmt: skip
    said = first.stop(signal.SIGINT)
    assert said.code == 0
    assert "Traceback" not in said.err
    assert sorted(path.name for path in worlds.glob("tiny-2018.sqlite*")) == ["tiny-2018.sqlite"]
    second = start("serve")
    assert second.report["sign_ins"] == first.report["sign_ins"]
    with urllib.request.urlopen(second.report["address"], timeout=5) as page:
        assert page.status == 200
    assert second.stop(signal.SIGTERM).code == 0


@pytest.mark.parametrize("who", ["officer", "resident"])
def test_the_printed_passwords_open_the_world(cli, worlds, who):
    import json

    from glassporch.cli.openings import fill_shelf
    from glassporch.services import sign_in
    from glassporch.testing.images import wiring_for_tests
    from glassporch.worlds.shelf import WorldFiles

    cli("demo", *ONE, "--no-serve")
    files = WorldFiles(worlds)
    kept = {one["who"]: one for one in json.loads(files.logins("tiny-2018").read_text())["sign_ins"]}
    shelf = fill_shelf(files, ["tiny-2018"], wiring_for_tests())
    opened = sign_in.sign_in(shelf.find("tiny-2018"), kept[who]["email"], kept[who]["password"])
    assert opened is not None
    shelf.drop("tiny-2018")
