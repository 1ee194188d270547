"""Headers and query parameters that many addresses share, as the API document describes them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final

from fastapi import Header, Query

from ..policy.switches.feed import PostCategory
from ..policy.wire.demand import Papers

KEY: Final = r"^[\x21-\x7e][\x20-\x7e]{6,78}[\x21-\x7e]$"
"""What an Idempotency-Key looks like: 8 to 80 printable ASCII characters without blanks at either end."""

WriteKey = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        pattern=KEY,
        description="A fresh key for each write, 8 to 80 printable ASCII characters; a repeat repeats the answer.",
    ),
]
"""The header of every write in the API document; the door reads it itself, for forms have it in a field."""
After = Annotated[
    str,
    Query(
        max_length=80,
        pattern=r"^[0-9a-z_-]*$",
        description="What `next` said on the page before; empty for the first.",
    ),
]
"""Where a list is read on."""

WhichPapers = Annotated[Papers, Query(description="Papers that wait for the desk's word, that have it, or both.")]
Category = Annotated[PostCategory | None, Query(description="What posts are about; none for everything.")]
Since = Annotated[date | None, Query(description="First day of posts, UTC; none for the beginning.")]
"""What a feed is searched for."""
