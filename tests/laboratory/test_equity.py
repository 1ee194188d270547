"""Who posts about whom: sums that add up, made-up incomes that stay, intervals, and nobody else who reads them."""

from __future__ import annotations

import pytest
from glassporch.laboratory.areas import BANDS, areas_of
from glassporch.laboratory.equity import place_about, rate
from glassporch.policy.cells import cell_at
from glassporch.policy.geometry import move_many
from glassporch.policy.units import DAY, HOUR
from glassporch.simulation.streams import stream
from glassporch.storage.feed_ground import Happened, Placed
from sqlalchemy import text

from ..conftest import Bench
from ..flow import API

HOME = (-74.9, 39.36)


def homes(count: int = 600, spread_m: float = 4_000) -> list[tuple[float, float]]:
    """Made-up houses, denser in the middle."""
    drawn = stream(7, "test", "homes").normal(size=(count, 2)) * spread_m
    lons, lats = move_many([HOME[0]] * count, [HOME[1]] * count, drawn[:, 0], drawn[:, 1])
    return list(zip(lons.tolist(), lats.tolist(), strict=True))


@pytest.mark.parametrize("by", ["density", "income"])
def test_each_band_holds_about_a_third_of_the_homes(by: str) -> None:
    areas = areas_of(homes(), 11)
    assert sum(area.homes for area in areas.values()) == 600
    for band in BANDS:
        assert 100 <= sum(area.homes for area in areas.values() if getattr(area, by) == band) <= 300


def test_density_bands_follow_the_houses_and_incomes_follow_the_worlds_secret_alone() -> None:
    first, again, other = areas_of(homes(), 11), areas_of(homes(), 11), areas_of(homes(), 12)
    assert first == again
    most = {band: max(area.density_km2 for area in first.values() if area.density == band) for band in BANDS}
    assert most["low"] <= most["middle"] <= most["high"]
    assert {one: area.density for one, area in first.items()} == {one: area.density for one, area in other.items()}
    assert {one: area.income for one, area in first.items()} != {one: area.income for one, area in other.items()}


def test_a_rate_bears_the_interval_of_its_count_and_none_without_a_base() -> None:
    found = rate(10, 2.0)
    assert found is not None
    assert found.value == 5.0
    assert (found.low, found.high) == pytest.approx((4.795 / 2, 18.39 / 2), rel=0.01)
    nothing = rate(0, 1.0)
    assert nothing is not None
    assert (nothing.value, nothing.low) == (0.0, 0.0)
    assert nothing.high == pytest.approx(3.69, rel=0.02)
    assert rate(3, 0.0) is None


def test_a_post_is_about_the_latest_incident_near_it_in_the_days_before() -> None:
    far = (HOME[0] + 0.1, HOME[1])
    near = (HOME[0] + 0.001, HOME[1])
    post = Placed("crime", 20 * DAY, HOME)
    past = [
        Happened(near, 15 * DAY),
        Happened(HOME, 19 * DAY),
        Happened(far, 20 * DAY - HOUR),
        Happened(near, 21 * DAY),
    ]
    assert place_about(post, past) == HOME
    assert place_about(post, [Happened(near, 12 * DAY)]) is None
    assert place_about(post, past[2:]) is None


def test_the_lines_add_up_to_what_the_world_holds(bench: Bench) -> None:
    world = bench.world("assistance-2021")
    body = {"category": "crime", "title": "At the door", "text": "Somebody tried the door."}
    post_id = bench.reader(world, "resident").write("POST", f"{API}/me/posts", body).json()["id"]
    bench.reader(world, "resident").write("POST", f"{API}/me/posts", body, key="this-one-waits")
    bench.reader(world, "moderator").write("POST", f"{API}/company/posts/{post_id}/review", {"verdict": "approve"})
    told = bench.reader(world, "researcher").get(f"{API}/lab/equity").json()
    assert told["truth"] is True
    with world.database.looking() as rows:
        counted = [rows.execute(text(f"SELECT count(*) FROM {name}")).scalar_one() for name in ("house", "incident")]
    for by in ("density", "income"):
        lines = [line for line in told["lines"] if line["by"] == by]
        assert [line["band"] for line in lines] == list(BANDS)
        assert sum(line["homes"] for line in lines) == counted[0]
        assert sum(line["incidents"] for line in lines) <= counted[1]
        assert sum(line["posts"] for line in lines) == told["posts"] == 1
        pairs = sum(pair["posts"] for pair in told["pairs"] if pair["by"] == by)
        assert pairs + told["without_incident"] == 1


def test_nobody_but_the_researcher_reads_it_and_it_names_nobody(bench: Bench) -> None:
    world = bench.world("assistance-2021")
    for who in ("officer", "administrator", "resident", "moderator", "journalist", ""):
        assert bench.reader(world, who).get(f"{API}/lab/equity").status == 403
    said = bench.reader(world, "researcher").get(f"{API}/lab/equity").body.decode()
    page = bench.reader(world, "researcher").get("/lab/equity").body.decode()
    assert "TRUTH VIEW" in page
    assert "Incomes are made up" in page
    with world.database.looking() as rows:
        names = list(rows.execute(text("SELECT id FROM household UNION SELECT id FROM camera")).scalars())
    assert names
    assert not [name for name in names if name in said or name in page]


def test_squares_are_those_of_the_published_grid() -> None:
    areas = areas_of([HOME], 1)
    assert [area.cell for area in areas.values()] == [cell_at(*HOME, 15)]
