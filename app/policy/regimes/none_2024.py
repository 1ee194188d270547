"""``none-2024``: no request tool, 1 February 2024 to 3 September 2025.

Posts of the era before could be answered until 29 February 2024 and stay visible; everything else goes by door-knock,
warrant or emergency form.
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

NONE_2024: Final = Regime(
    id="none-2024",
    title="No requests",
    summary=(
        "Agencies can file no requests. Earlier ones could be answered until 29 February 2024 and then stand "
        "archived. Footage comes from a resident in person, by legal demand, or on an emergency form."
    ),
    starts=date(2024, 2, 1),
    ends=date(2025, 9, 3),
    secrets=(
        "Where the cameras are, and how many there are.",
        "Whether a resident has a camera.",
    ),
    service=ServiceRules(
        product_name=Unknown(
            assumed="Verified Accounts",
            swept=("Neighbors Public Safety Service", "Verified Accounts"),
            why="Renamed within this era (VER-FAQ); the day is not documented.",
        ),
    ),
    map=MapRules(
        layer=Known(value="none", source="VER-FAQ"),
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
        is_open=Known(value=False, source="END-24"),
        case_number_required=Unknown(assumed=True, swept=(True,), why="Not read: there are no requests."),
        officer_named=Unknown(assumed=True, swept=(True,), why="Not read: there are no requests."),
        contact_required=Unknown(assumed=True, swept=(True,), why="Not read: there are no requests."),
        posting_permission_required=Unknown(assumed=True, swept=(True,), why="Not read: there are no requests."),
        area_anchor=Unknown(assumed="incident", swept=("incident",), why="Not read: there are no requests."),
        adjoin_m=Unknown(assumed=100.0, swept=(100.0,), why="Not read: there are no requests."),
        min_area_sq_mi=Unknown(assumed=0.0, swept=(0.0,), why="Not read: there are no requests."),
        max_area_sq_mi=Unknown(assumed=0.5, swept=(0.5,), why="Not read: there are no requests."),
        min_window_minutes=Unknown(assumed=1, swept=(1,), why="Not read: there are no requests."),
        max_window_minutes=Unknown(assumed=720, swept=(720,), why="Not read: there are no requests."),
        look_back_days=Unknown(assumed=60, swept=(60,), why="Not read: there are no requests."),
        max_posts_per_case=Unknown(assumed=None, swept=(None,), why="Not read: there are no requests."),
        batch_allowed=Unknown(assumed=False, swept=(False,), why="Not read: there are no requests."),
        max_per_day=Unknown(assumed=None, swept=(None,), why="Not read: there are no requests."),
        editable=Unknown(assumed=False, swept=(False,), why="Impossible in 2021 (RFA-NEWS); old posts stay visible."),
        deletable=Unknown(assumed=False, swept=(False,), why="Impossible in 2021 (RFA-NEWS); old posts stay visible."),
        resolvable=Unknown(
            assumed=True,
            swept=(True, False),
            why="Documented for 2021; whether old posts could still be marked is not.",
        ),
        open_days=Unknown(assumed=None, swept=(None,), why="Not read: the last day of replies ends every request."),
        replies_until=Known(value=date(2024, 2, 29), source="END-24"),
        reviewed_before_sending=Known(value=True, source="GUIDE"),
        prohibited_content=Unknown(
            assumed=(
                "lawful-activity",
                "announcement",
                "hate",
                "profiling",
                "harassment",
                "victim-identity",
                "pressure",
            ),
            swept=(
                ("lawful-activity", "announcement", "hate", "profiling", "harassment", "victim-identity", "pressure"),
            ),
            why="Not read: there are no requests.",
        ),
        text_check=Unknown(assumed="off", swept=("off",), why="Not read: there are no requests."),
    ),
    delivery=DeliveryRules(
        channels=Known(value=(), source="END-24"),
        delay_minutes=Unknown(assumed=10, swept=(10,), why="Not read: there are no requests."),
        recipients=Unknown(assumed="app-users", swept=("app-users",), why="Not read: there are no requests."),
        targeting=Unknown(assumed="exact-place", swept=("exact-place",), why="Not read: there are no requests."),
        cell_level=Unknown(assumed=17, swept=(17,), why="Not read: there are no requests."),
        min_recipients=Unknown(assumed=1, swept=(1,), why="Not read: there are no requests."),
        opt_out_stops_requests=Unknown(assumed=True, swept=(True,), why="Not read: there are no requests."),
    ),
    sharing=SharingRules(
        choices=Unknown(
            assumed=("share-all", "choose-clips", "review-first", "ignore", "comment", "hide", "mute", "opt-out"),
            swept=(("share-all", "choose-clips", "review-first", "ignore", "comment", "hide", "mute", "opt-out"),),
            why="Those of 2021, for requests that can still be answered.",
        ),
        contact_fields=Unknown(
            assumed=("name", "address", "email"),
            swept=(("name", "address", "email"),),
            why="Those of 2021, for requests that can still be answered.",
        ),
        label=Unknown(
            assumed="neighbor-number",
            swept=("neighbor-number", "name"),
            why="As before; no page of this era that says so was found.",
        ),
        route=Known(value="outside", source="END-24"),
        rendering=Unknown(
            assumed="stripped",
            swept=("original", "stripped"),
            why="Whether place and device data are stripped from what police download was never documented.",
        ),
        pads_sizes=Unknown(assumed=False, swept=(False,), why="No padding was found in any era."),
        cloud_days=Unknown(assumed=60, swept=(30, 60, 180), why="Set by the customer (LEG-NEW); 60 days stand in."),
        agency_days=Unknown(assumed=None, swept=(None,), why="Left to the agency's own law and policy (VER-TOS)."),
        onward=Unknown(assumed="own-policy", swept=("own-policy",), why="As in the terms before."),
        onward_told=Unknown(assumed=False, swept=(False,), why="Residents were not told of it where the press looked."),
        after_withdrawal=Unknown(
            assumed="copies-stay",
            swept=("copies-stay",),
            why=(
                "What withdrawing means for copies that police already hold was never documented; they are taken to "
                "stay."
            ),
        ),
        end_to_end=Known(value="opt-in", source="E2EE"),
    ),
    consent=ConsentRules(
        requests_default=Unknown(assumed="in", swept=("in",), why="Not read: there are no requests."),
        map_default=Unknown(assumed="in", swept=("in",), why="Not read: this era shows agencies no cameras."),
        standing_opt_out=Unknown(
            assumed="switch",
            swept=("switch",),
            why="That of the eras before (CTRL), for requests that can still be answered.",
        ),
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
        eligible=Known(
            value=("police", "sheriff", "fire", "public-safety", "emergency-management", "local-government"),
            source="VER-FAQ",
        ),
        staff_roles=Unknown(
            assumed=("administrator", "user"),
            swept=(("administrator", "user"),),
            why="As documented for the accounts before.",
        ),
        invite_days=Unknown(assumed=90, swept=(90,), why="As documented for the accounts before."),
        idle_days=Unknown(assumed=180, swept=(180,), why="As documented for the accounts before."),
        official_email_only=Known(value=True, source="VER-FAQ"),
        one_assigned_area=Unknown(assumed=True, swept=(True,), why="As documented for the accounts before."),
        obligations=Unknown(assumed=(), swept=((),), why="None was found."),
    ),
    records=RecordsRules(
        response_totals_to_agency=Unknown(
            assumed=False, swept=(False,), why="There are no new requests to count; the eras before gave no totals."
        ),
        public_record=Unknown(
            assumed="full-text", swept=("full-text",), why="Old posts stay visible; nothing new is added."
        ),
        audit_log=Unknown(assumed="none", swept=("none",), why="No log was found for this era."),
        legal_report=Unknown(
            assumed="half-yearly",
            swept=("half-yearly", "none"),
            why="Half-yearly from 2021 on; totals after 2021 were not found.",
        ),
        small_counts=Unknown(assumed=1, swept=(1,), why="No protection of small numbers was found in any era."),
    ),
    legal=LegalRules(
        content_by=Known(value=("warrant", "verified-consent"), source="LEG-NEW"),
        account_data_by=Known(value=("subpoena", "court-order", "warrant"), source="LEG-NEW"),
        emergency_disclosure=Known(value=True, source="LEG-NEW"),
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
        narrows=Known(value=True, source="LEG-NEW"),
    ),
    feed=FeedRules(
        categories=Unknown(
            assumed=("safety", "crime", "community", "environmental", "animal"),
            swept=(("safety", "crime", "community", "environmental", "animal"),),
            why="Those of the posting guide of 2023; none is documented for this era.",
        ),
        moderation=Known(value="before", source="GUIDE"),
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
        agency_alerts=Unknown(
            assumed=True, swept=(True, False), why="Counted until 2023 (MARKUP); whether it went on is not documented."
        ),
    ),
    partnership=PartnershipRules(
        form=Known(value="terms", source="VER-TOS"),
        map_from=Unknown(
            assumed=date(2019, 8, 28),
            swept=(date(2019, 8, 28), None),
            why="Listed in January 2024 (END-24); how long after that is not documented.",
        ),
        donations=Unknown(
            assumed=False, swept=(False,), why="Given up in December 2021 (NYU); nothing says that it came back."
        ),
        download_credit_usd=Unknown(assumed=0, swept=(0,), why="No credit was found after the memoranda."),
        coaching=Unknown(
            assumed=False,
            swept=(False, True),
            why="Not documented after 2019; the audit of 2021 speaks of changes in how agencies were approached.",
        ),
    ),
)
