"""Planting one world, and importing houses for it."""

import json
import sqlite3

import pytest
from glassporch.cli.arguments import curve_of
from glassporch.cli.commands import app
from glassporch.cli.sign_ins import ALPHABET, password_of
from glassporch.simulation.ownership import EVERYBODY, share_at
from glassporch.simulation.population import populate
from glassporch.simulation.towns import load_town
from typer.main import get_command

NEW_YEAR_2021_US = 1_609_459_200_000_000


def test_seed_reports_what_it_planted(cli, worlds):
    said = cli("seed", "--town", "tiny", "--ownership", "1", "--incidents", "5", "--format", "json")
    assert said.code == 0
    report = said.report
    assert report["houses"] == report["households"] == 25
    assert report["cameras"] >= 25
    assert report["incidents"] == 5
    assert report["seconds"] >= 0
    with sqlite3.connect(worlds / "tiny-heat-map-2018.sqlite") as rows:
        assert rows.execute("SELECT count(*) FROM house").fetchone() == (25,)
        assert rows.execute("SELECT count(*) FROM incident").fetchone() == (5,)
        assert rows.execute("SELECT epoch FROM world_state").fetchone()[0] >= 0


def test_the_report_for_people_says_yes_and_no_and_sign_ins(cli):
    said = cli("seed", "--town", "tiny")
    assert "follows history   no" in said.out
    assert "sign-ins " in said.out


def test_without_a_seed_the_cameras_cannot_be_worked_out_and_no_report_names_it(cli, camera_places):
    for world in ("one", "other"):
        said = cli("seed", "--town", "tiny", "--ownership", "1", "--world", world, "--format", "json")
        assert said.code == 0
        assert "seed" not in said.report
    known = {(camera.lon, camera.lat) for camera in populate(load_town("tiny"), 1, curve=EVERYBODY).cameras}
    planted = [camera_places(world) for world in ("one", "other")]
    assert all(planted)
    assert not planted[0] & planted[1]
    assert not known & (planted[0] | planted[1])


def test_the_same_seed_hangs_the_same_cameras_and_the_report_says_which(cli, camera_places):
    for world in ("one", "other"):
        said = cli("seed", "--town", "tiny", "--seed", "1", "--world", world, "--format", "json")
        assert said.report["seed"] == 1
    assert camera_places("one") == camera_places("other")


def test_help_says_what_knowing_the_seed_gives_away():
    (said,) = (option.help for option in get_command(app).commands["seed"].params if "--seed" in option.opts)
    assert "whoever knows it knows where the cameras are; for lessons and experiments" in said


def test_a_planted_world_is_whole_in_one_file(cli, worlds):
    assert cli("seed", "--town", "tiny", "--world", "lesson").code == 0
    names = sorted(path.name for path in worlds.iterdir())
    assert names == [".lesson.lock", "lesson.keys.json", "lesson.sign-ins.json", "lesson.sqlite"]


def test_keys_and_sign_ins_are_for_their_owner_alone(cli, worlds):
    assert cli("seed", "--town", "tiny", "--world", "lesson").code == 0
    for name in ("lesson.keys.json", "lesson.sign-ins.json"):
        assert (worlds / name).stat().st_mode & 0o777 == 0o600


def test_a_world_is_replaced_only_when_that_is_said(cli, worlds):
    assert cli("seed", "--town", "tiny", "--world", "lesson").code == 0
    keys = (worlds / "lesson.keys.json").read_text()
    said = cli("seed", "--town", "tiny", "--world", "lesson")
    assert said.code == 1
    assert "--fresh" in said.err
    assert (worlds / "lesson.keys.json").read_text() == keys
    assert cli("seed", "--town", "tiny", "--world", "lesson", "--fresh").code == 0
    assert (worlds / "lesson.keys.json").read_text() != keys


def test_a_town_without_cameras_or_incidents_can_be_planted(cli):
    said = cli("seed", "--town", "tiny", "--ownership", "0", "--incidents", "0", "--format", "json")
    assert said.code == 0, said.err
    assert said.report["cameras"] == said.report["households"] == 0


def test_a_date_outside_the_regime_is_pointed_out(cli):
    said = cli("seed", "--town", "generated:40", "--start", "2023-01-01", "--world", "late")
    assert said.code == 0
    assert "2019-07-31" in said.err


def test_ownership_is_one_share_dated_shares_or_a_file(tmp_path):
    path = tmp_path / "curve.txt"
    path.write_text("# homes with a camera\n2018-01-01=0.04\n2024-01-01=0.16\n")
    assert share_at(curve_of("0.25"), NEW_YEAR_2021_US) == 0.25
    assert share_at(curve_of("2018-01-01=0.04, 2024-01-01=0.16"), NEW_YEAR_2021_US) == pytest.approx(0.1, abs=0.001)
    assert curve_of(str(path)) == curve_of("2018-01-01=0.04,2024-01-01=0.16")


def test_a_password_can_be_typed_and_differs_from_token_to_token():
    passwords = {password_of(f"token-{number}") for number in range(100)}
    assert len(passwords) == 100
    for password in passwords:
        assert [len(group) for group in password.split("-")] == [4, 4, 4]
        assert set(password) <= {*ALPHABET, "-"}


HOUSES = "lat,lon,street,colour\n35.1,-67.1,Gull Lane,red\n35.2,-67.2,Gull Lane,blue\n95,-67.2,Gull Lane,blue\n"


def test_an_import_reports_what_was_read_kept_and_refused(cli, tmp_path, worlds):
    source = tmp_path / "My Town.csv"
    source.write_text(HOUSES)
    said = cli("import", "houses", str(source), "--format", "json")
    assert said.code == 0
    report = said.report
    assert (report["read"], report["kept"], report["refused"]) == (3, 2, 1)
    assert report["refusals"][0]["line"] == 4
    assert report["ignored_columns"] == ["'colour'"]
    assert "glassporch seed --town imported:my-town" in said.err
    assert (worlds / "towns" / "my-town.town.csv").is_file()
    assert cli("seed", "--town", "imported:my-town", "--format", "json").report["houses"] == 2


def test_an_import_is_reported_to_people_too(cli, tmp_path):
    source = tmp_path / "t.csv"
    source.write_text(HOUSES)
    said = cli("import", "houses", str(source))
    assert "3 rows read, 2 kept, 1 refused" in said.out
    assert "lat is outside" in said.out


def test_a_name_that_is_taken_is_kept_unless_replaced(cli, tmp_path):
    source = tmp_path / "t.csv"
    source.write_text(HOUSES)
    assert cli("import", "houses", str(source)).code == 0
    taken = cli("import", "houses", str(source))
    assert taken.code == 1
    assert "--replace of glassporch import houses" in " ".join(taken.err.split())
    assert cli("import", "houses", str(source), "--replace").code == 0


@pytest.mark.parametrize("column", ["name", "e-mail", "phone", "house number", "apn"])
def test_a_column_that_could_identify_people_refuses_the_file(cli, tmp_path, worlds, column):
    source = tmp_path / "t.csv"
    source.write_text(f"lat,lon,{column}\n35.1,-67.1,Mallory\n")
    said = cli("import", "houses", str(source), "--format", "json")
    assert said.code == 1
    assert "could identify people" in said.err
    assert "Mallory" not in said.err + said.out
    assert not (worlds / "towns").exists()


def test_a_file_of_which_nothing_is_kept_fails_with_its_report(cli, tmp_path, worlds):
    source = tmp_path / "t.csv"
    source.write_text("lat,lon\nnorth,west\n")
    said = cli("import", "houses", str(source), "--format", "json")
    assert said.code == 1
    assert json.loads(said.out)["kept"] == 0
    assert not (worlds / "towns").exists()


def test_a_world_that_follows_history_begins_under_the_rules_of_its_day_and_expects_the_next(cli, worlds):
    for name, arguments in (("flag", ["--follow-history"]), ("word", ["--regime", "history"])):
        said = cli("seed", "--town", "tiny", "--world", name, "--start", "2019-06-01", *arguments, "--format", "json")
        assert said.code == 0, said.err
        assert (said.report["regime"], said.report["follows_history"]) == ("heat-map-2018", True)
        with sqlite3.connect(worlds / f"{name}.sqlite") as rows:
            assert rows.execute("SELECT regime_id, pinned FROM world_state").fetchone() == ("heat-map-2018", 0)
            due = rows.execute("SELECT due_us, subject FROM agenda_item WHERE kind = 'regime'").fetchall()
        assert due == [(1_564_617_600_000_000, "video-request-2019")]  # 1 August 2019, 00:00 UTC


def test_without_a_start_history_begins_with_its_first_rules(cli, worlds):
    assert cli("seed", "--town", "tiny", "--follow-history").code == 0
    with sqlite3.connect(worlds / "tiny-history.sqlite") as rows:
        assert rows.execute("SELECT regime_id, pinned FROM world_state").fetchone() == ("heat-map-2018", 0)


def test_named_rules_are_pinned_from_the_worlds_first_moment(cli, worlds):
    assert cli("seed", "--town", "tiny", "--regime", "assistance-2021", "--world", "lesson").code == 0
    with sqlite3.connect(worlds / "lesson.sqlite") as rows:
        regime, pinned, started_us, clock_us = rows.execute(
            "SELECT regime_id, pinned, started_us, clock_us FROM world_state"
        ).fetchone()
        assert (regime, pinned) == ("assistance-2021", 1)
        assert started_us == clock_us
        assert rows.execute("SELECT count(*) FROM agenda_item WHERE kind = 'regime'").fetchone() == (0,)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--follow-history", "--regime", "assistance-2021"], "rules that follow history are not pinned"),
        (["--follow-history", "--start", "2017-01-01"], "no rules were in force on 2017-01-01"),
    ],
)
def test_what_history_cannot_give_is_refused_in_words(cli, worlds, arguments, words):
    said = cli("seed", "--town", "tiny", *arguments)
    assert said.code == 2
    assert words in said.err
    assert not worlds.exists() or not list(worlds.glob("*.sqlite"))
