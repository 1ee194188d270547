"""The cells of the table of eras, typed by a reader who did not write the regimes, and what kinds of cell there are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

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
