"""Invented agencies: whose day they have, that they exist nowhere, and that none shifts what another draws."""

from __future__ import annotations

from datetime import date

import pytest
from glassporch.gazetteer import Gazetteer
from glassporch.policy.facts import AnnouncementFact, PartnerFact, RecordsAnswerFact
from glassporch.simulation.announcing.habits import ANNOUNCING, LONGEST_DAYS
from glassporch.simulation.announcing.register import register_facts
from glassporch.simulation.announcing.stream import announce, next_wave
from glassporch.simulation.announcing.words import PLACES, REWORDED, STOCK, place_name


@pytest.fixture(scope="module")
def register() -> tuple[PartnerFact, ...]:
    return register_facts()


def test_no_invented_agency_or_place_bears_a_real_name(register):
    heard, gazetteer = announce(1, register), Gazetteer()
    real = {one.agency for one in register} | {one.name for one in gazetteer.agencies}
    assert len(real) > 10_000
    assert not real & {one.agency for one in heard}
    invented = {place_name(number).casefold() for number in range(PLACES)}
    assert not invented & gazetteer.towns.keys()
    known = "\n".join(one.text for one in heard if isinstance(one, AnnouncementFact))
    assert not [one.agency for one in register if one.agency in known]


def test_two_agencies_of_a_state_never_share_a_name(register):
    for kind in (AnnouncementFact, RecordsAnswerFact):
        named = [(one.agency, one.state) for one in announce(1, register) if isinstance(one, kind)]
        assert len(named) == len(set(named)) > 100


def test_equal_seeds_hear_the_same_and_others_something_else(register):
    assert announce(7, register) == announce(7, register)
    assert announce(7, register) != announce(8, register)


def test_one_partner_more_shifts_nobody_else(register):
    few, more = announce(3, register[:200]), announce(3, register[:201])
    assert set(few) <= set(more)


def test_nobody_is_announced_or_found_before_it_counts_nor_half_a_year_later(register):
    for partner in register[:300]:
        for one in announce(5, [partner]):
            since = date.fromisoformat(partner.counts_from)
            day = date.fromisoformat(one.day if isinstance(one, AnnouncementFact) else one.asked_on)
            assert since <= day, partner
            if isinstance(one, AnnouncementFact):
                assert (day - since).days <= LONGEST_DAYS
                assert not one.found_on or one.found_on >= one.day
            else:
                assert one.asked_on < one.answered_on


def test_duplicates_and_disputed_entries_stand_behind_nobody(register):
    idle = [one for one in register if one.duplicate or one.status != "active"]
    assert idle
    assert announce(1, idle) == ()


def test_the_outsider_finds_what_keeps_a_stock_phrase_and_nothing_else(register):
    said = [one for one in announce(1, register) if isinstance(one, AnnouncementFact)]
    for one in said:
        holds = any(phrase in one.text.casefold() for phrase in STOCK)
        assert bool(one.found_on) == bool(one.stock) == holds, one
    assert 0.75 < sum(1 for one in said if one.stock) / len(said) < 0.85
    assert not [text for _, text in REWORDED if any(phrase in text for phrase in STOCK)]


def test_the_sample_is_asked_on_the_first_of_a_month():
    assert next_wave(date(2019, 8, 1)) == date(2019, 8, 1)
    assert next_wave(date(2019, 12, 2)) == date(2020, 1, 1)


def test_every_number_that_nobody_published_is_marked_as_an_assumption():
    assert {one.grade for _, one in ANNOUNCING.figures()} == {"assumption"}
