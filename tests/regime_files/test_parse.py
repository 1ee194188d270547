"""Every fault is told at once, with its line, its name, and what to do."""

from __future__ import annotations

from datetime import date

import pytest
from glassporch.policy.regime import Known, Unknown, switches
from glassporch.policy.regimes import REGIMES
from glassporch.regime_files import Fault, parse, read_regime

BLIND = REGIMES["reference-blind"]


def errors(text: str) -> list[Fault]:
    parsed = read_regime(text)
    found = [fault for fault in parsed.faults if fault.level == "error"]
    assert (parsed.file is None) == bool(found)
    return found


def test_what_a_file_does_not_name_keeps_its_value_and_its_source(draft: str) -> None:
    parsed = parse(draft)
    assert parsed.faults == ()
    regime = parsed.file.regime
    assert regime.request.max_window_minutes == Known(60, "OWN")
    assert regime.request.look_back_days == Unknown(7, (7, 30), "A guess.")
    changed = {"request.max_window_minutes", "request.look_back_days"}
    pairs = zip(switches(regime), switches(BLIND), strict=True)
    assert {mine.name for mine, theirs in pairs if mine != theirs} == changed
    assert (regime.secrets, regime.promise, regime.starts) == ((), None, None)


def test_dates_are_never_taken_over() -> None:
    text = 'id = "my-era"\ntitle = "T"\nsummary = "S"\nextends = "assistance-2021"\n'
    assert parse(text).file.regime.starts is None
    dated = parse(f"{text}starts = 2021-06-07\nends = 2022-01-01\n").file.regime
    assert (dated.starts, dated.ends) == (date(2021, 6, 7), date(2022, 1, 1))


CHANGES = [
    ("[request]", "[reqest]", "reqest", "did you mean request?"),
    ("max_window_minutes =", "max_windw_minutes =", "request.max_windw_minutes", "request.max_window_minutes?"),
    ("max_window_minutes =", "agency_days =", "request.agency_days", "did you mean sharing.agency_days?"),
    ('value = 60, source = "OWN"', "value = 60", "request.max_window_minutes", "source ="),
    ('{ value = 60, source = "OWN" }', "60", "request.max_window_minutes", "source ="),
    ('source = "OWN"', 'source = "RFA-POLL"', "request.max_window_minutes", "did you mean RFA-POL?"),
    ('source = "OWN"', "source = 3", "request.max_window_minutes", "[[sources]]"),
    ("value = 60", 'value = "60"', "request.max_window_minutes", "a whole number"),
    ("value = 60", "value = 60.5", "request.max_window_minutes", "a whole number"),
    ("value = 60", "value = true", "request.max_window_minutes", "a whole number"),
    ("value = 60", "value = -60", "request.max_window_minutes", "from 0"),
    ("value = 60", "value = 9999999999", "request.max_window_minutes", "from 0 to 1000000000"),
    ("assumed = 7, swept = [7,", "assumed = 40000, swept = [40000,", "request.look_back_days", "at most 36525"),
    ("value = 60", 'value = "none"', "request.max_window_minutes", "a whole number"),
    ("swept = [7, 30]", "swept = [30]", "request.look_back_days", "list each value once"),
    ("swept = [7, 30]", "swept = [7, 7]", "request.look_back_days", "list each value once"),
    ("swept = [7, 30]", "swept = []", "request.look_back_days", "its own among them"),
    ("swept = [7, 30]", 'swept = [7, "x"]', "request.look_back_days", "a whole number"),
    (', why = "A guess."', "", "request.look_back_days", "and why"),
    ('why = "A guess."', 'why = "A guess.", source = "OWN"', "request.look_back_days", "{ assumed"),
    ('"reference-blind"', '"reference-blnd"', "extends", "did you mean reference-blind?"),
    ('"reference-blind"', '"zzz"', "extends", "name one of these"),
    ('"reference-blind"', "7", "extends", "name one of these"),
    ('id = "my-regime"', 'id = "reference-map"', "id", "choose another id"),
    ('id = "my-regime"', 'id = "My Regime"', "id", "lower-case words"),
    ('id = "my-regime"', 'id = "regime"', "id", "two or more"),
    ('id = "my-regime"', f'id = "a-{"b" * 40}"', "id", "at most 40"),
    ('id = "my-regime"', 'id = "my-regime-2019"', "id", "take the year out"),
    ('id = "my-regime"', "", "id", "write id = ... at the top: two or more lower-case words"),
    ('id = "my-regime"', "id = 3", "id", "two or more lower-case words"),
    ('title = "A draft"', "", "title", "write title = "),
    ('title = "A draft"', 'title = "a\\u001b[31m"', "title", "printable"),
    ('title = "A draft"', 'title = "A draft"\ncolour = "red"', "colour", "remove"),
    ("secrets = []", "secrets = [3]", "secrets", "a list"),
    ('promise = "none"', "promise = { pairs = [] }", "promise", "a table of pairs, leakage, noise"),
    ('promise = "none"', "promise = { pairs = [], leakage = 3 }", "promise", "for leakage: a list"),
    ("secrets = []", "secrets = []\nends = 2020-01-01", "ends", "give both"),
    ("secrets = []", "secrets = []\nstarts = 2020-01-02\nends = 2020-01-01", "ends", "exchange them"),
    ("secrets = []", 'secrets = []\nstarts = "2020-01-02"', "starts", "without quotes"),
    ("secrets = []", "secrets = []\nmap = 3", "map", "write [map]"),
    (
        "[request]",
        "[delivery]\ncell_level = { value = 19, source = 'OWN' }\n[request]",
        "delivery.cell_level",
        "change",
    ),
    ("[request]", "[request", "toml", "toml.io"),
    ("[request]", "sources = 3\n[request]", "sources", "[[sources]]"),
]


@pytest.mark.parametrize(
    ("old", "new", "name", "hint"), CHANGES, ids=[f"{name}: {new[:30]}" for _, new, name, _ in CHANGES]
)
def test_a_fault_names_its_switch_and_says_what_to_do(draft: str, old: str, new: str, name: str, hint: str) -> None:
    assert old in draft
    found = errors(draft.replace(old, new, 1))
    assert [fault.name for fault in found] == [name]
    assert hint in str(found[0])


def test_a_fault_names_its_line(draft: str) -> None:
    (found,) = errors(draft.replace("value = 60", 'value = "x"'))
    assert found.line == draft.splitlines().index('max_window_minutes = { value = 60, source = "OWN" }') + 1
    (found,) = errors(draft.replace("[request]", "[request"))
    assert found.line == draft.splitlines().index("[request]") + 1


def test_all_faults_are_told_at_once(draft: str) -> None:
    text = draft.replace("value = 60", 'value = "x"').replace("[7, 30]", "[]").replace('"my-regime"', '"no"')
    assert [fault.name for fault in errors(text)] == ["id", "request.max_window_minutes", "request.look_back_days"]


def test_without_an_extended_regime_every_missing_table_and_switch_is_named(draft: str) -> None:
    found = {fault.name: str(fault) for fault in errors(draft.replace('extends = "reference-blind"\n', ""))}
    assert {"map", "delivery", "request", "legal"} <= set(found)
    assert "min_area_sq_mi" in found["request"]
    assert "max_window_minutes" not in found["request"]
    assert all("extends" in said for said in found.values())


SOURCE = """
[[sources]]
key = "DIARY-1"
grade = "M"
title = "A diary"
address = "https://example.org/diary"
"""


def test_a_file_can_bring_its_own_sources(draft: str) -> None:
    parsed = parse(draft.replace('source = "OWN"', 'source = "DIARY-1"') + SOURCE)
    assert parsed.faults == ()
    assert [source.title for source in parsed.file.sources] == ["A diary"]


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ('"M"', '"Q"', "primary"),
        ('"M"', "4", "the grade of source 1 is"),
        ('"M"', "4", "in quotes"),
        ('"DIARY-1"', '"RFA-POL"', "taken"),
        ('"DIARY-1"', '"a diary"', "a capital first"),
        ("https://example.org/diary", "my shelf", "https://"),
        ('title = "A diary"\n', "", "exactly"),
    ],
)
def test_a_source_is_checked(draft: str, old: str, new: str, hint: str) -> None:
    found = errors(draft + SOURCE.replace(old, new))
    assert [fault.name for fault in found] == ["sources"]
    assert hint in str(found[0])


def test_two_sources_with_one_key_are_refused(draft: str) -> None:
    assert "two sources" in str(errors(draft + SOURCE + SOURCE)[0])


def test_a_source_that_nothing_cites_is_odd_and_no_error(draft: str) -> None:
    parsed = read_regime(draft + SOURCE)
    assert parsed.file is not None
    assert [(fault.name, fault.level) for fault in parsed.faults] == [("sources", "warning")]


def test_promises_that_were_made_for_other_switches_are_pointed_out(draft: str) -> None:
    text = draft.replace("secrets = []\n", "").replace('promise = "none"\n', "")
    parsed = read_regime(text)
    assert parsed.file.regime.promise == BLIND.promise
    assert [(fault.name, fault.level) for fault in parsed.faults] == [("secrets", "warning"), ("promise", "warning")]


@pytest.mark.parametrize("word", ["none", "no limit", "never", "No Limit"])
def test_a_missing_limit_has_a_word_as_toml_has_no_null(draft: str, word: str) -> None:
    text = f'{draft}max_posts_per_case = {{ value = "{word}", source = "OWN" }}\n'
    assert parse(text).file.regime.request.max_posts_per_case == Known(None, "OWN")


def test_the_remedy_for_an_unknown_source_goes_on_with_the_sentence(draft: str) -> None:
    said = str(errors(draft.replace('source = "OWN"', 'source = "ZZZZZZ"', 1))[0])
    assert "a source that there is not; add it as a table" in said
