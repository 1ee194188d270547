"""The table of eras, typed a second time by a reader who did not write the regimes, and compared with them.

Every cell is here, six for each row. A documented cell holds its value and the source keys that document it; where
the cell itself names none, `at` says which other part of the facts does. Any other cell says why it is a gap. A gap
must be `Unknown` in the regime: with an assumption, a reason and the values over which it is swept.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest
from glassporch.policy.regime import Known, Regime, Setting, Unknown, switches
from glassporch.policy.regimes import HISTORY, REGIMES
from glassporch.policy.regimes.era_table import OURS_ONLY, ROWS, rows_of
from glassporch.policy.regimes.sources import SOURCES

from .era_cells import ERAS, Cell, Doc, Gap
from .era_cells import TABLE as FIRST
from .era_cells_around import AROUND

TABLE = FIRST | AROUND

KEYS_BY_GRADE = {
    "P": """
        BLOG-2101 MIAMI-MOU RFA-POL RFA-PRIV NPSS-ACC NPSS-USERS NPSS-POST NPSS-TOS
        AGENCY-USE RING-QA CTRL E2EE GUIDE LEG-OLD LEG-MID
        LEG-NEW VER-FAQ VER-TOS CR-v1 CR-v2 PROXY22 TIGARD AXON-SET AXON-ADV AXON-GEN MARKEY22 MARKEY25 NYU
    """,
    "M": """
        GIZ-MAP MARKUP VICE-COACH
        WAPO-0828 VERGE-1119 CNET-0819 CNET-SHARE CNET-0621 GIZ-STATS VICE-LAKE AURORA ICPD EFF-LAPD AXIOS CR-26
    """,
    "m": """
        WAPO-1119 CNET-HEAT WIRED LIFEH FT21 EFF-0621 CR-25 CNET-25 FED-26 VERIFY E2EE-NEWS NYPD-22 BUG-21
        RFA-NEWS END-24 FLOCK-26
    """,
}
"""The last three are M at some addresses and m at others; the lower grade is claimed."""
GRADES = {key: grade for grade, keys in KEYS_BY_GRADE.items() for key in keys.split()}
ALL_CELLS = [
    pytest.param(era, row, name, cells[number], id=f"{era}: {name}")
    for row, carried in TABLE.items()
    for name, cells in carried.items()
    for number, era in enumerate(ERAS)
    if len(cells) == len(ERAS)
]


def setting_of(regime: Regime, name: str) -> Setting[object]:
    return {switch.name: switch.setting for switch in switches(regime)}[name]


def test_all_forty_five_rows_stand_here_with_six_cells_for_each_switch() -> None:
    assert len(TABLE) == 45
    assert all(len(cells) == 6 for carried in TABLE.values() for cells in carried.values())
    assert [regime.id for regime in HISTORY] == list(ERAS)


def test_the_mapping_names_the_rows_and_switches_of_the_table_and_no_others() -> None:
    assert {row: set(names) for row, names in ROWS.items()} == {row: set(carried) for row, carried in TABLE.items()}


@pytest.mark.parametrize("regime", REGIMES.values(), ids=REGIMES.keys())
def test_every_switch_belongs_to_one_row_or_is_ours_only_with_a_reason(regime: Regime) -> None:
    carried = Counter(name for names in ROWS.values() for name in names)
    assert carried.most_common(1)[0][1] == 1
    assert {switch.name for switch in switches(regime)} == set(carried) | set(OURS_ONLY)
    assert not set(carried) & set(OURS_ONLY)
    for name in carried:
        [row] = rows_of(name)
        assert name in ROWS[row]
    for name, reason in OURS_ONLY.items():
        assert rows_of(name) == ()
        assert reason.endswith((".", ")."))


@pytest.mark.parametrize(("era", "row", "name", "cell"), ALL_CELLS)
def test_a_cell_is_what_the_documents_of_its_era_say(era: str, row: str, name: str, cell: Cell) -> None:
    assert name in ROWS[row]
    setting = setting_of(REGIMES[era], name)
    if isinstance(cell, Gap):
        assert isinstance(setting, Unknown), f"{row}, {era}: {cell.why}, yet it is given as known"
        assert setting.assumed in setting.swept
        assert setting.why
        return
    assert isinstance(setting, Known), f"{row}, {era}: documented by {cell.keys}, yet it is given as unknown"
    assert setting.value == cell.value
    assert setting.source in cell.keys


def test_a_source_has_the_grade_of_the_facts_wherever_a_cell_rests_on_it() -> None:
    cells = [cell for carried in TABLE.values() for row in carried.values() for cell in row]
    used = {key for cell in cells if isinstance(cell, Doc) for key in cell.keys}
    assert used <= set(GRADES)
    for key, source in SOURCES.items():
        assert key == source.grade == "OWN" or source.grade == GRADES[key], key


ONLY_IN_2021 = ("request.min_area_sq_mi", "request.min_window_minutes", "request.max_posts_per_case")


@pytest.mark.parametrize("name", ONLY_IN_2021)
def test_a_limit_that_is_documented_for_2021_only_is_known_in_2021_only(name: str) -> None:
    known = [era for era in ERAS if isinstance(setting_of(REGIMES[era], name), Known)]
    assert known == ["assistance-2021"]


def test_what_is_ours_only_is_unknown_in_every_era_but_for_what_the_company_conceded() -> None:
    known = {(era, name) for era in ERAS for name in OURS_ONLY if isinstance(setting_of(REGIMES[era], name), Known)}
    assert known == {("community-requests-2025", "consent.bystander_objection")}


def test_the_eras_follow_each_other_without_a_gap_on_the_days_of_the_timeline() -> None:
    for era, following in pairwise(HISTORY):
        assert era.ends is not None
        assert following.starts is not None
        assert (following.starts - era.ends).days == 1
    starts = [era.starts for era in HISTORY]
    assert starts == [
        date(2018, 5, 8),
        date(2019, 8, 1),
        date(2020, 2, 1),
        date(2021, 6, 7),
        date(2024, 2, 1),
        date(2025, 9, 4),
    ]
    assert HISTORY[-1].ends is None
