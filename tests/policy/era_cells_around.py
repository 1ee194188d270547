"""Further cells of the table of eras: what stood around the portal, from timeline, screens and registers."""

from __future__ import annotations

from datetime import date

from .era_cells import NO, NOT_SAID, YES, Cell, Gap, U, d

MAP_DAY = date(2019, 8, 28)
CLOSED = Gap("closed in January 2021, and none was found after it")
BEFORE_2021 = Gap("reporters found coordinates, and nothing else")
NOT_SINCE = Gap("not documented after 2019")
ENDED_2021 = Gap("given up in December 2021; nothing says that it came back")

# fmt: off
AROUND: dict[str, dict[str, tuple[Cell, ...]]] = {
    "what a post can be about": {
        "feed.categories": (U, U, U, d(("safety", "crime", "community", "environmental", "animal"), "NPSS-POST",
                                       at="screens"), U, U),
    },
    "review of posts": {
        "feed.moderation": (U, U, U, Gap("documented for requests only"), d("before", "GUIDE"), U),
    },
    "what the feed leaks": {
        "feed.reach_m": (
            d(None, "GIZ-MAP", at="failure I05"), d(None, "GIZ-MAP", at="failure I05"),
            Gap("posts could be enumerated; from how far is not said"), U, U, U,
        ),
        "feed.hidden_decimals": (
            d(6, "GIZ-MAP", at="failure I05"), d(6, "GIZ-MAP", at="failure I05"),
            Gap("exact; with how many decimals is not said"), CLOSED, CLOSED, CLOSED,
        ),
        "feed.hidden_offset_m": (
            d(79.0, "GIZ-MAP", at="failure I05"), d(79.0, "GIZ-MAP", at="failure I05"),
            d(0.0, "BUG-21", at="failure I07"), CLOSED, CLOSED, CLOSED,
        ),
        "feed.hidden_address": (
            BEFORE_2021, BEFORE_2021, d(YES, "BUG-21", at="failure I07"), CLOSED, CLOSED, CLOSED,
        ),
        "feed.sequential_ids": (U, U, Gap("failure I07 grades the sequence R: recalled"), CLOSED, CLOSED, CLOSED),
    },
    "alerts to officers": {
        "feed.agency_alerts": (
            U, U, d(YES, "MARKUP", at="failure I09"), d(YES, "MARKUP", at="failure I09"),
            Gap("counted until 2023"), Gap("counted until 2023"),
        ),
    },
    "what an agency signs": {
        "partnership.form": (
            d("memorandum", "VICE-LAKE", at="timeline"), d("memorandum", "MIAMI-MOU", at="source titles"),
            d("acknowledgement", "TIGARD", at="timeline"), d("terms", "NPSS-TOS"), d("terms", "VER-TOS"),
            d("terms", "VER-TOS"),
        ),
    },
    "map of partners": {
        "partnership.map_from": (
            d(None, "WAPO-0828", at="timeline: the first one is of 28 August 2019"),
            d(MAP_DAY, "WAPO-0828", at="timeline"), d(MAP_DAY, "TIGARD", at="timeline"), d(MAP_DAY, "NYU", "PROXY22"),
            Gap("listed in January 2024, not said how long after"), U,
        ),
    },
    "cameras and credits": {
        "partnership.donations": (
            d(YES, "VICE-LAKE", at="agency-side paper"), Gap("between May 2019 and December 2021 nothing is said"),
            Gap("between May 2019 and December 2021 nothing is said"), d(NO, "NYU", at="timeline"), ENDED_2021,
            ENDED_2021,
        ),
        "partnership.download_credit_usd": (
            d(10, "VICE-LAKE", at="agency-side paper"), NOT_SAID, NOT_SAID, NOT_SAID, NOT_SAID, NOT_SAID,
        ),
    },
    "coaching": {
        "partnership.coaching": (
            d(YES, "VICE-COACH", at="failure I12"), d(YES, "VICE-COACH", at="failure I12"), NOT_SINCE, NOT_SINCE,
            NOT_SINCE, NOT_SINCE,
        ),
    },
    "objection to broad demands": {
        "legal.narrows": (
            d(YES, "LEG-OLD", at="claim C22"), d(YES, "LEG-MID", at="claim C22"), d(YES, "LEG-MID", at="claim C22"),
            d(YES, "LEG-MID", at="claim C22"), d(YES, "LEG-NEW", at="claim C22"), d(YES, "LEG-NEW", at="claim C22"),
        ),
    },
    "report on legal demands": {
        "records.legal_report": (
            Gap("the first totals are of January 2021"), Gap("the first totals are of January 2021"),
            d("half-yearly", "BLOG-2101", at="screens: public"), d("half-yearly", "BLOG-2101", at="screens: public"),
            Gap("totals after 2021 were not found"), Gap("totals after 2021 were not found"),
        ),
    },
}
# fmt: on
