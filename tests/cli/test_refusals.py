"""Bad input of each kind: one line that says what to do, and an exit code that means something."""

import os
import socket
import sqlite3
from dataclasses import replace

import pytest
from glassporch.cli import nursery, run
from glassporch.cli.openings import refuse_sabotage
from glassporch.cli.problems import CommandError, explained
from glassporch.main import standard_wiring
from sqlalchemy.exc import OperationalError

USAGE = [
    (["seed", "--town", "atlantis"], "heronsford"),
    (["seed", "--town", "generated:0"], "generated:HOUSES"),
    (["seed", "--town", "imported:nowhere"], "import houses"),
    (["seed", "--town", "tiny", "--regime", "tomorrow"], "reference-blind"),
    (["seed", "--town", "tiny", "--start", "yesterday"], "2018-06-15"),
    (["seed", "--town", "tiny", "--start", "0001-01-01"], "out of range"),
    (["seed", "--town", "tiny", "--ownership", "1.5"], "DATE=SHARE"),
    (["seed", "--town", "tiny", "--ownership", "nofile"], "there is no such file"),
    (["seed", "--town", "tiny", "--ownership", "2020-01-01=0.5,2019-01-01=0.6"], "DATE=SHARE"),
    (["seed", "--town", "tiny", "--world", "No Such Name"], "lower-case"),
    (["seed", "--town", "tiny", "--database", "nonsense"], "sqlite:///FOLDER"),
    (["seed", "--town", "tiny", "--database", "postgresql://localhost/x"], "not supported yet"),
    (["demo", "--regime", "tomorrow"], "assistance-2021"),
    (["demo", "--host", "0.0.0.0"], "--public"),
    (["demo", "--host", "example.org"], "127.0.0.1"),
    (["demo", "--port", "65536"], "port"),
    (["serve", "nowhere"], "worlds here"),
    (["regimes", "show", "tomorrow"], "heat-map-2018"),
    (["import", "houses", "not-there.csv"], "no file"),
    (["plant"], "No such command"),
    (["regimes", "list", "--format", "xml"], "--format cannot be used: write one of text, json"),
    (["seed", "--pace", "abc"], "--pace cannot be used: write a number from 0 to 1000000"),
    (["seed", "--incidents=-4"], "--incidents cannot be used: write a whole number from 0 to 100000"),
    (["serve", "--port", "abc"], "--port cannot be used: write a whole number from 0 to 65535"),
    (["seed", "--nope"], "No such option"),
    (["regimes", "show"], "Missing argument"),
    (["regimes", "check", "."], "is a folder"),
]


@pytest.mark.parametrize(
    ("arguments", "hint"), USAGE, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_what_was_not_understood_ends_with_2_and_a_hint(cli, arguments, hint):
    said = cli(*arguments)
    assert said.code == 2, said.err
    assert hint in " ".join(said.err.split())
    assert "Traceback" not in said.err
    assert said.out == ""
    assert said.err.startswith("glassporch: ")
    assert len(said.err.strip().splitlines()) == 1


def test_help_is_no_error_and_a_group_without_a_command_shows_its_help(cli):
    assert cli("seed", "--help").code == 0
    said = cli("regimes")
    assert (said.code, said.err) == (2, "")
    assert "Usage: glassporch regimes" in said.out


def test_a_town_that_is_not_there_is_refused_before_any_planting_is_told(cli):
    assert "planting" not in cli("seed", "--town", "nowhere").err


def test_a_folder_that_cannot_be_made_is_refused_with_advice(cli):
    said = cli("seed", "--town", "tiny", "--database", "sqlite:////proc/x")
    assert said.code == 3
    assert "--database sqlite:///FOLDER" in said.err


def test_an_unknown_setting_is_refused_and_the_known_ones_are_named(cli, monkeypatch):
    monkeypatch.setenv("GLASSPORCH_DATABASE", "sqlite:///x")
    said = cli("regimes", "list")
    assert said.code == 2
    assert "GLASSPORCH_DATABASE_URL" in said.err


def test_a_setting_that_cannot_be_read_is_refused_without_repeating_it(cli, monkeypatch):
    monkeypatch.setenv("GLASSPORCH_PORT", "eighty")
    said = cli("regimes", "list")
    assert said.code == 2
    assert "GLASSPORCH_PORT cannot be used: write a whole number from 0 to 65535" in said.err
    assert "eighty" not in said.err


def test_an_option_overrides_the_setting(cli, worlds, tmp_path):
    other = tmp_path / "other"
    assert cli("seed", "--town", "tiny", "--database", f"sqlite:///{other}").code == 0
    assert (other / "tiny-heat-map-2018.sqlite").is_file()
    assert not worlds.exists()


def test_nothing_to_serve_is_said(cli):
    said = cli("serve")
    assert said.code == 1
    assert "glassporch demo" in said.err


def test_a_busy_port_is_found_before_anything_is_planted(cli, worlds):
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]
        said = cli("demo", "--town", "tiny", "--port", str(port))
    assert said.code == 3
    assert f"port {port} is in use; stop the other program or choose another: make demo PORT=" in said.err
    assert not worlds.exists()


def test_a_folder_that_is_a_file_is_refused(cli, worlds):
    worlds.write_text("a file")
    assert cli("seed", "--town", "tiny").code == 2
    assert worlds.read_text() == "a file"


def test_a_path_below_a_file_is_refused(cli, tmp_path):
    (tmp_path / "file").write_text("")
    said = cli("seed", "--town", "tiny", "--database", f"sqlite:///{tmp_path}/file/worlds")
    assert said.code == 3
    assert "--database" in said.err


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_the_right_to_write_is_refused(cli, worlds):
    worlds.mkdir(mode=0o500)
    said = cli("seed", "--town", "tiny")
    assert said.code == 3
    assert "permissions" in said.err


def test_a_disk_with_too_little_room_is_refused_before_planting(cli, worlds, monkeypatch):
    monkeypatch.setattr(nursery.shutil, "disk_usage", lambda _: nursery.shutil._ntuple_diskusage(10, 9, 1))
    said = cli("seed", "--town", "tiny")
    assert said.code == 3
    assert "MB are free" in said.err
    assert [path.name for path in worlds.iterdir()] == []


@pytest.mark.parametrize("stop", [sqlite3.OperationalError("database or disk is full"), KeyboardInterrupt()])
def test_a_planting_that_is_cut_short_leaves_nothing(cli, worlds, monkeypatch, stop):
    error = OperationalError("INSERT", {"lon": -67.123456}, stop) if isinstance(stop, Exception) else stop

    def advance(*_, **__):
        raise error

    monkeypatch.setattr(nursery, "advance", advance)
    said = cli("seed", "--town", "tiny")
    assert said.code == (3 if isinstance(stop, Exception) else 130)
    assert "-67" not in said.err
    assert [path.name for path in worlds.iterdir() if not path.name.endswith(".lock")] == []


def test_a_planting_that_is_cut_short_leaves_the_world_that_was_there(cli, worlds, monkeypatch):
    assert cli("seed", "--town", "tiny", "--world", "lesson").code == 0
    before = {path: path.read_bytes() for path in worlds.iterdir()}
    monkeypatch.setattr(nursery, "advance", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
    assert cli("seed", "--town", "tiny", "--world", "lesson", "--fresh").code == 130
    assert {path: path.read_bytes() for path in worlds.iterdir()} == before


def test_a_damaged_database_is_named(cli, worlds):
    assert cli("seed", "--town", "tiny", "--world", "lesson").code == 0
    for content in (b"", b"this is no database " * 500):
        (worlds / "lesson.sqlite").write_bytes(content)
        said = cli("serve", "lesson", "--port", "0")
        assert said.code == 3, said.err
        assert "damaged" in said.err


def test_a_missing_key_file_is_named(cli, worlds):
    assert cli("seed", "--town", "tiny", "--world", "lesson").code == 0
    (worlds / "lesson.keys.json").unlink()
    said = cli("serve", "lesson", "--port", "0")
    assert said.code == 3
    assert "lesson.keys.json" in said.err


def test_a_world_of_a_newer_version_is_refused_and_left_alone(cli, worlds):
    assert cli("seed", "--town", "tiny", "--world", "lesson").code == 0
    with sqlite3.connect(worlds / "lesson.sqlite") as rows:
        rows.execute("UPDATE alembic_version SET version_num = 'from-the-future'")
    said = cli("serve", "--port", "0")
    assert said.code == 3
    assert "newer version" in said.err


def test_a_sabotaged_portal_is_never_served():
    with pytest.raises(CommandError, match="sabotaged"):
        refuse_sabotage(replace(standard_wiring(), sabotages=("leave-the-door-open",)))


def test_an_unexpected_error_is_one_line_without_its_message(cli, monkeypatch):
    monkeypatch.setattr(nursery, "advance", lambda *_, **__: {}["lon -67.123"])
    said = cli("seed", "--town", "tiny")
    assert said.code == 1
    last = said.err.strip().splitlines()[-1]
    assert "KeyError" in last
    assert "-67" not in said.err
    assert "GLASSPORCH_DEBUG=1" in last
    assert "Traceback" not in said.err


def test_an_unexpected_error_shows_its_traceback_when_asked(cli, monkeypatch):
    monkeypatch.setattr(nursery, "advance", lambda *_, **__: {}["lon -67.123"])
    monkeypatch.setenv("GLASSPORCH_DEBUG", "1")
    with pytest.raises(KeyError):
        run(["seed", "--town", "tiny"])


def test_a_locked_world_is_not_planted_anew(cli, worlds):
    assert cli("seed", "--town", "tiny", "--world", "lesson").code == 0
    from glassporch.cli.locks import held
    from glassporch.worlds.shelf import WorldFiles

    with held(nursery.lock_path(WorldFiles(worlds), "lesson"), "it"):
        said = cli("seed", "--town", "tiny", "--world", "lesson", "--fresh")
    assert said.code == 3
    assert "another process" in said.err


def test_a_world_that_is_served_is_not_served_once_more(cli, worlds):
    assert cli("seed", "--town", "tiny", "--world", "lesson").code == 0
    from glassporch.cli.locks import held
    from glassporch.worlds.shelf import WorldFiles

    with held(nursery.lock_path(WorldFiles(worlds), "lesson"), "it"):
        said = cli("serve", "lesson", "--port", "0")
    assert said.code == 3
    assert "another process is serving or planting the world lesson" in said.err


@pytest.mark.parametrize("names", [["typo"], ["lesson", "typo"], ["../typo"]])
def test_serving_a_world_that_is_not_there_leaves_nothing_behind(cli, worlds, names):
    assert cli("seed", "--town", "tiny", "--world", "lesson").code == 0
    (worlds / ".lesson.lock").unlink()  # as where a world was copied into the folder
    before = sorted(worlds.parent.rglob("*"))
    said = cli("serve", *names, "--port", "0")
    assert said.code == 2
    assert sorted(worlds.parent.rglob("*")) == before


def test_the_words_of_the_database_are_looked_at_but_never_repeated():
    error = OperationalError("SELECT", {"lon": -67.5}, sqlite3.OperationalError("database is locked"))
    assert "-67" not in explained(error).message
    assert explained(OperationalError("SELECT", {}, sqlite3.OperationalError("no such table"))) is None
