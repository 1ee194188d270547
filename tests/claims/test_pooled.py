"""The claim about one person with several accounts: the secrets are some, and nothing tells."""

from __future__ import annotations

import pytest
from glassporch.claims.claim import NothingToTryError
from glassporch.claims.pooled import told_apart
from glassporch.claims.secrets_of_others import SECRETS
from glassporch.policy.regimes import REGIMES

from .seeds import commit_seed
from .truth import CHOICES, Listening, truth

TOLD = (
    *CHOICES,
    "SELECT post_id, account_id FROM post_origin ORDER BY post_id",
    "SELECT agency_id, secrecy, state FROM legal_demand ORDER BY id",
)
"""What the secrets are about, as it stands in the database."""


@pytest.mark.slow
def test_two_worlds_that_differ_in_every_secret_are_told_apart_by_nothing(listening: Listening) -> None:
    witness = told_apart(listening, REGIMES["reference-blind"], tuple(SECRETS), commit_seed() % 6)
    assert witness is None, witness
    one, other = (truth(site, *TOLD) for site in listening.sites)
    assert [left == right for left, right in zip(one, other, strict=True)] == [False] * len(TOLD)


def test_what_the_rules_leave_nothing_to_hide_of_is_no_pass(listening: Listening) -> None:
    with pytest.raises(NothingToTryError):
        told_apart(listening, REGIMES["none-2024"], ("declined, or never answered",), 0)
