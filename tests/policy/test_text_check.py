"""The check of a request's text: every rule catches and lets pass, spans point at words, tricks of letters do nothing.

Nothing here is statistical: the properties hold for every message, so a failure is never chance.
"""

import time

import pytest
from glassporch.policy.text_check import CATEGORIES, RULES, ProhibitedContent, check_text
from glassporch.policy.text_check.phrases import Element, matches, phrases
from glassporch.policy.text_check.words import words_of
from hypothesis import given
from hypothesis import strategies as st

LONGEST = 1_200  # characters of a request's message

# Rule -> a text that it catches, and a near one that it lets pass.
PAIRS = {
    "protest": ("We ask for video of the protest.", "A scooter was stolen on Protest Lane at 5 pm."),
    "march": ("Share what you have of the march.", "We ask for video of March 14 from 5 to 6 pm."),
    "crowd": ("Please record any crowd activity.", "The phone was taken at the crowded market."),
    "unrest-in-general": ("Detectives look into unrest and looting.", "A restless dog bit a cyclist at 7 am."),
    "worship": ("Send video of worshippers at the door.", "A window of the mosque was broken at 3:05 am."),
    "union": ("Who was at the union meeting?", "Tools were taken from the truck of a credit union."),
    "politics": ("Show us supporters of the candidate.", "A campaign sign was set on fire at 1 am."),
    "invitation": ("Join us for breakfast.", "He was joined by a second man."),
    "advice": ("Remember to lock your doors.", "If you remember a green van, your video would help."),
    "notice": ("The road will be closed on Friday.", "The road was closed after the collision."),
    "contempt-for-a-group": ("These savages took a bicycle.", "A savage dog bit a child."),
    "a-group-unwanted": ("They should go back to their country.", "The van went back to the country road."),
    "race-alone": ("Looking for a black man.", "A black dog bit a jogger."),
    "look-alone": ("A suspicious man was seen.", "A suspicious fire damaged a garage."),
    "ordinary-behavior": ("A man was walking by.", "A man was walking by and then grabbed a purse."),
    "insult": ("This moron hit a hydrant.", 'The words "stupid moron" were sprayed on the wall.'),
    "threat": ("We will hunt them down.", "You will hear from the desk."),
    "following-a-person": ("Keep track of him.", "A dog was let off its track."),
    "victim-named": ("Jonas Wetherhill was stabbed.", "Miller Bakery was robbed."),
    "victim-owner-named": ("Burglars entered Carla Dunmore's house.", "Burglars entered Baker Street's bakery."),
    "victim-traced": ("The victim lives at 18 Puffin Row.", "The victim was taken to a hospital."),
    "urgency": ("URGENT: share now.", "A car was taken from the urgent care lot."),
    "duty": ("It is your duty to share.", "You have no obligation to share."),
    "consequence": ("Residents are required to answer.", "You are not required to answer."),
    "blame": ("It will be your fault.", "Who was at fault is not known."),
    "call-to-action": ("Keep our town safe.", "A safe was taken from the office."),
}

# Rule -> more that it catches, one text for each further phrase of its table.
CATCHES = {
    "protest": "held a sit in. / A sit in at noon. / A march for water. / They marched by. / A picket.",
    "crowd": "A gathering of people. / Any gathering there. / The crowd moved on. / People came with signs.",
    "unrest-in-general": "There was unrest. / The looting went on. / Property damaged in several parts. / A riot. / "
    "People hurt and much damaged.",
    "worship": "People leaving the church. / She attended a service. / We want to know who prayed.",
    "union": "The workers of a union.",
    "politics": "She went door to door for him. / Signs they held against the road. / A campaign event.",
    "invitation": "Come to our fair. / Sign up for it. / Seats are limited. / A class will be held. / Meet the new "
    "dogs. / Everyone is welcome.",
    "advice": "A safety tip. / Never leave your keys. / Do not forget to lock. / Protect your deliveries. / Public "
    "service announcement. / Hang up. / Scam calls. / Have a safe holiday.",
    "notice": "It is closed to traffic. / We are hiring. / Apply online. / Follow us. / Download our app. / A toy "
    "drive. / Drop off some toys. / Register your camera.",
    "contempt-for-a-group": "Those people are trash. / These animals did it. / They are animals. / Infested with them.",
    "a-group-unwanted": "That kind of people. / People like that should go. / Muslims are not welcome. / No more "
    "foreigners. / Immigrants steal.",
    "race-alone": "Middle Eastern. / A dark skinned one. / Suspect white. / Suspect is black. / Of Asian appearance.",
    "look-alone": "A boy in a hoodie. / A gang member. / It was out of place. / He does not belong. / He didn't "
    "belong. / It looked odd. / Homeless looking. / Tattoos.",
    "ordinary-behavior": "Loitering.",
    "insult": "That creep. / They are trash. / His stupid face. / A crazy lady.",
    "threat": "We will find you. / Coming for you. / You will pay. / You cannot hide. / Make his life hell.",
    "following-a-person": "Watch it day and night. / When he leaves. / My ex. / Shame him. / Report all visitors. / "
    "Post his picture. / Film her whenever.",
    "victim-named": "The victim is Jo Vask. / Victim's name. / Someone robbed Jo Vask. / A man robbed Ms. Vask. / "
    "Fired at Jo Vask. / Killed and named as one. / The victim, Jo Vask.",
    "victim-owner-named": "It was Mr. Vask's house. / A bike belonging to Jo Vask. / The home of Jo Vask.",
    "victim-traced": "Where the woman lives. / The victim is a boy who goes there. / The victim, a year old boy. / "
    "The victim is the wife. / Call the victim.",
    "urgency": "Send it immediately. / Act now. / We need it now. / Do not wait. / Time is running out. / The last "
    "chance.",
    "duty": "A duty to help. / They have an obligation. / Obligated to share. / You must share. / Every one of you "
    "needs to. / You owe him. / The right thing. / Good citizens share.",
    "consequence": "Failure to respond. / Required by law. / We get a warrant. / If you refuse. / Come to your "
    "door. / Treated as obstruction.",
    "blame": "If you do not share. / If you don't help. / Part of the problem. / Those who do nothing. / How would "
    "you feel? / Nothing to hide. / No excuses.",
    "call-to-action": "Take some action. / Make our streets safer. / Direct action. / Do your part.",
}
# Rule -> what an exception of its table excuses.
EXCUSES = {
    "protest": "A demonstration car. / We do not ask about the protest. / Leave out the protest. / A protest. It is "
    "only the door from noon. / A protest. Only the video. / A protest. Only what was between.",
    "march": "We do not seek the march. / Please leave out the march. / A march. Only the video. / The march. Only "
    "one from it. / The march. Only what was between.",
    "crowd": "Crowd activity. Only one from it. / Crowd activity. Only the video. / Crowd activity. Only between.",
    "unrest-in-general": "Unrest. Only one from it. / Unrest. Only the video. / Unrest. Only between.",
    "notice": "It was closed to traffic after the crash.",
    "victim-named": "A man robbed Blue Anchor Diner.",
    "urgency": "The driver did not wait for help.",
    "duty": "You have no duty to answer. / You have to know that you do not need to answer.",
    "consequence": "No answer is required by law. / You are required to know that you do not have to answer.",
}


def rules_of(message: str, *prohibited: ProhibitedContent) -> set[str]:
    return {finding.rule for finding in check_text(message, prohibited or CATEGORIES)}


def test_every_rule_has_its_pair_and_a_name_of_its_own():
    assert sorted(PAIRS) == sorted(rule.name for rule in RULES)


@pytest.mark.parametrize("rule", PAIRS)
def test_a_rule_catches_its_text_and_lets_the_near_one_pass(rule: str):
    caught, near = PAIRS[rule]
    assert rule in rules_of(caught)
    assert rule not in rules_of(near)


@pytest.mark.parametrize("rule", CATCHES)
def test_every_phrase_of_a_rule_catches(rule: str):
    for text in CATCHES[rule].split(" / "):
        assert rule in rules_of(text), text


@pytest.mark.parametrize("rule", EXCUSES)
def test_every_exception_of_a_rule_excuses(rule: str):
    for text in EXCUSES[rule].split(" / "):
        assert rule not in rules_of(text), text


def test_unrest_in_general_is_caught_whatever_the_case_number():
    message = "There has been unrest with people hurt and property damaged. Share all video of the day, case 26-00001."
    assert {finding.category for finding in check_text(message, CATEGORIES)} == {"lawful-activity"}


def test_one_offence_beside_a_protest_may_be_asked_about_and_the_protest_not():
    beside = "A window broke at 9:10 pm beside the protest. We ask only for video of the door from 9:05 to 9:15 pm."
    assert check_text(beside, ("lawful-activity",)) == ()
    assert rules_of("We ask only for video of the protest.", "lawful-activity") == {"protest"}


def test_a_missing_person_may_be_named_and_a_victim_not():
    assert rules_of("Missing person Vera Stoneleigh was injured in a fall.", "victim-identity") == set()
    assert rules_of("Vera Stoneleigh was injured in a fall.", "victim-identity") == {"victim-named"}


def test_a_race_needs_an_offence_and_a_detail_beside_it():
    assert rules_of("A white man stole a bag.", "profiling") == {"race-alone"}
    assert rules_of("A white man in a brown jacket stood there.", "profiling") >= {"race-alone"}
    assert rules_of("A white man in a brown jacket stole a bag.", "profiling") == set()


def test_a_word_that_only_begins_like_an_offence_excuses_nothing():
    assert rules_of("A white man in a robe and a tall hat passed the stable.", "profiling") == {"race-alone"}


def test_a_message_in_quotation_marks_is_still_the_officers_own():
    assert rules_of('"Send us video of the protest that passed by your home"') >= {"protest"}


def test_a_sentence_without_the_word_does_not_excuse_another_that_holds_it():
    assert rules_of("We do not want to bother you. Send video of the protest.", "lawful-activity") == {"protest"}


def test_only_the_categories_asked_for_are_found():
    message = " ".join(caught for caught, _ in PAIRS.values())
    everything = check_text(message, CATEGORIES)
    assert {finding.category for finding in everything} <= set(CATEGORIES)
    assert check_text(message, ()) == ()
    for category in CATEGORIES:
        alone = check_text(message, (category,))
        assert alone == tuple(finding for finding in everything if finding.category == category)


@pytest.mark.parametrize(
    ("message", "slice_"),
    [
        ("Video of the PROTEST, please.", "PROTEST"),
        ("Video of the pro\u200btest, please.", "pro\u200btest"),
        (
            "Video of the \uff50\uff52\uff4f\uff54\uff45\uff53\uff54, please.",
            "\uff50\uff52\uff4f\uff54\uff45\uff53\uff54",
        ),
        ("Video of the pr\u043et\u0435st, please.", "pr\u043et\u0435st"),
        ("Video of the prote\u0301st, please.", "prote\u0301st"),
        ("Video of the prot\u00e9st, please.", "prot\u00e9st"),
        ("Video of the _protest_, please.", "protest"),
        ("Video of the\r\npicket\nline, please.", "picket"),
    ],
)
def test_a_span_points_at_the_words_as_sent(message: str, slice_: str):
    (finding,) = check_text(message, ("lawful-activity",))
    assert message[finding.start : finding.end] == slice_


@pytest.mark.parametrize(
    "written", ["p r o t e s t", "p.r.o.t.e.s.t", "P-R-O-T-E-S-T", "pro-\ntest", "pro- \r\n  test", "p*r*o*t*e*s*t"]
)
def test_spaced_letters_and_a_word_broken_at_the_end_of_a_line_hide_nothing(written: str):
    message = f"We ask for video of the {written} on Friday."
    [found] = [one for one in check_text(message, CATEGORIES) if one.rule == "protest"]
    assert message[found.start : found.end] == written


@pytest.mark.parametrize(
    ("message", "read"),
    [
        ("plate A B C", ["plate", "a", "b", "c"]),
        ("the p r o test", ["the", "p", "r", "o", "test"]),
        ("plate 1 2 3 4", ["plate", "1", "2", "3", "4"]),
        ("well-known", ["well", "known"]),
        ("a car -\na van", ["a", "car", "a", "van"]),
    ],
)
def test_a_few_single_letters_digits_and_dashes_between_words_are_read_one_by_one(message: str, read: list[str]):
    assert [word.text for word in words_of(message)] == read


def test_line_breaks_and_wide_spaces_part_words_like_spaces():
    assert rules_of("It is\u00a0your\n\nduty\tto share.", "pressure") == {"duty"}


@given(st.text(max_size=200), st.sampled_from([caught for caught, _ in PAIRS.values()]))
def test_every_span_holds_the_words_that_it_names(noise: str, caught: str):
    message = f"{noise} {caught} {noise}"
    for finding in check_text(message, CATEGORIES):
        assert 0 <= finding.start < finding.end <= len(message)
        assert " ".join(word.text for word in words_of(message[finding.start : finding.end])) == finding.words
        assert finding.explanation.endswith(".")


@given(st.sampled_from([caught for caught, _ in PAIRS.values()]), st.data())
def test_invisible_characters_hide_nothing(caught: str, data: st.DataObject):
    trick = data.draw(st.sampled_from(["\u200b", "\u200d", "\u00ad", "\u2060", "\ufe0f", "\x00", "\u3164"]))
    places = data.draw(st.sets(st.integers(0, len(caught))))
    sent = "".join((trick if place in places else "") + letter for place, letter in enumerate(f"{caught} "))
    plain = [(finding.rule, finding.words) for finding in check_text(caught, CATEGORIES)]
    assert [(finding.rule, finding.words) for finding in check_text(sent, CATEGORIES)] == plain


@given(st.sampled_from([(name, caught) for name, (caught, _) in PAIRS.items() if not name.startswith("victim")]))
def test_capital_letters_hide_nothing(pair: tuple[str, str]):
    name, caught = pair
    assert name in rules_of(caught.upper())


@given(st.text(max_size=LONGEST))
def test_any_text_is_read_twice_alike_and_without_an_error(message: str):
    findings = check_text(message, CATEGORIES)
    assert findings == check_text(message, frozenset(CATEGORIES))
    assert list(findings) == sorted(findings, key=lambda finding: (finding.start, finding.end))


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "a ",
        "protest ",
        "not want ",
        "the the ",
        "victim ",
        "Jo Do ",
        "'",
        "a'",
        '"',
        '" "',
        ". ",
        "!",
        "\u200b",
        "\ufdfa",
    ],
)
def test_the_longest_message_takes_moments_whatever_it_repeats(piece: str):
    """It takes 0.1 s at most here; 5 s leaves room for a busy machine."""
    message = (piece * LONGEST)[:LONGEST]
    started = time.perf_counter()
    check_text(message, CATEGORIES)
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize("piece", ["a ", "protest ", "not want ", "your ", "Jo Do ", "was shot ", "people like "])
def test_twice_the_message_is_at_most_about_twice_the_work(piece: str, monkeypatch: pytest.MonkeyPatch):
    looked_at: list[str] = []
    accepts = Element.accepts
    monkeypatch.setattr(Element, "accepts", lambda self, word: looked_at.append(word.text) or accepts(self, word))
    check_text((piece * LONGEST)[:LONGEST], CATEGORIES)
    once = len(looked_at)
    check_text((piece * LONGEST)[: 2 * LONGEST], CATEGORIES)
    assert once > 0
    assert len(looked_at) - once <= 2.1 * once


def test_a_gap_never_crosses_the_end_of_a_sentence_but_does_cross_a_title():
    assert rules_of("Your answer is welcome. Duty officers are in.", "pressure") == set()
    assert rules_of("A man robbed Mr. Okonta at noon.", "victim-identity") == {"victim-named"}


def test_a_phrase_with_an_unknown_class_or_shape_is_an_error():
    with pytest.raises(KeyError):
        phrases("@nothing")
    with pytest.raises(KeyError):
        phrases("a|<Name>")


def test_no_phrase_of_any_rule_is_written_so_that_it_could_match_an_empty_word_row():
    for rule in RULES:
        for phrase in (*rule.catches, *rule.unless_within, *rule.unless_sentence, *rule.unless_another_sentence):
            assert phrase[0].shape != "gap"
            assert phrase[-1].shape != "gap"


def test_a_shape_takes_the_words_of_its_kind_alone():
    number, name, possessive, gap = (Element(shape) for shape in ("number", "name", "possessive", "gap"))
    words = words_of("At 5pm Ada's dog bit Bo, said a5 and ada's.")
    assert [word.text for word in words if number.accepts(word)] == ["5pm"]
    assert "bo" in [word.text for word in words if name.accepts(word)]
    assert [(word.text, word.capital) for word in words if possessive.accepts(word)] == [("ada's", True)]
    assert not any(gap.accepts(word) for word in words)


def test_a_gap_is_at_most_six_words():
    [phrase] = phrases("start .. end")
    for between, found in ((0, True), (6, True), (7, False)):
        words = words_of(" ".join(["start", *["word"] * between, "end"]))
        assert any(True for _ in matches([phrase], words)) is found


def test_a_quotation_of_at_most_six_words_is_one_and_a_longer_one_is_the_officers_own():
    for many, quoted in ((1, True), (6, True), (7, False)):
        words = words_of('He said "' + " ".join(["word"] * many) + '" loudly.')
        assert [word.quoted for word in words if word.text == "word"] == [quoted] * many
    assert not any(word.quoted for word in words_of("He said so.") + words_of('"He" said'[4:]))


@pytest.mark.parametrize("name", ["protest", "march", "contempt-for-a-group"])
def test_what_somebody_sprayed_on_a_wall_may_be_quoted_under_the_rules_that_say_so(name: str):
    caught = {"protest": "the protest", "march": "the march", "contempt-for-a-group": "savages"}[name]
    assert {rule.name for rule in RULES if rule.may_quote} >= {name}
    found = check_text(f'Somebody sprayed "{caught}" on the wall.', CATEGORIES)
    assert name not in {one.rule for one in found}
    assert name in {one.rule for one in check_text(f"We ask about {caught}.", CATEGORIES)}


def test_no_other_rule_is_excused_by_quotation_marks():
    quoted = [rule.name for rule in RULES if rule.may_quote]
    assert len(quoted) < len(RULES) / 2
    assert "urgency" in {one.rule for one in check_text('Please be "urgent" about it.', CATEGORIES)}
