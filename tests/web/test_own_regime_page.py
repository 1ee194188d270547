"""A world that follows somebody's own rules shows what their sources are, not their keys alone."""

from __future__ import annotations

from glassporch.policy.regimes import REGIMES
from glassporch.regime_files import parse, write_extending
from glassporch.worlds.own_regimes import keep, kept, with_regimes

from ..conftest import Bench
from .pages import Browser, Sheet

SOURCE = """
[[sources]]
key = "TOWN-24"
grade = "P"
title = "The town council's resolution of 2024"
address = "https://council.example/2024"
"""
SWITCH = 'look_back_days = { value = 7, source = "TOWN-24" }'


def test_the_rules_page_names_title_and_address_of_a_source_that_a_file_brings_along(bench: Bench) -> None:
    text = write_extending(REGIMES["reference-blind"], "town-rules").replace("[request]", f"[request]\n{SWITCH}", 1)
    parsed = parse(text.replace("\n[", f"\n{SOURCE}\n[", 1))
    assert parsed.file is not None, parsed.faults
    keep([parsed.file], bench.folder / "town-rules.regimes")
    wiring = with_regimes(bench.wiring, kept(bench.folder / "town-rules.regimes"))
    world = bench.world("reference-blind", wiring=wiring)
    with world.database.acting() as rows:
        rows.exec_driver_sql("UPDATE world_state SET regime_id = 'town-rules'")
    page = Sheet(Browser(bench.client, world.name).get("/public/regime").text)
    assert "The town council's resolution of 2024" in page.words
    assert "https://council.example/2024" in page.addresses
    [source] = bench.reader(world).get("/api/v1/public/regime").json()["sources"]
    assert source["key"] == "TOWN-24"
    shipped = bench.reader(bench.world("reference-blind", wiring=wiring)).get("/api/v1/public/regime").json()
    assert shipped["sources"] == []
