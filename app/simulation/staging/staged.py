"""What staging is given and what it gives back. Plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

ADA: Final = "resident"
"""Who signs in for the proof's Ada."""
BO: Final = "co-resident"
"""Who signs in for the proof's Bo, who shares the household."""
OFFICERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "police": "officer",
        "sheriff": "other-officer",
        "federal": "federal-officer",
        "immigration": "immigration-officer",
    }
)
"""Who signs in for an officer of each kind of agency."""

ADMINISTRATORS: Final[Mapping[str, str]] = MappingProxyType(
    {"police": "administrator", "sheriff": "other-administrator"}
)
"""Who signs in for an administrator of each kind of agency."""


class CannotStageError(Exception):
    """A case cannot be made to stand in a world; the message says why."""


@dataclass(frozen=True, slots=True)
class Case:
    """A counterexample, as far as staging needs it.

    Parameters
    ----------
    scene : str
        Name of a scene of the proof.
    features : mapping of str to str
        Every axis with the label of its value.
    """

    scene: str
    features: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Staged:
    """What now stands in a world, and where it is to be seen.

    Parameters
    ----------
    told : tuple of str
        What was brought about, one sentence each.
    sign_in : str
        Who signs in to see it.
    page : str
        The page to open, below the world's address.
    see : str
        What is to be seen there where the rules let the case happen.
    stands : bool
        Whether the portal of the world let it happen.
    """

    told: tuple[str, ...]
    sign_in: str
    page: str
    see: str
    stands: bool
