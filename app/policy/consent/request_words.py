"""Rule: a yes to a request is given to the words of that request, too: other words make another notice.

It decides nothing: whoever compares versions finds a yes to former words stale (`standing.py`), and files it
(`ends.py`).
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Final

from ..facts import RequestFact
from .notices import NoticeText

DIGITS: Final = 16
"""Hexadecimal digits of the words' digest in a version: 64 bits."""


def asking(told: NoticeText, request: RequestFact) -> NoticeText:
    """Return the notice with a version that names the request's text, area and window as residents read them.

    The sentences, and their digest, stay as they are: a page shows the request's own words beside them.
    """
    read = (request.message, request.area, request.from_us, request.to_us)
    digest = hashlib.sha256(repr(read).encode()).hexdigest()
    return replace(told, version=f"{told.version}/words-{digest[:DIGITS]}")
