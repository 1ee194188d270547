"""The table of eras: which switches carry each of its rows. It holds no values; those stand in the regimes.

A row is a question that the documents of every era were searched for. A switch that no row asks about is ours only,
and says why it exists.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

ROWS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "name of the service": ("service.product_name",),
        "way of delivery": ("request.is_open", "delivery.channels"),
        "who is asked": ("delivery.recipients", "delivery.targeting", "delivery.opt_out_stops_requests"),
        "smallest area": ("request.min_area_sq_mi",),
        "largest area": ("request.max_area_sq_mi",),
        "what the area is bound to": ("request.area_anchor", "request.adjoin_m"),
        "shortest window": ("request.min_window_minutes",),
        "longest window": ("request.max_window_minutes",),
        "how far back": ("request.look_back_days",),
        "case number": ("request.case_number_required",),
        "officer's name and contact": ("request.officer_named", "request.contact_required"),
        "requests for one incident": ("request.max_posts_per_case", "request.batch_allowed"),
        "requests in one day": ("request.max_per_day",),
        "smallest number asked": ("delivery.min_recipients", "map.smallest_group"),
        "changing and deleting": ("request.editable", "request.deletable", "request.resolvable"),
        "how long it can be answered": ("request.open_days", "request.replies_until"),
        "review before sending": ("request.reviewed_before_sending",),
        "prohibited content": ("request.prohibited_content",),
        "what officers see on the map": (
            "map.layer",
            "map.heat_cell_level",
            "map.heat_shades",
            "map.circles_from_zoom",
            "map.circle_jitter_m",
            "map.circle_decimals",
            "map.address_search",
        ),
        "what officers see of a resident": ("sharing.label",),
        "what goes with a clip": ("sharing.contact_fields",),
        "how a clip reaches the agency": ("sharing.route",),
        "what a resident can choose": ("sharing.choices",),
        "what silence tells": ("records.response_totals_to_agency",),
        "what holds by default": ("consent.requests_default", "consent.standing_opt_out"),
        "public record of requests": ("records.public_record",),
        "roles and accounts": (
            "agency.staff_roles",
            "request.posting_permission_required",
            "agency.invite_days",
            "agency.idle_days",
            "agency.official_email_only",
            "agency.one_assigned_area",
        ),
        "which agencies may take part": ("agency.eligible",),
        "what the agency owes the company": ("agency.obligations",),
        "how long police keep footage": ("sharing.agency_days", "sharing.onward", "sharing.onward_told"),
        "how long the company keeps clips": ("sharing.cloud_days",),
        "legal process": ("legal.content_by", "legal.account_data_by"),
        "emergency disclosure": ("legal.emergency_disclosure",),
        "end-to-end encryption": ("sharing.end_to_end",),
        "log of the agency's conduct": ("records.audit_log",),
        "what a post can be about": ("feed.categories",),
        "review of posts": ("feed.moderation",),
        "what the feed leaks": (
            "feed.hidden_decimals",
            "feed.hidden_offset_m",
            "feed.hidden_address",
            "feed.sequential_ids",
            "feed.reach_m",
        ),
        "alerts to officers": ("feed.agency_alerts",),
        "what an agency signs": ("partnership.form",),
        "map of partners": ("partnership.map_from",),
        "cameras and credits": ("partnership.donations", "partnership.download_credit_usd"),
        "coaching": ("partnership.coaching",),
        "objection to broad demands": ("legal.narrows",),
        "report on legal demands": ("records.legal_report",),
    }
)
"""Name of a row -> the dotted names of the switches that carry it, the leading one first."""

_COUNTS: Final = "Belongs to the counts of our map regime; no era published counts by cell."

OURS_ONLY: Final[Mapping[str, str]] = MappingProxyType(
    {
        "map.hides_opted_out": "No source says what opting out of requests did to the heat map.",
        "map.epoch_days": "Every published map has a rhythm; no source names one.",
        "map.cell_addresses": _COUNTS,
        "map.epsilon_total": _COUNTS,
        "map.horizon_days": _COUNTS,
        "request.text_check": "Reviewers applied the list of 2021 by hand; a check by a program is ours.",
        "delivery.delay_minutes": "A request takes some time to arrive; no source says how much.",
        "delivery.cell_level": "Choosing residents by whole cells is ours.",
        "sharing.rendering": "No source says which bytes police download; a stripped rendering is ours.",
        "sharing.pads_sizes": "Hiding the size of a clip is ours.",
        "sharing.after_withdrawal": "No source says what a withdrawal after a release means.",
        "consent.map_default": "No era let residents choose about the map.",
        "consent.per_agency": "A lasting no to one agency is ours.",
        "consent.per_incident_type": "A lasting no to one type of incident is ours.",
        "consent.grant_days": "A lasting yes that runs out is ours.",
        "consent.co_consent": "No source says who decides in a household of several people.",
        "consent.bystander_objection": "Not a row: the company conceded in 2025 that there is no such way (MARKEY25).",
        "consent.receipts": "Signed receipts are ours.",
        "legal.tells_the_resident": "Not a row: the company promised it, and the press doubted it.",
        "legal.preservation_days": "Not a row: the company speaks of about six months, in every era.",
        "legal.delayed_notice_days": "No source says when a delayed notice is given.",
        "records.small_counts": "Protecting small numbers is ours.",
        "feed.shown_level": "A post seemed to be somewhere; no source says how exactly.",
    }
)
"""Dotted name of a switch that no row asks about -> why it exists."""


def rows_of(switch: str) -> tuple[str, ...]:
    """Name the rows that a switch carries.

    Parameters
    ----------
    switch : str
        Dotted name.
    """
    return tuple(row for row, carried in ROWS.items() if switch in carried)
