"""The rule book that a portal runs with unless somebody sabotages it."""

from __future__ import annotations

from typing import Final

from .decision import combine
from .disclose import DISCLOSERS
from .plain_rules import PlainRules
from .publication.budget import count_epoch
from .rulebook import RuleBook
from .rules import ADMISSION, COVERING
from .rules.how_few_are_asked import how_few_are_asked
from .rules.how_few_is_too_few import how_few_is_too_few
from .rules.how_neighbors_are_named import how_neighbors_are_named
from .rules.how_officers_are_named import how_officers_are_named
from .rules.how_posted_footage_is_made import how_posted_footage_is_made
from .rules.how_posters_are_named import how_posters_are_named
from .rules.what_can_be_answered import why_not_declined, why_not_shared
from .rules.what_can_be_chosen import why_not_chosen
from .rules.what_can_be_posted import why_not_posted
from .rules.what_goes_with_a_clip import what_goes_with_a_clip
from .rules.what_stands_beside_a_post import what_stands_beside_a_post
from .rules.when_a_resident_is_told import when_a_resident_is_told
from .rules.where_a_post_seems_to_be import where_a_post_seems_to_be
from .rules.where_it_seems_to_be import where_it_seems_to_be
from .rules.which_footage_is_posted import why_not_with_a_post
from .rules.who_is_told_of_a_demand import who_is_told_of_a_demand
from .rules.whose_home_is_it import whose_home_is_it

PLAIN: Final = PlainRules(
    how_few_are_asked=how_few_are_asked,
    how_few_is_too_few=how_few_is_too_few,
    how_neighbors_are_named=how_neighbors_are_named,
    how_officers_are_named=how_officers_are_named,
    how_posted_footage_is_made=how_posted_footage_is_made,
    how_posters_are_named=how_posters_are_named,
    what_stands_beside_a_post=what_stands_beside_a_post,
    where_a_post_seems_to_be=where_a_post_seems_to_be,
    why_not_posted=why_not_posted,
    why_not_with_a_post=why_not_with_a_post,
    what_goes_with_a_clip=what_goes_with_a_clip,
    when_a_resident_is_told=when_a_resident_is_told,
    who_is_told_of_a_demand=who_is_told_of_a_demand,
    whose_home_is_it=whose_home_is_it,
    why_not_chosen=why_not_chosen,
    why_not_shared=why_not_shared,
    why_not_declined=why_not_declined,
    count_epoch=count_epoch,
)
STANDARD: Final = RuleBook(
    admission=ADMISSION,
    covering=COVERING,
    plain=PLAIN,
    combine=combine,
    seems=where_it_seems_to_be,
    disclosers=DISCLOSERS,
)
