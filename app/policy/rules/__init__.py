"""All rules, one a file, each named as the question it answers; a rule that is not listed here does not exist."""

from __future__ import annotations

from typing import Final

from .how_large_an_area import how_large_an_area
from .how_long_a_window import how_long_a_window
from .how_long_it_stays import how_long_it_stays
from .how_often import how_often
from .what_is_public import what_is_public
from .what_is_published import what_is_published
from .what_may_be_asked import what_may_be_asked
from .which_case import which_case
from .which_clips_go import which_clips_go
from .who_is_asked import who_is_asked
from .who_may_ask import who_may_ask
from .who_may_file import who_may_file
from .who_said_yes import who_said_yes
from .whose_camera_counts import whose_camera_counts
from .whose_request_is_it import whose_request_is_it

ADMISSION: Final = (
    who_may_ask,
    what_may_be_asked,
    who_may_file,
    which_case,
    how_often,
    how_large_an_area,
    how_long_a_window,
)

COVERING: Final = (
    whose_camera_counts,
    who_is_asked,
    who_said_yes,
    which_clips_go,
    whose_request_is_it,
    how_long_it_stays,
    what_is_published,
    what_is_public,
)
