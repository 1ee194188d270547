"""``heat-map-2018``: the portal with the device heat map, spring 2018 to July 2019.

Little about its request tool was ever documented, so most of that part runs on assumptions, each marked.
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

HEAT_MAP_2018: Final = Regime(
    id="heat-map-2018",
    title="Heat-map portal",
    summary=(
        "Agencies see a heat map of cameras. Zoomed in, it becomes one pale circle for each camera. Requests "
        "go by e-mail to owners within the area, and agencies can be told how many said no."
    ),
    starts=date(2018, 5, 8),
    ends=date(2019, 7, 31),
    secrets=(),
    service=ServiceRules(
        product_name=Unknown(
            assumed="Neighbors Portal",
            swept=("Neighbors Portal", "Law Enforcement Neighborhood Portal"),
            why="Both names were in use; when which is not documented.",
        ),
    ),
    map=MapRules(
        layer=Known(value="heat", source="CNET-HEAT"),
        heat_cell_level=Unknown(assumed=17, swept=(15, 16, 17, 18), why="The size of a heat cell was never published."),
        heat_shades=Unknown(
            assumed=(1, 2, 4, 8), swept=((1, 2, 4, 8), (1, 3, 9, 27)), why="The steps were never published."
        ),
        circles_from_zoom=Unknown(
            assumed=15, swept=(13, 14, 15, 16, 17), why="The zoom threshold was never published."
        ),
        circle_jitter_m=Unknown(
            assumed=25.0,
            swept=(0.0, 10.0, 25.0, 50.0, 80.0),
            why=(
                "The company said positions were obfuscated; by how much is unknown. 80 m is the largest error seen "
                "in its later coordinate leak."
            ),
        ),
        circle_decimals=Unknown(
            assumed=6, swept=(5, 6, 7), why="Six decimals are documented for the feed of 2019, not for this map."
        ),
        smallest_group=Unknown(assumed=1, swept=(1, 2, 5), why="No smallest group was found for any era."),
        hides_opted_out=Unknown(
            assumed=False,
            swept=(False, True),
            why="The unsubscribe link ended e-mails; nothing says that it changed the map.",
        ),
        address_search=Known(value=True, source="CNET-HEAT"),
        epoch_days=Unknown(assumed=1, swept=(1, 7), why="How often the map was renewed was never published."),
        cell_addresses=Unknown(assumed=1, swept=(1,), why="Not read: the heat cells are squares."),
        epsilon_total=Unknown(assumed=None, swept=(None,), why="No noise on counts was ever claimed."),
        horizon_days=Unknown(assumed=365, swept=(365,), why="Not read: there is no budget."),
    ),
    request=RequestRules(
        is_open=Known(value=True, source="GIZ-STATS"),
        case_number_required=Unknown(
            assumed=True, swept=(False, True), why="First documented for the request tool of autumn 2019."
        ),
        officer_named=Known(value=True, source="GIZ-STATS"),
        contact_required=Unknown(
            assumed=False, swept=(False, True), why="The officer was named in the e-mail; a contact duty is not known."
        ),
        posting_permission_required=Unknown(
            assumed=False, swept=(False, True), why="The permission is documented from the later agency accounts."
        ),
        area_anchor=Known(value="address", source="GIZ-STATS"),
        adjoin_m=Unknown(
            assumed=100.0, swept=(0.0, 100.0, 400.0), why="The request was anchored at an address; how near is unknown."
        ),
        min_area_sq_mi=Unknown(assumed=0.0, swept=(0.0, 0.025), why="A smallest area is documented for 2021 only."),
        max_area_sq_mi=Unknown(
            assumed=0.5, swept=(0.25, 0.5, 1.0), why="Documented from November 2019; before that unknown."
        ),
        min_window_minutes=Unknown(assumed=1, swept=(1, 15), why="A shortest window is documented for 2021 only."),
        max_window_minutes=Unknown(
            assumed=720, swept=(480, 720, 1440), why="Eight-hour windows were seen; 12 h is documented later."
        ),
        look_back_days=Unknown(assumed=60, swept=(30, 45, 60), why="Bounded here by the cloud retention of the time."),
        max_posts_per_case=Unknown(assumed=None, swept=(None, 2), why="No limit was found before 2021."),
        batch_allowed=Unknown(
            assumed=False, swept=(False, True), why="Ruled out in November 2019; before that unknown."
        ),
        max_per_day=Unknown(assumed=None, swept=(None, 10), why="Looked for in every era and not found."),
        editable=Unknown(assumed=False, swept=(False, True), why="Editing is documented as impossible for 2021 only."),
        deletable=Unknown(
            assumed=False, swept=(False, True), why="Deleting is documented as impossible for 2021 only."
        ),
        resolvable=Unknown(assumed=False, swept=(False, True), why="Marking as resolved is documented for 2021 only."),
        open_days=Unknown(assumed=None, swept=(None, 30, 60), why="Looked for in every era and not found."),
        replies_until=Unknown(assumed=None, swept=(None,), why="Not read: new requests can be filed."),
        reviewed_before_sending=Unknown(
            assumed=False, swept=(False, True), why="Reviewers are documented from 2021 reports on the later portal."
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
        channels=Known(value=("e-mail",), source="GIZ-STATS"),
        delay_minutes=Unknown(assumed=10, swept=(0, 10, 60), why="Never published."),
        recipients=Unknown(
            assumed="camera-owners",
            swept=("camera-owners", "app-users"),
            why="Sources conflict: one says only users of the neighbors' feed, another every owner.",
        ),
        targeting=Unknown(
            assumed="exact-place",
            swept=("exact-place", "centred-cells"),
            why=(
                'Owners "within a certain range" of a typed address got the mail; a drawn area stands in for that '
                "range."
            ),
        ),
        cell_level=Unknown(assumed=17, swept=(15, 16, 17), why="Only read where cameras are chosen by cell."),
        min_recipients=Unknown(
            assumed=1, swept=(1, 5, 10), why="No smallest number of recipients was found for any era."
        ),
        opt_out_stops_requests=Unknown(
            assumed=True,
            swept=(True, False),
            why="The mail had a link to unsubscribe; that it ended all later requests is documented from 2020.",
        ),
    ),
    sharing=SharingRules(
        choices=Known(value=("share-all", "review-first", "ignore", "decline", "opt-out"), source="GIZ-STATS"),
        contact_fields=Unknown(
            assumed=("address", "email"),
            swept=((), ("address", "email"), ("name", "address", "email")),
            why="Address and e-mail are likely, not confirmed, for this era.",
        ),
        label=Known(value="neighbor-number", source="AGENCY-USE"),
        route=Known(value="portal", source="WIRED"),
        rendering=Unknown(
            assumed="stripped",
            swept=("original", "stripped"),
            why="Whether place and device data are stripped from what police download was never documented.",
        ),
        pads_sizes=Unknown(assumed=False, swept=(False,), why="No padding was found in any era."),
        cloud_days=Known(value=60, source="LEG-OLD"),
        agency_days=Unknown(
            assumed=None, swept=(None,), why="No limit is documented from autumn 2019; nothing suggests one before."
        ),
        onward=Unknown(
            assumed="unlimited",
            swept=("unlimited",),
            why="Documented from autumn 2019; nothing suggests a limit before.",
        ),
        onward_told=Unknown(assumed=False, swept=(False,), why="Residents were not told of it where the press looked."),
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
        requests_default=Known(value="in", source="GIZ-STATS"),
        map_default=Unknown(
            assumed="in", swept=("in",), why="Every installed camera was drawn; no choice about the map was found."
        ),
        standing_opt_out=Known(value="mail-link", source="GIZ-STATS"),
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
        eligible=Known(value=("police", "sheriff"), source="CNET-HEAT"),
        staff_roles=Known(value=("press", "social-media", "investigation", "community"), source="VICE-LAKE"),
        invite_days=Unknown(assumed=None, swept=(None, 90), why="Documented for the accounts of 2021 on."),
        idle_days=Unknown(assumed=None, swept=(None, 180), why="Documented for the accounts of 2021 on."),
        official_email_only=Unknown(assumed=True, swept=(True, False), why="Documented for the accounts of 2021 on."),
        one_assigned_area=Unknown(
            assumed=False,
            swept=(False, True),
            why="One assigned area for each user is documented for the accounts of 2021 on.",
        ),
        obligations=Known(value=("promote", "statements-approved", "confidentiality", "call-data"), source="VICE-LAKE"),
    ),
    records=RecordsRules(
        response_totals_to_agency=Known(value=True, source="GIZ-STATS"),
        public_record=Known(value="none", source="CNET-0819"),
        audit_log=Unknown(assumed="none", swept=("none",), why="No log was found for this era."),
        legal_report=Unknown(
            assumed="none", swept=("none",), why="The first totals that were found are those of January 2021."
        ),
        small_counts=Unknown(assumed=1, swept=(1,), why="No protection of small numbers was found in any era."),
    ),
    legal=LegalRules(
        content_by=Known(value=("warrant", "verified-consent"), source="LEG-OLD"),
        account_data_by=Known(value=("subpoena", "court-order", "warrant"), source="LEG-OLD"),
        emergency_disclosure=Known(value=True, source="LEG-OLD"),
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
        narrows=Known(value=True, source="LEG-OLD"),
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
        form=Known(value="memorandum", source="VICE-LAKE"),
        map_from=Known(value=None, source="WAPO-0828"),
        donations=Known(value=True, source="VICE-LAKE"),
        download_credit_usd=Known(value=10, source="VICE-LAKE"),
        coaching=Known(value=True, source="VICE-COACH"),
    ),
)
