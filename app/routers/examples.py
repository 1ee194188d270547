"""The examples of the API document: one recorded call for each operation, and the tags that order them.

``examples.json`` is written by ``python -m tests.api.recording`` from a run over the tiny town; long lists are
cut to their first two entries. A test records it anew and compares.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, Final

TAGS: Final = {
    "sessions": "Signing in and out.",
    "public": "What everybody reads, signed in or not.",
    "officer": "For officers, about their own agency. Every answer has passed the gate.",
    "agency": "For agency administrators, about their own agency. Every answer has passed the gate.",
    "partners": "For the company's partner manager: agreements and gifts. Every answer has passed the gate.",
    "newsroom": "For agencies: what they say in public, and its review. Every answer has passed the gate.",
    "records": "For journalists: requests for an agency's records. Every answer has passed the gate.",
    "resident": "For residents, about their own household and nobody else's.",
    "company": "For the company's moderators at work.",
    "legal": "For the company's legal desk: papers, never footage. Every answer has passed the gate.",
    "laboratory": "For researchers: the marked truth view, and the hand on the world's clock.",
}
"""What each tag is about. The first part of every operation id is its tag."""


def load_examples() -> dict[str, dict[str, Any]]:
    """Read the recorded examples, by operation id."""
    text = files(__package__ or "").joinpath("examples.json").read_text(encoding="utf-8")
    examples: dict[str, dict[str, Any]] = json.loads(text)
    return examples
