"""Print the seed beside every failure in this folder."""

import pytest

from .judging import seed


@pytest.fixture(autouse=True)
def _print_the_seed() -> None:
    print(f"GLASSPORCH_TEST_SEED={seed()}")  # noqa: T201 - pytest shows it with a failure
