"""Where the trials of a test run get their seed, how many there are, and choices that Hypothesis makes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from typing import Final

from glassporch.claims import CLAIMS
from hypothesis import strategies as st

BY_ID: Final = {claim.id: claim for claim in CLAIMS}
PURE: Final = frozenset({"default-deny", "forbid-trumps-permit", "order-never-matters"})
"""Claims that need no world: many trials cost nothing."""


def commit_seed() -> int:
    """A seed from the commit under test, so that every commit tries other traces and a failure can be repeated."""
    told = os.environ.get("GLASSPORCH_TEST_SEED")
    if told is None:
        found = subprocess.run(["git", "rev-parse", "HEAD"], capture_output=True, text=True, check=False)
        told = found.stdout.strip() or "no commit"
    sys.stdout.write(f"seed {told}; repeat with GLASSPORCH_TEST_SEED\n")
    return int.from_bytes(hashlib.blake2b(told.encode(), digest_size=6).digest())


def trials_of(claim_id: str, expected: str) -> int:
    """Trials for each variant of a regime; GLASSPORCH_CLAIM_TRIALS asks for more where there is time.

    A claim that is broken ends at its first witness, so that many trials are allowed at no cost.
    """
    if claim_id in PURE:
        return 200
    return 40 if expected == "broken in the model" else int(os.environ.get("GLASSPORCH_CLAIM_TRIALS", "1"))


class SearchedTape:
    """Choices that Hypothesis makes, and shrinks when they break a claim."""

    def __init__(self, data: st.DataObject) -> None:
        self._data = data

    def below(self, bound: int) -> int:
        return self._data.draw(st.integers(0, bound - 1))
