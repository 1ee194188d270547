"""``assistance-2021``: Request for Assistance, 7 June 2021 to 31 January 2024.

Private e-mail requests had ended: every request is a public post, reviewed by the company beforehand.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from ..regime import (
    AgencyRules,
    ConsentRules,
    DeliveryRules,
    FeedRules,
    Known,
    LegalRules,
    MapRules,
    PartnershipRules,
    RecordsRules,
    Regime,
    RequestRules,
    ServiceRules,
    SharingRules,
    Unknown,
)

ASSISTANCE_2021: Final = Regime(
    id="assistance-2021",
    title="Request for Assistance",
    summary=(
        "Every request is a public post of limited area and time, reviewed by the company, kept for good. "
        "Only camera owners inside the area get the way to share; who shares is known by name, address and "
        "e-mail."
    ),
    starts=date(2021, 6, 7),
    ends=date(2024, 1, 31),
    secrets=(
        "Which residents saw a request.",
        "Whether a resident declined, ignored it, opted out, or has no camera.",
        "Where the cameras are.",
    ),
    service=ServiceRules(
        product_name=Known(value="Neighbors Public Safety Service, Request for Assistance", source="NPSS-TOS"),
    ),
    map=MapRules(
        layer=Known(value="none", source="NPSS-POST"),
        heat_cell_level=Unknown(assumed=17, swept=(17,), why="Not read: this era shows agencies no cameras."),
        heat_shades=Unknown(
            assumed=(1, 2, 4, 8), swept=((1, 2, 4, 8),), why="Not read: this era shows agencies no cameras."
        ),
        circles_from_zoom=Unknown(assumed=15, swept=(15,), why="Not read: this era shows agencies no cameras."),
        circle_jitter_m=Unknown(assumed=0.0, swept=(0.0,), why="Not read: this era shows agencies no cameras."),
        circle_decimals=Unknown(assumed=5, swept=(5,), why="Not read: this era shows agencies no cameras."),
        smallest_group=Unknown(assumed=1, swept=(1,), why="Not read: this era shows agencies no cameras."),
        hides_opted_out=Unknown(assumed=True, swept=(True,), why="Not read: this era shows agencies no cameras."),
        address_search=Unknown(
            assumed=False, swept=(False,), why="No search by address is documented after the heat map."
        ),
        epoch_days=Unknown(assumed=1, swept=(1,), why="Not read: this era shows agencies no cameras."),
        cell_addresses=Unknown(assumed=1, swept=(1,), why="Not read: this era shows agencies no cameras."),
        epsilon_total=Unknown(assumed=None, swept=(None,), why="Not read: this era shows agencies no cameras."),
        horizon_days=Unknown(assumed=365, swept=(365,), why="Not read: this era shows agencies no cameras."),
    ),
    request=RequestRules(
        is_open=Known(value=True, source="RFA-POL"),
        case_number_required=Known(value=True, source="RFA-POL"),
        officer_named=Known(value=True, source="NPSS-TOS"),
        contact_required=Known(value=True, source="RFA-POL"),
        posting_permission_required=Known(value=True, source="NPSS-USERS"),
        area_anchor=Known(value="incident", source="RFA-POL"),
        adjoin_m=Unknown(
            assumed=100.0,
            swept=(0.0, 100.0, 400.0),
            why='The area is "based on the incident location"; how near is not said.',
        ),
        min_area_sq_mi=Known(value=0.025, source="RFA-POL"),
        max_area_sq_mi=Known(value=0.5, source="RFA-POL"),
        min_window_minutes=Known(value=15, source="RFA-POL"),
        max_window_minutes=Known(value=720, source="RFA-POL"),
        look_back_days=Unknown(
            assumed=60, swept=(45, 60), why="Not in the policy text; bounded by the cloud retention of the time."
        ),
        max_posts_per_case=Known(value=2, source="RFA-POL"),
        batch_allowed=Unknown(
            assumed=False, swept=(False,), why="Ruled out in 2019; the policy of 2021 speaks of one investigation."
        ),
        max_per_day=Unknown(assumed=None, swept=(None, 10), why="Looked for in every era and not found."),
        editable=Known(value=False, source="RFA-NEWS"),
        deletable=Known(value=False, source="RFA-NEWS"),
        resolvable=Known(value=True, source="RFA-NEWS"),
        open_days=Unknown(
            assumed=None,
            swept=(None, 30, 60),
            why="No lifetime was found; old posts could be answered until 29 February 2024.",
        ),
        replies_until=Unknown(assumed=None, swept=(None,), why="Not read: new requests can be filed."),
        reviewed_before_sending=Known(value=True, source="RFA-POL"),
        prohibited_content=Known(
            value=("lawful-activity", "announcement", "hate", "profiling", "harassment", "victim-identity", "pressure"),
            source="RFA-POL",
        ),
        text_check=Unknown(
            assumed="advise",
            swept=("off", "advise", "refuse"),
            why="Reviewers applied the list by hand; whether a program helped them is not documented.",
        ),
    ),
    delivery=DeliveryRules(
        channels=Known(value=("post", "push"), source="RFA-POL"),
        delay_minutes=Unknown(assumed=10, swept=(0, 10, 60), why="Never published."),
        recipients=Known(value="app-users", source="CNET-0621"),
        targeting=Known(value="exact-place", source="CNET-0621"),
        cell_level=Unknown(assumed=17, swept=(15, 16, 17), why="Only read where cameras are chosen by cell."),
        min_recipients=Unknown(
            assumed=1, swept=(1, 5, 10), why="No smallest number of recipients was found for any era."
        ),
        opt_out_stops_requests=Known(value=True, source="RFA-NEWS"),
    ),
    sharing=SharingRules(
        choices=Known(
            value=("share-all", "choose-clips", "review-first", "ignore", "comment", "hide", "mute", "opt-out"),
            source="RFA-NEWS",
        ),
        contact_fields=Known(value=("name", "address", "email"), source="CNET-0621"),
        label=Known(value="neighbor-number", source="AGENCY-USE"),
        route=Known(value="portal", source="RFA-POL"),
        rendering=Unknown(
            assumed="stripped",
            swept=("original", "stripped"),
            why="Whether place and device data are stripped from what police download was never documented.",
        ),
        pads_sizes=Unknown(assumed=False, swept=(False,), why="No padding was found in any era."),
        cloud_days=Unknown(
            assumed=60,
            swept=(30, 60, 180),
            why="60 days as before; later the customer set it, and the day of that change is not documented.",
        ),
        agency_days=Unknown(assumed=None, swept=(None,), why="Left to the agency's own law and policy (NPSS-TOS)."),
        onward=Known(value="own-policy", source="NPSS-TOS"),
        onward_told=Unknown(assumed=False, swept=(False,), why="Residents were not told of it where the press looked."),
        after_withdrawal=Unknown(
            assumed="copies-stay",
            swept=("copies-stay",),
            why=(
                "What withdrawing means for copies that police already hold was never documented; they are taken to "
                "stay."
            ),
        ),
        end_to_end=Known(value="opt-in", source="E2EE-NEWS"),
    ),
    consent=ConsentRules(
        requests_default=Known(value="in", source="RFA-NEWS"),
        map_default=Unknown(assumed="in", swept=("in",), why="Not read: this era shows agencies no cameras."),
        standing_opt_out=Known(value="switch", source="RFA-NEWS"),
        per_agency=Unknown(assumed=False, swept=(False,), why="No choice by agency was found in any era."),
        per_incident_type=Unknown(
            assumed=False, swept=(False,), why="No choice by type of incident was found in any era."
        ),
        grant_days=Unknown(assumed=None, swept=(None,), why="No source lets a lasting choice run out."),
        co_consent=Unknown(
            assumed="any-may-share",
            swept=("any-may-share", "either-may-refuse"),
            why=(
                "Who decides in a household of several people was never documented; the account that answers is taken "
                "to."
            ),
        ),
        bystander_objection=Unknown(
            assumed=False,
            swept=(False,),
            why=(
                "No route for people who are filmed was found; for 2025 the company conceded that there is none "
                "(MARKEY25)."
            ),
        ),
        receipts=Unknown(assumed=False, swept=(False,), why="No receipt of consent was found in any era."),
    ),
    agency=AgencyRules(
        eligible=Known(value=("police", "sheriff", "fire", "public-safety"), source="NYU"),
        staff_roles=Known(value=("administrator", "user"), source="NPSS-ACC"),
        invite_days=Known(value=90, source="NPSS-ACC"),
        idle_days=Known(value=180, source="NPSS-ACC"),
        official_email_only=Known(value=True, source="NPSS-ACC"),
        one_assigned_area=Known(value=True, source="NPSS-ACC"),
        obligations=Unknown(
            assumed=(), swept=((),), why="None was required in 2020 (TIGARD); the terms of 2021 add none."
        ),
    ),
    records=RecordsRules(
        response_totals_to_agency=Known(value=False, source="RFA-PRIV"),
        public_record=Known(value="full-text", source="NYU"),
        audit_log=Known(value="public-posts", source="NYU"),
        legal_report=Known(value="half-yearly", source="BLOG-2101"),
        small_counts=Unknown(assumed=1, swept=(1,), why="No protection of small numbers was found in any era."),
    ),
    legal=LegalRules(
        content_by=Known(value=("warrant", "verified-consent"), source="LEG-MID"),
        account_data_by=Known(value=("subpoena", "court-order", "warrant"), source="LEG-MID"),
        emergency_disclosure=Known(value=True, source="MARKEY22"),
        tells_the_resident=Unknown(
            assumed=True,
            swept=(True, False),
            why="Promised unless the law forbids it; the press doubted that it was always done.",
        ),
        preservation_days=Unknown(
            assumed=180,
            swept=(90, 180),
            why="Up to about six months, says the company's guidance; the number of days is ours.",
        ),
        delayed_notice_days=Unknown(
            assumed=90,
            swept=(30, 90, 180),
            why="How long a delayed notice waits is not documented; 90 days is the period of 18 U.S.C. 2705.",
        ),
        narrows=Known(value=True, source="LEG-MID"),
    ),
    feed=FeedRules(
        categories=Known(value=("safety", "crime", "community", "environmental", "animal"), source="NPSS-POST"),
        moderation=Unknown(
            assumed="before",
            swept=("before", "after"),
            why="Documented for requests of this era, and for all posts of the next.",
        ),
        shown_level=Unknown(
            assumed=16, swept=(15, 16, 17), why="A broad circle stood round each post; how wide was never published."
        ),
        reach_m=Unknown(
            assumed=8_047,
            swept=(8_047, None),
            why="Five miles on the screen; whether the server held to it is not documented.",
        ),
        hidden_decimals=Unknown(
            assumed=None, swept=(None,), why="Closed in January 2021; no such leak was found after that."
        ),
        hidden_offset_m=Unknown(assumed=0.0, swept=(0.0,), why="Not read: no coordinates are hidden in an answer."),
        hidden_address=Unknown(
            assumed=False, swept=(False,), why="Closed in January 2021; no such leak was found after that."
        ),
        sequential_ids=Unknown(
            assumed=False, swept=(False,), why="Closed in January 2021; no such leak was found after that."
        ),
        agency_alerts=Known(value=True, source="MARKUP"),
    ),
    partnership=PartnershipRules(
        form=Known(value="terms", source="NPSS-TOS"),
        map_from=Known(value=date(2019, 8, 28), source="NYU"),
        donations=Known(value=False, source="NYU"),
        download_credit_usd=Unknown(assumed=0, swept=(0,), why="No credit was found after the memoranda."),
        coaching=Unknown(
            assumed=False,
            swept=(False, True),
            why="Not documented after 2019; the audit of 2021 speaks of changes in how agencies were approached.",
        ),
    ),
)
