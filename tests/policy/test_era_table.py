"""The table of eras, typed a second time by a reader who did not write the regimes, and compared with them.

Every cell is here, six for each row. A documented cell holds its value and the source keys that document it; where
the cell itself names none, `at` says which other part of the facts does. Any other cell says why it is a gap. A gap
must be `Unknown` in the regime: with an assumption, a reason and the values over which it is swept.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import pytest
from glassporch.policy.regime import Known, Regime, Setting, Unknown, switches
from glassporch.policy.regimes import HISTORY, REGIMES
from glassporch.policy.regimes.era_table import OURS_ONLY, ROWS, rows_of
from glassporch.policy.regimes.sources import SOURCES

ERAS = (
    "heat-map-2018",
    "video-request-2019",
    "control-center-2020",
    "assistance-2021",
    "none-2024",
    "community-requests-2025",
)


@dataclass(frozen=True)
class Doc:
    """A documented value, and the sources any of which documents it for this era."""

    value: object
    keys: tuple[str, ...]
    at: str = ""


@dataclass(frozen=True)
class Gap:
    """Why no value is documented for this era, or not beyond doubt."""

    why: str


Cell = Doc | Gap


def d(value: object, *keys: str, at: str = "") -> Doc:
    return Doc(value, keys, at)


YES, NO = True, False
U = Gap("unknown")
DASH = Gap("no requests in this era")
NOT_SAID = Gap("the cell says nothing about this part of the row")
DETAIL = Gap("the drawing of the heat map was never published")
NO_MAP = Gap("no cameras on the map of this era")

POLICE = ("police", "sheriff")
FOUR_ROLES = ("press", "social-media", "investigation", "community")
PEOPLE = ("administrator", "user")
ALL_PROHIBITED = ("lawful-activity", "announcement", "hate", "profiling", "harassment", "victim-identity", "pressure")
CHOICES_2019 = ("share-all", "choose-clips", "review-first", "ignore", "opt-out")
CHOICES_2021 = ("share-all", "choose-clips", "review-first", "ignore", "comment", "hide", "mute", "opt-out")
LEGAL = ("subpoena", "court-order", "warrant")
CONTENT = ("warrant", "verified-consent")

# fmt: off
TABLE: dict[str, dict[str, tuple[Cell, ...]]] = {
    "name of the service": {
        "service.product_name": (
            Gap("two names, no dates"),
            Gap("no source; the page of the era (AGENCY-USE) carries the later name"),
            Gap("renamed within this era, exact date unknown"),
            d("Neighbors Public Safety Service, Request for Assistance", "NPSS-TOS", "RFA-POL", at="source titles"),
            Gap("renamed within this era"),
            d("Verified Account, Community Request", "CR-v1", at="source title"),
        ),
    },
    "way of delivery": {
        "request.is_open": (
            d(YES, "GIZ-STATS"), d(YES, "WAPO-0828", "AGENCY-USE"), d(YES, "EFF-0621", "EFF-LAPD", "AGENCY-USE"),
            d(YES, "RFA-POL", "RFA-NEWS"), d(NO, "END-24", at="timeline"), d(YES, "CR-v1", "CR-v2"),
        ),
        "delivery.channels": (
            d(("e-mail",), "GIZ-STATS"), d(("e-mail",), "WAPO-0828"), Gap("also an in-app prompt, graded U"),
            d(("post", "push"), "RFA-POL", "RFA-NEWS"), d((), "END-24", at="timeline"),
            Gap("the later text adds e-mail; the day is unknown"),
        ),
    },
    "who is asked": {
        "delivery.recipients": (
            Gap("conflict, U"), Gap("conflict, U"), Gap("conflict, U"), d("app-users", "CNET-0621", "EFF-0621"), DASH,
            Gap('"participating" users is not defined'),
        ),
        "delivery.targeting": (
            Gap('"within a certain range" of an address: how wide is unknown'),
            d("exact-place", "WAPO-0828"), d("exact-place", "EFF-0621", "EFF-LAPD"),
            d("exact-place", "CNET-0621", "EFF-0621"), DASH, d("exact-place", "CR-v1", "CR-v2"),
        ),
        "delivery.opt_out_stops_requests": (
            Gap("the link in the mail unsubscribes; from what is not said"),
            d(YES, "AGENCY-USE"), d(YES, "CTRL", "LIFEH"), d(YES, "RFA-NEWS", "NYPD-22", "CTRL"), DASH,
            Gap("graded U: CR-26"),
        ),
    },
    "smallest area": {"request.min_area_sq_mi": (U, U, U, d(0.025, "RFA-POL"), DASH, U)},
    "largest area": {
        "request.max_area_sq_mi": (
            U, d(0.5, "VERGE-1119"), d(0.5, "EFF-0621", "EFF-LAPD"), d(0.5, "RFA-POL"), DASH, U,
        ),
    },
    "what the area is bound to": {
        "request.area_anchor": (
            d("address", "GIZ-STATS", at="the cell on delivery"),
            d("map", "WAPO-0828", at="the cell on delivery"),
            d("map", "WAPO-0828", "WIRED", "CNET-0819", at="screens"),
            d("incident", "RFA-POL"), DASH, d("map", "CR-v1", at="screens"),
        ),
        "request.adjoin_m": (NOT_SAID,) * 6,
    },
    "shortest window": {"request.min_window_minutes": (U, U, U, d(15, "RFA-POL"), DASH, U)},
    "longest window": {
        "request.max_window_minutes": (
            U, d(12 * 60, "VERGE-1119"), d(12 * 60, "EFF-LAPD"), d(12 * 60, "RFA-POL"), DASH,
            Gap("12 h graded U: a summary of CR-25"),
        ),
    },
    "how far back": {
        "request.look_back_days": (
            U, d(45, "VERGE-1119", "WAPO-1119"), Gap("45 days carried over, graded U"), U, DASH, U,
        ),
    },
    "case number": {
        "request.case_number_required": (
            U, d(YES, "WAPO-1119"), d(YES, "AGENCY-USE"), d(YES, "RFA-POL"), DASH, d(YES, "CR-v2"),
        ),
    },
    "officer's name and contact": {
        "request.officer_named": (
            d(YES, "WAPO-0828", "GIZ-STATS", at="screens: the mail"), d(YES, "WAPO-0828", "GIZ-STATS", at="screens"),
            d(YES, "EFF-LAPD", "WAPO-0828", at="screens"), d(YES, "RFA-POL", "NPSS-TOS"), DASH, NOT_SAID,
        ),
        "request.contact_required": (NOT_SAID, NOT_SAID, NOT_SAID, d(YES, "RFA-POL"), DASH, d(YES, "CR-v1")),
    },
    "requests for one incident": {
        "request.max_posts_per_case": (U, NOT_SAID, NOT_SAID, d(2, "RFA-POL", "RFA-NEWS"), DASH, U),
        "request.batch_allowed": (
            U, d(NO, "VERGE-1119"), d(NO, "VERGE-1119", at="claim C13"), NOT_SAID, DASH, U,
        ),
    },
    "requests in one day": {"request.max_per_day": (U, U, U, U, DASH, U)},
    "smallest number asked": {
        "delivery.min_recipients": (U, U, U, U, DASH, U),
        "map.smallest_group": (U, NO_MAP, NO_MAP, NO_MAP, NO_MAP, NO_MAP),
    },
    "changing and deleting": {
        "request.editable": (U, U, U, d(NO, "RFA-NEWS"), DASH, U),
        "request.deletable": (U, U, U, d(NO, "RFA-NEWS"), DASH, U),
        "request.resolvable": (U, U, U, d(YES, "RFA-NEWS"), DASH, U),
    },
    "how long it can be answered": {
        "request.open_days": (U, U, U, U, DASH, U),
        "request.replies_until": (
            NOT_SAID, NOT_SAID, NOT_SAID, NOT_SAID, d(date(2024, 2, 29), "END-24", at="timeline"), NOT_SAID,
        ),
    },
    "review before sending": {
        "request.reviewed_before_sending": (
            U, Gap('"facilitated through" the company: a review is not said'),
            d(YES, "CNET-0621"), d(YES, "RFA-POL"), d(YES, "GUIDE"), d(YES, "CR-v1", "CR-v2"),
        ),
    },
    "prohibited content": {
        "request.prohibited_content": (
            U, U, Gap("unknown; a statement about a protest request is graded U"), d(ALL_PROHIBITED, "RFA-POL"),
            Gap("guidelines for posts; there are no requests"), Gap("guidelines; no list of prohibited uses was found"),
        ),
    },
    "what officers see on the map": {
        "map.layer": (
            d("heat", "CNET-HEAT"), d("none", "ICPD"), d("none", "ICPD", "CNET-HEAT", at="claim C05"),
            d("none", "NPSS-POST", "NPSS-ACC"), d("none", "VER-FAQ", at="claim C30"), d("none", "VER-FAQ"),
        ),
        "map.heat_cell_level": (DETAIL, *(NO_MAP,) * 5),
        "map.heat_shades": (DETAIL, *(NO_MAP,) * 5),
        "map.circles_from_zoom": (DETAIL, *(NO_MAP,) * 5),
        "map.circle_jitter_m": (DETAIL, *(NO_MAP,) * 5),
        "map.circle_decimals": (DETAIL, *(NO_MAP,) * 5),
        "map.address_search": (d(YES, "CNET-HEAT"), *(NOT_SAID,) * 5),
    },
    "what officers see of a resident": {
        "sharing.label": (
            d("neighbor-number", "AGENCY-USE", "RING-QA", at="claim C06"),
            d("neighbor-number", "AGENCY-USE", "RING-QA"),
            d("neighbor-number", "AGENCY-USE", "RING-QA", at="claim C06"),
            d("neighbor-number", "AGENCY-USE", "RING-QA", at="claim C06"),
            Gap('"same", without a source; the claim ends in 2024'), Gap("name, e-mail and phone, graded U: CR-25"),
        ),
    },
    "what goes with a clip": {
        "sharing.contact_fields": (
            Gap("address and e-mail likely, graded U"), Gap('"personal information": which is not said'),
            Gap("as the era before"), d(("name", "address", "email"), "CNET-0621"),
            Gap("the resident sends it; the portal has no part"),
            Gap("name, e-mail and phone by a summary of CR-25; whether the address goes along is unknown"),
        ),
    },
    "how a clip reaches the agency": {
        "sharing.route": (
            d("portal", "WIRED", "WAPO-0828", at="screens"), d("portal", "CNET-SHARE", "WAPO-1119", at="failure I13"),
            d("portal", "AGENCY-USE", at="requests go through the company: claim C07"),
            d("portal", "RFA-POL", at="state machine"), d("outside", "END-24", at="timeline"),
            d("evidence-system", "CNET-25"),
        ),
    },
    "what a resident can choose": {
        "sharing.choices": (
            d(
                ("share-all", "review-first", "ignore", "decline", "opt-out"), "GIZ-STATS", "WAPO-0828",
                at="screens: the mail; a no is counted",
            ),
            d(CHOICES_2019, "AGENCY-USE", "WAPO-0828", at="the cell, and claim C14 on review"),
            d(CHOICES_2019, "AGENCY-USE", at="as before, with a switch"),
            d(CHOICES_2021, "RFA-NEWS", at="as before, with four ways more"), DASH,
            d(("choose-clips", "review-first", "ignore", "opt-out"), "CR-v1", at="claim C14"),
        ),
    },
    "what silence tells": {
        "records.response_totals_to_agency": (
            d(YES, "GIZ-STATS"), d(NO, "ICPD", "RING-QA", "GIZ-STATS", at="the cell, and claim C10"),
            d(NO, "TIGARD"), d(NO, "RFA-PRIV"), DASH, d(NO, "CR-v2"),
        ),
    },
    "what holds by default": {
        "consent.requests_default": (
            d("in", "GIZ-STATS", at="screens: the mail ends by a link"),
            d("in", "AGENCY-USE", at="who opts out was in"),
            d("in", "LIFEH", "CTRL"), d("in", "RFA-NEWS", "NYPD-22"), DASH, Gap("graded U: CR-26"),
        ),
        "consent.standing_opt_out": (
            d("mail-link", "GIZ-STATS", "WAPO-0828", at="screens"), d("mail-link", "WAPO-0828", "AGENCY-USE"),
            d("switch", "CTRL", "LIFEH"), d("switch", "RFA-NEWS", "NYPD-22"), DASH, Gap("graded U: CR-26"),
        ),
    },
    "public record of requests": {
        "records.public_record": (
            d("none", "CNET-0819", at="timeline"), d("agency-names", "WAPO-0828", at="timeline"),
            d("quarterly-counts", "FT21"), d("full-text", "NYU", "PROXY22"),
            Gap("old posts stay visible, without a source"), d("full-text", "FLOCK-26"),
        ),
    },
    "roles and accounts": {
        "agency.staff_roles": (
            d(FOUR_ROLES, "VICE-LAKE"), d(FOUR_ROLES, "VICE-LAKE"),
            d(("press", "investigation", "community"), "TIGARD"),
            d(PEOPLE, "NPSS-ACC", "NPSS-USERS"), Gap('"same", without a source'), d(PEOPLE, "AXON-SET"),
        ),
        "request.posting_permission_required": (
            NOT_SAID, NOT_SAID, NOT_SAID, d(YES, "NPSS-USERS", "NPSS-ACC"), DASH, d(YES, "AXON-ADV", "AXON-SET"),
        ),
        "agency.invite_days": (
            NOT_SAID, NOT_SAID, NOT_SAID, d(90, "NPSS-ACC", "NPSS-USERS"), Gap('"same", without a source'), NOT_SAID,
        ),
        "agency.idle_days": (
            NOT_SAID, NOT_SAID, NOT_SAID, d(180, "NPSS-ACC", "NPSS-USERS"), Gap('"same", without a source'), NOT_SAID,
        ),
        "agency.official_email_only": (
            NOT_SAID, NOT_SAID, NOT_SAID, d(YES, "NPSS-ACC", "NPSS-USERS"), d(YES, "VER-FAQ", at="screens"),
            d(YES, "VER-FAQ", at="screens"),
        ),
        "agency.one_assigned_area": (
            NOT_SAID, NOT_SAID, NOT_SAID, d(YES, "NPSS-ACC"), Gap('"same", without a source'), NOT_SAID,
        ),
    },
    "which agencies may take part": {
        "agency.eligible": (
            d(POLICE, "CNET-HEAT", at="timeline"), d(POLICE, "WAPO-0828", at="timeline"),
            d((*POLICE, "fire", "public-safety"), "TIGARD", at="timeline"),
            d((*POLICE, "fire", "public-safety"), "NYU", "AXIOS"),
            d((*POLICE, "fire", "public-safety", "emergency-management", "local-government"), "VER-FAQ"),
            d(POLICE, "CR-25", "FED-26", "AXON-ADV"),
        ),
    },
    "what the agency owes the company": {
        "agency.obligations": (
            d(("promote", "statements-approved", "confidentiality", "call-data"), "VICE-LAKE", "AURORA"),
            Gap("same, fading: which duty ended when is unknown"), d((), "TIGARD"),
            Gap("the terms name duties of another kind; they do not say that the old ones ended"),
            Gap("as the era before"), Gap("as the era before"),
        ),
    },
    "how long police keep footage": {
        "sharing.agency_days": (
            Gap("no limit, without a source"), d(None, "WAPO-1119", "CNET-SHARE"), Gap("no limit, without a source"),
            Gap("own law and policy: no number"), DASH, Gap("a category that the agency sets: no number"),
        ),
        "sharing.onward": (
            Gap("no limit, without a source"), d("unlimited", "WAPO-1119", "CNET-SHARE"),
            Gap("no limit, without a source"), d("own-policy", "NPSS-TOS"), DASH, NOT_SAID,
        ),
        "sharing.onward_told": (
            NOT_SAID, d(NO, "WAPO-1119", "CNET-SHARE", at="failure I13"), NOT_SAID, NOT_SAID, DASH, NOT_SAID,
        ),
    },
    "how long the company keeps clips": {
        "sharing.cloud_days": (
            d(60, "LEG-OLD"), d(60, "LEG-MID"), d(60, "LEG-MID"), Gap("same, later customer-set: the day is unknown"),
            Gap("customer-set"), Gap("customer-set"),
        ),
    },
    "legal process": {
        "legal.content_by": (
            d(CONTENT, "LEG-OLD"), d(CONTENT, "LEG-MID"), d(CONTENT, "LEG-MID"), d(CONTENT, "LEG-MID", "LEG-NEW"),
            d(CONTENT, "LEG-NEW"), d(CONTENT, "LEG-NEW"),
        ),
        "legal.account_data_by": (
            d(LEGAL, "LEG-OLD"), d(LEGAL, "LEG-MID"), d(LEGAL, "LEG-MID"), d(LEGAL, "LEG-MID", "LEG-NEW"),
            d(LEGAL, "LEG-NEW"), d(LEGAL, "LEG-NEW"),
        ),
    },
    "emergency disclosure": {
        "legal.emergency_disclosure": (
            d(YES, "LEG-OLD", at="reserved in the guidelines of the time"),
            d(YES, "LEG-MID", at="reserved in the guidelines of the time"),
            d(YES, "LEG-MID", at="reserved in the guidelines of the time"), d(YES, "MARKEY22"),
            d(YES, "LEG-NEW", at="reserved in the guidelines of the time"),
            d(YES, "LEG-NEW", at="reserved in the guidelines of the time"),
        ),
    },
    "end-to-end encryption": {
        "sharing.end_to_end": (
            d("none", "E2EE-NEWS", at="timeline: first offered in January 2021"),
            d("none", "E2EE-NEWS", at="timeline: first offered in January 2021"),
            Gap("from January 2021 only, and wired models only: it changed within this era"),
            d("opt-in", "E2EE-NEWS"), d("opt-in", "E2EE", at="claim C26"), d("opt-in", "E2EE", "VERIFY"),
        ),
    },
    "log of the agency's conduct": {
        "records.audit_log": (U, U, U, d("public-posts", "NYU", "PROXY22", at="claim C16"), DASH,
                              d("settings-changes", "AXON-GEN", "AXON-ADV")),
    },
}
# fmt: on

KEYS_BY_GRADE = {
    "P": """
        RFA-POL RFA-PRIV NPSS-ACC NPSS-USERS NPSS-POST NPSS-TOS AGENCY-USE RING-QA CTRL E2EE GUIDE LEG-OLD LEG-MID
        LEG-NEW VER-FAQ VER-TOS CR-v1 CR-v2 PROXY22 TIGARD AXON-SET AXON-ADV AXON-GEN MARKEY22 MARKEY25 NYU
    """,
    "M": """
        WAPO-0828 VERGE-1119 CNET-0819 CNET-SHARE CNET-0621 GIZ-STATS VICE-LAKE AURORA ICPD EFF-LAPD AXIOS CR-26
    """,
    "m": """
        WAPO-1119 CNET-HEAT WIRED LIFEH FT21 EFF-0621 CR-25 CNET-25 FED-26 VERIFY E2EE-NEWS NYPD-22
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


def test_all_thirty_five_rows_stand_here_with_six_cells_for_each_switch() -> None:
    assert len(TABLE) == 35
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
