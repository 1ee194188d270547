"""Help, versions and the reports about regimes."""

import subprocess
import sys

import pytest
from glassporch import __version__

COMMANDS = [
    [],
    ["demo"],
    ["serve"],
    ["seed"],
    ["prove"],
    ["import"],
    ["import", "houses"],
    ["announcements"],
    ["calibration"],
    ["utility"],
    ["regimes"],
    ["regimes", "list"],
    ["regimes", "show"],
    ["regimes", "check"],
    ["regimes", "diff"],
    ["regimes", "write"],
    ["evidence"],
    ["evidence", "verify"],
    ["receipts"],
    ["receipts", "verify"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_help_text_has_examples_and_explains_the_exit_codes(cli, command):
    said = cli(*command, "--help")
    assert said.code == 0
    assert f"glassporch {' '.join(command)}".strip() in said.out
    assert "Example" in said.out
    assert "Exit codes" in said.out


def test_the_version_is_printed(cli):
    assert cli("--version").out == f"glassporch {__version__}\n"


def test_the_module_runs_as_the_program_does():
    done = subprocess.run([sys.executable, "-m", "glassporch", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"glassporch {__version__}\n"


def test_help_loads_no_framework_and_no_database():
    code = (
        "import sys; from glassporch.cli import run; run(['--help']); "
        "print([name for name in ('fastapi', 'sqlalchemy', 'numpy', 'pydantic') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_regimes_are_listed_for_people_and_for_programs(cli):
    assert "heat-map-2018" in cli("regimes", "list").out
    listed = cli("regimes", "list", "--format", "json").report
    assert {"heat-map-2018", "assistance-2021", "reference-blind"} <= {one["id"] for one in listed}
    assert all(0 <= one["assumed"] <= one["switches"] for one in listed)


def test_every_switch_is_shown_with_its_source_or_its_assumption(cli):
    shown = cli("regimes", "show", "assistance-2021", "--format", "json").report
    switches = {one["name"]: one for one in shown["switches"]}
    assert switches["request.max_area_sq_mi"]["value"] == 0.5
    assert switches["request.max_area_sq_mi"]["source"]["key"] == "RFA-POL"
    assert switches["request.look_back_days"]["assumed"]
    assert switches["request.look_back_days"]["swept"] == [45, 60]
    named, logged, heat = (switches[name] for name in ("request.officer_named", "records.audit_log", "map.heat_shades"))
    assert [(one["in_effect"], one["recorded_only"]) for one in (named, logged, heat)] == [
        (True, False),
        (False, True),
        (False, False),
    ]
    assert (named["no_effect_because"], heat["no_effect_because"]) == (None, "agencies see no heat map")
    for one in switches.values():
        assert (one["source"] is None) == one["assumed"] == bool(one["why"])
        assert one["assumed"] or one["source"]["address"]


def test_a_regime_is_shown_to_people_with_sources_and_assumptions(cli):
    said = cli("regimes", "show", "assistance-2021")
    assert said.code == 0
    assert "ASSUMPTION" in said.out
    assert "(no effect: recorded, and nothing in this" in said.out
    assert "RFA-POL" in said.out
    assert "https://" in said.out


def test_an_assumption_of_one_value_is_shown_as_not_swept(cli):
    lines = {line.split()[0]: line for line in cli("regimes", "show", "heat-map-2018").out.splitlines() if line.split()}
    assert "ASSUMPTION, not swept:" in lines["map.cell_addresses"]
    assert "ASSUMPTION, swept over 15 | 16 | 17 | 18:" in lines["map.heat_cell_level"]
    shown = cli("regimes", "show", "heat-map-2018", "--format", "json").report
    assert {one["name"]: one["swept"] for one in shown["switches"]}["map.cell_addresses"] == []
