"""Regimes that a researcher wrote: checked, shown, compared, and accepted wherever an id is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from glassporch.cli.openings import close_all, fill_shelf
from glassporch.cli.problems import CommandError
from glassporch.edge.in_process import client_of
from glassporch.main import create_app, standard_wiring
from glassporch.policy.regimes import REGIMES
from glassporch.worlds.own_regimes import KeptRegimeError
from glassporch.worlds.shelf import WorldFiles, open_world

EXAMPLE = Path(__file__).resolve().parents[2] / "docs" / "examples" / "my-regime.toml"
SMALL = ("--town", "tiny", "--incidents", "1", "--ownership", "1")


@pytest.fixture
def own(tmp_path):
    """Return the path of a file of rules."""
    path = tmp_path / "my-regime.toml"
    path.write_bytes(EXAMPLE.read_bytes())
    return path


@pytest.fixture
def planted(cli, own, worlds):
    """Plant a world that follows rules of its own, and return where it lies."""
    said = cli("seed", *SMALL, "--world", "lesson", "--regime", str(own), "--format", "json")
    assert said.code == 0, said.err
    assert said.report["regime"] == "my-regime"
    return WorldFiles(worlds)


def test_a_good_file_is_called_usable(cli, own):
    said = cli("regimes", "check", str(own), "--format", "json")
    assert said.code == 0
    assert said.report == [{"file": str(own), "usable": True, "regime": "my-regime", "faults": []}]
    assert "can be used: my-regime" in cli("regimes", "check", str(own)).out


def test_every_fault_of_every_file_is_reported_and_the_code_says_so(cli, own, tmp_path):
    bad = tmp_path / "bad.toml"
    bad.write_text(EXAMPLE.read_text().replace("value = 120", 'value = "long"').replace("[delivery]", "[delivry]"))
    said = cli("regimes", "check", str(own), str(bad), "--format", "json")
    assert said.code == 1
    assert [report["usable"] for report in said.report] == [True, False]
    faults = {fault["name"]: fault for fault in said.report[1]["faults"]}
    assert faults["request.max_window_minutes"]["line"] == 18
    assert "did you mean delivery?" in faults["delivry"]["remedy"]
    assert "1 of 2" in said.err
    text = cli("regimes", "check", str(bad))
    assert text.code == 1
    assert "error: line 18: request.max_window_minutes" in text.out


@pytest.mark.parametrize(
    "arguments",
    [("show",), ("diff", "reference-blind"), ("write",)],
    ids=" ".join,
)
def test_a_file_that_cannot_be_used_is_refused_with_its_faults_wherever_it_is_named(cli, own, arguments):
    own.write_text(own.read_text().replace('"reference-blind"', '"reference-blnd"'))
    said = cli("regimes", *arguments, str(own))
    assert said.code == 1
    assert said.out == ""
    assert "did you mean reference-blind?" in said.err


@pytest.mark.parametrize(
    "command", [("regimes", "check"), ("regimes", "show"), ("seed", "--regime"), ("demo", "--regime")]
)
def test_a_file_that_is_not_there_is_a_slip_of_the_command_line(cli, command, tmp_path):
    (tmp_path / "folder.toml").mkdir()
    for name in ("not-there.toml", "folder.toml", "my.txt", "./"):
        said = cli(*command, str(tmp_path / name) if name != "./" else name)
        assert said.code == 2
        assert ("is a folder" if name in {"folder.toml", "./"} else "there is no file") in said.err, name


def test_an_unreadable_file_is_explained(cli, own):
    own.write_bytes(b"id = '\xff'")
    assert "save it as UTF-8" in cli("regimes", "check", str(own)).out
    own.write_bytes(b"\xef\xbb\xbf" + EXAMPLE.read_bytes())
    assert cli("regimes", "check", str(own)).code == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_not_waited_for(cli, tmp_path):
    os.mkfifo(tmp_path / "pipe.toml")
    assert cli("regimes", "check", str(tmp_path / "pipe.toml")).code == 2


def test_warnings_are_told_and_the_file_runs(cli, own):
    own.write_text(own.read_text().replace("look_back_days = { value = 7", "look_back_days = { value = 61"))
    said = cli("regimes", "show", str(own))
    assert said.code == 0
    assert "warning:" in said.err
    assert "request.look_back_days" in said.err
    checked = cli("regimes", "check", str(own), "--format", "json")
    assert (checked.code, checked.report[0]["usable"]) == (0, True)


def test_a_regime_of_ones_own_is_shown_with_its_own_sources(cli, own):
    shown = cli("regimes", "show", str(own), "--format", "json").report
    switches = {one["name"]: one for one in shown["switches"]}
    assert switches["request.look_back_days"]["source"]["title"].startswith("Second draft")
    assert switches["delivery.min_recipients"]["swept"] == [1, 5, 10]
    assert "DRAFT-2" in cli("regimes", "show", str(own)).out


def test_the_difference_is_said_in_words(cli, own):
    said = cli("regimes", "diff", "reference-blind", str(own))
    assert "a request can reach back 30 days; under my-regime, a request can reach back 7 days." in said.out
    assert "(not documented; assumed here)" in said.out
    report = cli("regimes", "diff", "reference-blind", str(own), "--format", "json").report
    assert [change["switch"] for change in report["changes"]] == [
        "request.max_window_minutes",
        "request.look_back_days",
        "request.max_per_day",
        "delivery.min_recipients",
    ]
    assert report["changes"][1]["one"]["value"] == 30
    assert "have the same rules" in cli("regimes", "diff", "reference-blind", "reference-blind").out


@pytest.mark.parametrize("regime_id", REGIMES)
@pytest.mark.parametrize("how", [(), ("--extends",)], ids=["whole", "extends"])
def test_what_is_written_can_be_checked_at_once(cli, tmp_path, regime_id, how):
    path = tmp_path / "draft.toml"
    path.write_text(cli("regimes", "write", regime_id, *how, "--id", "my-draft").out)
    dated = REGIMES[regime_id].starts is not None
    said = cli("regimes", "check", str(path), "--format", "json")
    assert (said.code, said.report[0]["regime"]) == (0, "my-draft")
    assert dated or said.report[0]["faults"] == []


@pytest.mark.parametrize(
    ("new_id", "words"),
    [
        ("Bad Id", "'Bad Id' cannot be an id"),
        ("heat-map-2018", "heat-map-2018 is a shipped regime"),
        ("my-rules-2019", "names a year"),
    ],
)
@pytest.mark.parametrize("how", [(), ("--extends",)], ids=["whole", "extending"])
def test_no_draft_is_written_under_an_id_that_its_check_would_refuse(cli, how, new_id, words):
    said = cli("regimes", "write", "reference-blind", "--id", new_id, *how)
    assert (said.code, said.out) == (2, "")
    assert words in said.err


def test_a_report_that_nobody_reads_on_ends_quietly_and_not_as_a_failure():
    command = [sys.executable, "-m", "glassporch", "regimes", "show", "heat-map-2018", "--format"]
    for written in ("text", "json"):
        read, write = os.pipe()
        os.close(read)  # the reader has gone before the first line, so that nothing depends on timing
        with os.fdopen(write, "wb") as closed:
            said = subprocess.run([*command, written], stdout=closed, stderr=subprocess.PIPE, check=False)
        assert (said.returncode, said.stderr) == (141, b"")


def test_only_a_shipped_regime_can_be_extended(cli, own):
    assert cli("regimes", "write", str(own), "--extends").code == 2
    assert 'id = "my-my-regime"' in cli("regimes", "write", str(own)).out


def test_a_world_remembers_its_whole_regime_when_the_file_is_gone(planted, own):
    own.unlink()
    world = open_world(planted, "lesson", standard_wiring())
    try:
        regime = world.regime(world.now().regime_id)
        assert regime.request.max_window_minutes.value == 120
        assert regime.request.max_window_minutes.source == "DRAFT-2"
        assert regime.legal == REGIMES["reference-blind"].legal
    finally:
        world.database.close()
    assert "extends" not in (planted.regimes("lesson") / "my-regime.toml").read_text().replace("--extends", "")


def test_a_portal_is_served_by_the_rules_that_the_world_keeps(planted):
    shelf = fill_shelf(planted, ["lesson"], standard_wiring())
    try:
        with client_of(create_app(shelf)) as client:
            sheet = client.get("/w/lesson/api/v1/public/regime").json()
            page = client.get("/w/lesson/public/regime")
    finally:
        close_all(shelf)
    switches = {one["name"]: one for one in sheet["switches"]}
    assert (sheet["id"], switches["request.look_back_days"]["value"]) == ("my-regime", "7")
    assert switches["delivery.min_recipients"]["assumed"]
    assert page.status_code == 200
    assert "DRAFT-2" in page.text


def test_other_worlds_of_the_folder_do_not_know_its_rules(cli, planted):
    assert cli("seed", *SMALL, "--world", "other").code == 0
    assert not planted.regimes("other").exists()
    shelf = fill_shelf(planted, ["lesson", "other"], standard_wiring())
    try:
        assert "my-regime" in shelf.find("lesson").wiring.regimes
        assert "my-regime" not in shelf.find("other").wiring.regimes
    finally:
        close_all(shelf)


def test_a_world_whose_rules_vanished_is_not_served(planted):
    (planted.regimes("lesson") / "my-regime.toml").unlink()
    with pytest.raises(CommandError, match=r"lesson.regimes/my-regime.toml from your backup"):
        fill_shelf(planted, ["lesson"], standard_wiring())


@pytest.mark.parametrize("damage", [b"", b"\xff", b"id = ", b'id = "other-id"'])
def test_a_world_whose_rules_are_damaged_is_not_served(cli, planted, damage):
    (planted.regimes("lesson") / "my-regime.toml").write_bytes(damage)
    with pytest.raises(KeptRegimeError, match="backup"):
        fill_shelf(planted, ["lesson"], standard_wiring())
    said = cli("serve", "lesson", "--port", "0")
    assert said.code == 3
    assert "lesson.regimes/my-regime.toml" in said.err


def test_a_copy_under_another_name_is_refused(planted):
    copy = planted.regimes("lesson") / "my-regime.toml"
    copy.rename(copy.with_name("another-name.toml"))
    with pytest.raises(KeptRegimeError, match="holds my-regime"):
        fill_shelf(planted, ["lesson"], standard_wiring())


def test_a_world_that_is_planted_anew_under_shipped_rules_forgets_its_own(cli, planted):
    assert cli("seed", *SMALL, "--world", "lesson", "--fresh").code == 0
    assert not planted.regimes("lesson").exists()


def test_the_demo_plants_a_world_under_rules_of_ones_own(cli, own, worlds):
    said = cli("demo", "--town", "tiny", "--no-serve", "--regime", str(own), "--format", "json")
    assert said.code == 0, said.err
    assert said.report == {"worlds": ["tiny-my-regime"]}
    assert (worlds / "tiny-my-regime.regimes" / "my-regime.toml").is_file()
    own.write_text(own.read_text().replace("value = 120", "value = 60"))
    changed = cli("demo", "--town", "tiny", "--no-serve", "--regime", str(own))
    assert changed.code == 1
    assert "--fresh" in changed.err
    assert cli("demo", "--town", "tiny", "--no-serve", "--fresh", "--regime", str(own)).code == 0
    assert "value = 60" in (worlds / "tiny-my-regime.regimes" / "my-regime.toml").read_text()


def test_two_files_with_one_id_are_not_planted_together(cli, own, tmp_path):
    other = tmp_path / "other.toml"
    other.write_text(own.read_text().replace("value = 120", "value = 60"))
    said = cli("demo", "--town", "tiny", "--no-serve", "--regime", str(own), "--regime", str(other))
    assert said.code == 2
    assert "same id" in said.err
