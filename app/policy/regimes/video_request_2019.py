"""``video-request-2019``: Video Request without the density map, August 2019 to January 2020.

Its limits are those that the company named to a senator in November 2019; what it did not name stays an assumption.
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

VIDEO_REQUEST_2019: Final = Regime(
    id="video-request-2019",
    title="Video Request",
    summary=(
        "Agencies see a plain town map without cameras. A request needs a case number and has a bounded area "
        "and time; owners inside get an e-mail. Police never learn who was asked or declined, and may keep "
        "and pass on what they get."
    ),
    starts=date(2019, 8, 1),
    ends=date(2020, 1, 31),
    secrets=(
        "Which residents were asked, and how many.",
        "Whether a resident declined, ignored the request, opted out, or has no camera.",
        "Where the cameras are.",
    ),
    service=ServiceRules(
        product_name=Unknown(
            assumed="Neighbors Portal, Video Request",
            swept=("Neighbors Portal, Video Request", "Neighbors Public Safety Service"),
            why="The support page of these requests (AGENCY-USE) carries the later name; when it changed is unknown.",
        ),
    ),
    map=MapRules(
        layer=Known(value="none", source="ICPD"),
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
        is_open=Known(value=True, source="AGENCY-USE"),
        case_number_required=Known(value=True, source="WAPO-1119"),
        officer_named=Known(value=True, source="WAPO-0828"),
        contact_required=Unknown(
            assumed=False, swept=(False, True), why="The officer was named; a contact duty is documented from 2021."
        ),
        posting_permission_required=Unknown(
            assumed=False, swept=(False, True), why="The permission is documented from the later agency accounts."
        ),
        area_anchor=Known(value="map", source="WAPO-0828"),
        adjoin_m=Unknown(
            assumed=100.0,
            swept=(100.0,),
            why="Not read: the area is chosen on the map, and no source binds it to the incident.",
        ),
        min_area_sq_mi=Unknown(assumed=0.0, swept=(0.0, 0.025), why="A smallest area is documented for 2021 only."),
        max_area_sq_mi=Known(value=0.5, source="VERGE-1119"),
        min_window_minutes=Unknown(assumed=1, swept=(1, 15), why="A shortest window is documented for 2021 only."),
        max_window_minutes=Known(value=720, source="VERGE-1119"),
        look_back_days=Known(value=45, source="VERGE-1119"),
        max_posts_per_case=Unknown(assumed=None, swept=(None, 2), why="A limit is documented for 2021 only."),
        batch_allowed=Known(value=False, source="VERGE-1119"),
        max_per_day=Unknown(assumed=None, swept=(None, 10), why="Looked for in every era and not found."),
        editable=Unknown(assumed=False, swept=(False, True), why="Editing is documented as impossible for 2021 only."),
        deletable=Unknown(
            assumed=False, swept=(False, True), why="Deleting is documented as impossible for 2021 only."
        ),
        resolvable=Unknown(assumed=False, swept=(False, True), why="Marking as resolved is documented for 2021 only."),
        open_days=Unknown(assumed=None, swept=(None, 30, 60), why="Looked for in every era and not found."),
        replies_until=Unknown(assumed=None, swept=(None,), why="Not read: new requests can be filed."),
        reviewed_before_sending=Unknown(
            assumed=False,
            swept=(False, True),
            why='Requests were "facilitated through" the company; reviewers are documented from 2021 reports.',
        ),
        prohibited_content=Unknown(
            assumed=(),
            swept=(
                (),
                ("lawful-activity", "announcement", "hate", "profiling", "harassment", "victim-identity", "pressure"),
            ),
            why="No list was found before 2021.",
        ),
        text_check=Unknown(assumed="off", swept=("off",), why="Not read: nothing is prohibited."),
    ),
    delivery=DeliveryRules(
        channels=Known(value=("e-mail",), source="WAPO-0828"),
        delay_minutes=Unknown(assumed=10, swept=(0, 10, 60), why="Never published."),
        recipients=Unknown(
            assumed="camera-owners",
            swept=("camera-owners", "app-users"),
            why="Sources conflict: one says only users of the neighbors' feed, another every owner.",
        ),
        targeting=Known(value="exact-place", source="WAPO-0828"),
        cell_level=Unknown(assumed=17, swept=(15, 16, 17), why="Only read where cameras are chosen by cell."),
        min_recipients=Unknown(
            assumed=1, swept=(1, 5, 10), why="No smallest number of recipients was found for any era."
        ),
        opt_out_stops_requests=Known(value=True, source="AGENCY-USE"),
    ),
    sharing=SharingRules(
        choices=Known(value=("share-all", "choose-clips", "review-first", "ignore", "opt-out"), source="AGENCY-USE"),
        contact_fields=Unknown(
            assumed=("address", "email"),
            swept=((), ("address", "email"), ("name", "address", "email")),
            why='"Personal information" goes along on consent (AGENCY-USE); which is not said.',
        ),
        label=Known(value="neighbor-number", source="AGENCY-USE"),
        route=Known(value="portal", source="CNET-SHARE"),
        rendering=Unknown(
            assumed="stripped",
            swept=("original", "stripped"),
            why="Whether place and device data are stripped from what police download was never documented.",
        ),
        pads_sizes=Unknown(assumed=False, swept=(False,), why="No padding was found in any era."),
        cloud_days=Known(value=60, source="LEG-MID"),
        agency_days=Known(value=None, source="WAPO-1119"),
        onward=Known(value="unlimited", source="CNET-SHARE"),
        onward_told=Known(value=False, source="WAPO-1119"),
        after_withdrawal=Unknown(
            assumed="copies-stay",
            swept=("copies-stay",),
            why=(
                "What withdrawing means for copies that police already hold was never documented; they are taken to "
                "stay."
            ),
        ),
        end_to_end=Known(value="none", source="E2EE-NEWS"),
    ),
    consent=ConsentRules(
        requests_default=Known(value="in", source="AGENCY-USE"),
        map_default=Unknown(assumed="in", swept=("in",), why="Not read: this era shows agencies no cameras."),
        standing_opt_out=Known(value="mail-link", source="WAPO-0828"),
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
        eligible=Known(value=("police", "sheriff"), source="WAPO-0828"),
        staff_roles=Known(value=("press", "social-media", "investigation", "community"), source="VICE-LAKE"),
        invite_days=Unknown(assumed=None, swept=(None, 90), why="Documented for the accounts of 2021 on."),
        idle_days=Unknown(assumed=None, swept=(None, 180), why="Documented for the accounts of 2021 on."),
        official_email_only=Unknown(assumed=True, swept=(True, False), why="Documented for the accounts of 2021 on."),
        one_assigned_area=Unknown(
            assumed=False,
            swept=(False, True),
            why="One assigned area for each user is documented for the accounts of 2021 on.",
        ),
        obligations=Unknown(
            assumed=("promote", "confidentiality"),
            swept=(
                (),
                ("promote", "confidentiality"),
                ("promote", "statements-approved", "confidentiality", "call-data"),
            ),
            why="The duties of 2018 were fading; when which one ended is not documented.",
        ),
    ),
    records=RecordsRules(
        response_totals_to_agency=Known(value=False, source="GIZ-STATS"),
        public_record=Known(value="agency-names", source="WAPO-0828"),
        audit_log=Unknown(assumed="none", swept=("none",), why="No log was found for this era."),
        legal_report=Unknown(
            assumed="none", swept=("none",), why="The first totals that were found are those of January 2021."
        ),
        small_counts=Unknown(assumed=1, swept=(1,), why="No protection of small numbers was found in any era."),
    ),
    legal=LegalRules(
        content_by=Known(value=("warrant", "verified-consent"), source="LEG-MID"),
        account_data_by=Known(value=("subpoena", "court-order", "warrant"), source="LEG-MID"),
        emergency_disclosure=Known(value=True, source="LEG-MID"),
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
        categories=Unknown(
            assumed=("crime", "safety", "suspicious", "unknown-visitor", "lost-pet"),
            swept=(("crime", "safety", "suspicious", "unknown-visitor", "lost-pet"),),
            why="The categories of these years are recalled, not confirmed against a document.",
        ),
        moderation=Unknown(
            assumed="after",
            swept=("none", "before", "after"),
            why="Whether posts were reviewed before they appeared is not documented for this era.",
        ),
        shown_level=Unknown(
            assumed=16, swept=(15, 16, 17), why="A broad circle stood round each post; how wide was never published."
        ),
        reach_m=Known(value=None, source="GIZ-MAP"),
        hidden_decimals=Known(value=6, source="GIZ-MAP"),
        hidden_offset_m=Known(value=79.0, source="GIZ-MAP"),
        hidden_address=Unknown(
            assumed=False, swept=(False,), why="Reporters found coordinates in the answers, and no addresses."
        ),
        sequential_ids=Unknown(
            assumed=False, swept=(False, True), why="Numbers that follow each other are recalled for January 2021 only."
        ),
        agency_alerts=Unknown(
            assumed=True,
            swept=(True, False),
            why="Counted from July 2020 on (MARKUP); when it began is not documented.",
        ),
    ),
    partnership=PartnershipRules(
        form=Known(value="memorandum", source="MIAMI-MOU"),
        map_from=Known(value=date(2019, 8, 28), source="WAPO-0828"),
        donations=Unknown(
            assumed=True,
            swept=(True, False),
            why="Documented until May 2019 and given up in December 2021; between them unknown.",
        ),
        download_credit_usd=Unknown(
            assumed=10, swept=(0, 10), why="Documented of a memorandum of December 2018; when it ended is not."
        ),
        coaching=Known(value=True, source="VICE-COACH"),
    ),
)
