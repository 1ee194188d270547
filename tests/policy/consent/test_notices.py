"""What a resident is told before saying yes, word by word, under rules that differ in everything that is told."""

from __future__ import annotations

import hashlib

import pytest
from glassporch.policy.consent.notices import NoticeText, answer_notice, map_notice, requests_notice
from glassporch.policy.consent.onward_notice import onward_notice
from glassporch.policy.regime import Regime
from glassporch.policy.regimes import REGIMES

EITHER = "A no of any resident of your household holds for all of you."
ANY = "Any resident of your household can say yes for it; a no binds whoever said it."
NEXT = "A change shows when the map is published next."
ASKED = "Agencies with an agreement can ask you for footage near you. Being asked shares nothing."
FOR_GOOD = "Your yes holds until you take it back, which you can do at any time."


def answered(regime: Regime) -> NoticeText:
    return answer_notice(regime, regime)


def test_sharing_under_the_rules_of_2018_is_told_with_all_that_follows_from_it() -> None:
    told = answered(REGIMES["heat-map-2018"])
    assert told.version == "answer-1/address+email/no-limit/unlimited/copies-stay/counted/any-may-share"
    assert told.sentences == (
        (
            "The agency gets the clips that you choose, and with them your address (block and street) and your e-mail "
            "address."
        ),
        "The agency can fetch them for as long as it likes.",
        "The agency may pass them on to anybody.",
        "You can take your answer back, but clips that were released before stay with the agency.",
        "Your answer, or your silence, is counted in totals that the agency can read; they name nobody.",
        ANY,
        "If you do nothing, nothing is shared.",
    )
    assert told.digest == hashlib.sha256("\n".join(told.sentences).encode()).hexdigest()


def test_sharing_under_the_blind_reference_is_told_with_how_little_follows_from_it() -> None:
    told = answered(REGIMES["reference-blind"])
    assert told.version == (
        "answer-1/no-contact/30-days/new-consent/portal-copies-removed/not-counted/either-may-refuse"
    )
    assert told.sentences == (
        "The agency gets the clips that you choose, and nothing else about you.",
        "The agency can fetch them here for 30 days. A copy that it has made stays with it.",
        "The agency may pass them on only if you say yes to that agency, too.",
        (
            "You can take your answer back: then released clips are removed from this service. A copy that the agency "
            "has made stays with it."
        ),
        "The agency is not told whether you were asked.",
        EITHER,
        "If you do nothing, nothing is shared.",
    )


def test_three_things_about_a_resident_are_listed_with_one_and() -> None:
    assert answered(REGIMES["assistance-2021"]).sentences[0] == (
        "The agency gets the clips that you choose, and with them your name, your address (block and street) and your "
        "e-mail address."
    )


@pytest.mark.parametrize(
    ("regime", "version", "sentences"),
    [
        (
            "heat-map-2018",
            "requests-1/e-mail/no-limit/any-may-share",
            (ASKED, "Requests reach you by e-mail.", FOR_GOOD, ANY),
        ),
        (
            "assistance-2021",
            "requests-1/post+push/no-limit/any-may-share",
            (ASKED, "Requests reach you by post and push.", FOR_GOOD, ANY),
        ),
        (
            "none-2024",
            "requests-1/no-channel/no-limit/any-may-share",
            (ASKED, "Under the rules in force nobody is asked.", FOR_GOOD, ANY),
        ),
    ],
)
def test_being_asked_is_told_with_the_ways_and_the_term(regime: str, version: str, sentences: tuple[str, ...]) -> None:
    told = requests_notice(REGIMES[regime])
    assert (told.version, told.sentences) == (version, sentences)


def test_a_yes_that_runs_out_is_told_to() -> None:
    days = REGIMES["reference-blind"].consent.grant_days.value
    told = requests_notice(REGIMES["reference-blind"])
    assert isinstance(days, int)
    assert told.version.split("/")[2] == f"{days}-days"
    assert told.sentences[2] == (
        f"Your yes runs out after {days} days unless you confirm it, and you can take it back at any time."
    )


def test_being_counted_is_told_with_the_cells_and_the_noise() -> None:
    regime = REGIMES["reference-map"]
    homes, epsilon = regime.map.cell_addresses.value, regime.map.epsilon_total.value
    told = map_notice(regime)
    assert told.version.startswith(f"map-1/counts/{homes}-homes/epsilon-{epsilon:g}/")
    assert told.sentences[:4] == (
        "Your household is counted once in the cell of the map that it lies in; your place is not shown.",
        f"A cell holds at least {homes} homes of the public address list.",
        f"Noise is added to the counts before anybody sees them; for all of them together epsilon is {epsilon:g}.",
        NEXT,
    )
    assert told.sentences[-1] == EITHER


@pytest.mark.parametrize(
    ("regime", "first"),
    [
        ("heat-map-2018", "Agencies see shades and circles on a map that your camera is part of."),
        ("no-policy", "Agencies see every camera on a map at its exact place."),
        ("reference-blind", "Under the rules in force there is no map of cameras."),
    ],
)
def test_a_map_without_counts_is_told_without_cells_and_noise(regime: str, first: str) -> None:
    told = map_notice(REGIMES[regime])
    assert told.sentences[:2] == (first, NEXT)
    assert len(told.sentences) == len((first, NEXT, "how long", "who decides"))


def test_passing_on_is_told_with_what_goes_along_and_whose_word_counts() -> None:
    blind, open_handed = REGIMES["reference-blind"], REGIMES["assistance-2021"]
    told = onward_notice(blind, open_handed)
    assert told.version == "onward-3/no-contact/portal-copies-removed/either-may-refuse"
    assert told.sentences == (
        "An agency to which you gave a clip wants to pass it on to another agency.",
        "Nothing is passed on unless you say yes. If you say no, or nothing, the agency is not told.",
        "Your answer holds for every clip of this request that it has asked to pass on to that agency until now.",
        (
            "You can take a yes back: then the other agency can no longer fetch it here. A copy that it has made stays "
            "with it."
        ),
        EITHER,
    )
    other = onward_notice(open_handed, blind)
    assert other.version == "onward-3/with-contact/copies-stay/either-may-refuse", "the stricter of the two counts"
    assert "with what it was told about you" in other.sentences[0]
