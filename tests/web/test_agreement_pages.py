"""The pages on which an agreement is offered and answered: they say from when an agency has access."""

from __future__ import annotations

import pytest

from ..conftest import Bench, pass_minutes
from .pages import Browser

PAGE = "/agency/agreement"
ROLES = ("press", "social-media", "investigation", "community")


@pytest.fixture
def sides(bench: Bench) -> tuple[Browser, Browser, str]:
    """The company, an agency without an agreement, and the address of the agency's page at the company."""
    world = bench.world("heat-map-2018")
    company, agency = (Browser(bench.client, world.name, who) for who in ("partner-manager", "new-administrator"))
    pages = {one for one in company.sheet("/partners").addresses if "/partners/agencies/" in one}
    page = next(one for one in sorted(pages) if "Sallow Bay Police Department" in company.call("GET", one).text)
    return company, agency, page.removeprefix(f"/w/{world.name}")


def test_a_signed_agreement_says_on_both_sides_when_access_begins(
    bench: Bench, sides: tuple[Browser, Browser, str]
) -> None:
    company, agency, page = sides
    assert "makes an offer" in agency.get(PAGE).text
    assert company.send(company.sheet(page).form("/agreements")).status_code == 303
    offered = agency.sheet(PAGE).form("/sign")
    assert (
        agency.send(offered, ("answer", "sign"), **{f"holds-{role}": "A. Holder" for role in ROLES}).status_code == 303
    )
    waiting, theirs = agency.get(PAGE).text, company.get(page).text
    assert "No agreement is in force yet. The signed one begins" in waiting
    assert "No agreement is in force before" in theirs
    pass_minutes(bench.opened[-1], 2 * 24 * 60)
    assert "An agreement is in force: your agency has access." in agency.get(PAGE).text
