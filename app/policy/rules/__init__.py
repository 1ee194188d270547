"""All rules, one a file, each named as the question it answers; a rule that is not listed here does not exist."""

from __future__ import annotations

from typing import Final

from .how_broad_a_demand import how_broad_a_demand
from .how_few_requests_are_told import how_few_requests_are_told
from .how_large_an_area import how_large_an_area
from .how_long_a_demand import how_long_a_demand
from .how_long_a_production_stays import how_long_a_production_stays
from .how_long_a_window import how_long_a_window
from .how_long_it_stays import how_long_it_stays
from .how_often import how_often
from .nobody_objected import nobody_objected
from .one_incident_each import one_incident_each
from .what_a_demand_reaches import what_a_demand_reaches
from .what_a_paper_gives import what_a_paper_gives
from .what_address_is_found import what_address_is_found
from .what_can_be_agreed import what_can_be_agreed
from .what_can_be_done import what_can_be_done
from .what_can_be_given import what_can_be_given
from .what_can_be_packed import what_can_be_packed
from .what_can_be_posted import what_can_be_posted
from .what_can_be_sorted import what_can_be_sorted
from .what_can_be_subscribed import what_can_be_subscribed
from .what_ends_an_agreement import what_ends_an_agreement
from .what_is_heard_of_partners import what_is_heard_of_partners
from .what_is_mailed import what_is_mailed
from .what_is_measured import what_is_measured
from .what_is_public import what_is_public
from .what_is_published import what_is_published
from .what_is_reported import what_is_reported
from .what_may_be_asked import what_may_be_asked
from .what_may_be_written import what_may_be_written
from .what_records_bring_out import what_records_bring_out
from .what_records_can_be_asked import what_records_can_be_asked
from .what_the_ledger_tells import what_the_ledger_tells
from .what_was_passed_on import what_was_passed_on
from .what_was_produced import what_was_produced
from .which_agencies import which_agencies
from .which_agencies_are_mapped import which_agencies_are_mapped
from .which_agencies_there_are import which_agencies_there_are
from .which_case import which_case
from .which_clips_go import which_clips_go
from .which_terms_are_public import which_terms_are_public
from .who_agreed_onward import who_agreed_onward
from .who_can_sign import who_can_sign
from .who_can_write_to_whom import who_can_write_to_whom
from .who_gets_it_onward import who_gets_it_onward
from .who_is_asked import who_is_asked
from .who_may_ask import who_may_ask
from .who_may_file import who_may_file
from .who_may_join import who_may_join
from .who_may_object import who_may_object
from .who_reads_the_feed import who_reads_the_feed
from .who_said_yes import who_said_yes
from .who_signs_off import who_signs_off
from .whose_account_is_it import whose_account_is_it
from .whose_agreement_is_it import whose_agreement_is_it
from .whose_camera_counts import whose_camera_counts
from .whose_invitation_is_it import whose_invitation_is_it
from .whose_mail_is_it import whose_mail_is_it
from .whose_records_are_they import whose_records_are_they
from .whose_request_is_it import whose_request_is_it
from .whose_statement_is_it import whose_statement_is_it
from .within_the_assigned_area import within_the_assigned_area

ADMISSION: Final = (
    who_may_ask,
    which_agencies,
    what_may_be_asked,
    who_may_file,
    which_case,
    one_incident_each,
    how_often,
    how_large_an_area,
    within_the_assigned_area,
    how_long_a_window,
    what_may_be_written,
    what_can_be_done,
    what_can_be_sorted,
    what_can_be_packed,
    what_can_be_posted,
    who_gets_it_onward,
    who_may_join,
    who_may_object,
    whose_account_is_it,
    whose_invitation_is_it,
    what_can_be_agreed,
    who_can_sign,
    what_ends_an_agreement,
    what_can_be_given,
    what_a_paper_gives,
    how_long_a_demand,
    how_broad_a_demand,
    who_signs_off,
    what_records_can_be_asked,
    what_can_be_subscribed,
    who_can_write_to_whom,
)

COVERING: Final = (
    whose_camera_counts,
    who_is_asked,
    who_said_yes,
    which_clips_go,
    who_agreed_onward,
    nobody_objected,
    whose_request_is_it,
    how_long_it_stays,
    what_is_published,
    what_address_is_found,
    what_is_public,
    how_few_requests_are_told,
    what_was_passed_on,
    which_agencies_there_are,
    which_agencies_are_mapped,
    what_is_heard_of_partners,
    whose_agreement_is_it,
    what_the_ledger_tells,
    which_terms_are_public,
    what_a_demand_reaches,
    what_was_produced,
    how_long_a_production_stays,
    what_is_reported,
    who_reads_the_feed,
    whose_statement_is_it,
    what_records_bring_out,
    whose_records_are_they,
    what_is_mailed,
    whose_mail_is_it,
    what_is_measured,
)
