"""Who can sign in to a planted world, with passwords that the operating system drew and a file keeps."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from ..policy.roles import Role
from ..simulation.planting import SignInPlan

ALPHABET: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters and digits that nobody takes for one another."""
_GROUPS, _GROUP = 3, 4

PEOPLE: Final = (
    ("officer", Role.OFFICER, "officer of the town's police who may send requests"),
    ("second-officer", Role.OFFICER, "officer of the same agency without that permission"),
    ("administrator", Role.ADMINISTRATOR, "administrator of the agency's accounts"),
    ("other-officer", Role.OFFICER, "officer of another agency"),
    ("other-administrator", Role.ADMINISTRATOR, "administrator of that agency's accounts"),
    ("federal-officer", Role.OFFICER, "officer of a federal agency"),
    ("immigration-officer", Role.OFFICER, "officer of an immigration agency"),
    ("new-administrator", Role.ADMINISTRATOR, "administrator of an agency that has no agreement yet"),
    ("moderator", Role.MODERATOR, "reviewer at the company"),
    ("partner-manager", Role.PARTNERS, "the company's manager of agreements with agencies"),
    ("legal-reviewer", Role.LEGAL, "legal desk of the company"),
    ("journalist", Role.JOURNALIST, "asks agencies for their records"),
    ("researcher", Role.RESEARCHER, "sees the truth view"),
    ("resident", Role.RESIDENT, "resident with cameras and clips"),
    ("co-resident", Role.RESIDENT, "lives with that resident and shares the cameras"),
    ("neighbor", Role.RESIDENT, "another resident with cameras and clips"),
)
LIVES_WITH: Final[Mapping[str, str]] = MappingProxyType({"co-resident": "resident"})
"""Who shares a household with whom."""
SEALS: Final = "neighbor"
"""Whose clips are sealed end to end, where the rules offer it."""


@dataclass(frozen=True, slots=True)
class SignIn:
    """One way in, as it is printed and kept."""

    who: str
    role: str
    email: str
    password: str
    note: str
    device_secret: str = ""


def new_sign_ins(new_token: Callable[[], str]) -> tuple[SignIn, ...]:
    """Make a sign-in for every role.

    Parameters
    ----------
    new_token : callable
        () -> a fresh secret of the operating system.
    """
    return tuple(
        SignIn(who, role.value, f"{who}@demo.example", password_of(new_token()), *_note(who, text, new_token))
        for who, role, text in PEOPLE
    )


def _note(who: str, text: str, new_token: Callable[[], str]) -> tuple[str, str]:
    """Return what is said of somebody, and the secret that seals their clips where the rules offer that."""
    if who != SEALS:
        return text, ""
    secret = password_of(new_token())
    return f"{text}; where the rules offer it, clips are sealed with the device secret {secret}", secret


def password_of(token: str) -> str:
    """Shorten a secret to something that can be typed: three groups of four, 59 bits."""
    left = int.from_bytes(hashlib.blake2b(token.encode(), digest_size=32).digest())
    letters = []
    for _ in range(_GROUPS * _GROUP):
        left, which = divmod(left, len(ALPHABET))
        letters.append(ALPHABET[which])
    return "-".join("".join(letters[at : at + _GROUP]) for at in range(0, len(letters), _GROUP))


def plans_of(sign_ins: Iterable[SignIn]) -> tuple[SignInPlan, ...]:
    """Return sign-ins as planting takes them."""
    return tuple(
        SignInPlan(one.who, Role(one.role), one.email, one.password, one.device_secret, LIVES_WITH.get(one.who, ""))
        for one in sign_ins
    )


def save_sign_ins(sign_ins: Iterable[SignIn], path: Path, *, made_by: str) -> None:
    """Write sign-ins to a file that only its owner can read.

    Parameters
    ----------
    made_by : str
        The command that planted the world: ``demo`` replaces none but its own.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump({"made_by": made_by, "sign_ins": [asdict(one) for one in sign_ins]}, file, indent=1)


def load_sign_ins(path: Path) -> tuple[SignIn, ...]:
    """Read sign-ins; none where the file is missing or spoilt, for the world works without it."""
    try:
        return tuple(SignIn(**one) for one in _read(path)["sign_ins"])
    except (KeyError, TypeError):
        return ()


def planted_by(path: Path) -> str:
    """Say which command planted the world of a file of sign-ins; empty where that is not known."""
    return str(_read(path).get("made_by", ""))


def _read(path: Path) -> dict[str, list[dict[str, str]]]:
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return held if isinstance(held, dict) else {}


class HashesOnce:
    """Hashes a password once, however many worlds get it: the real hash is slow on purpose.

    Parameters
    ----------
    hash_password : callable
        password -> hash.
    """

    def __init__(self, hash_password: Callable[[str], str]) -> None:
        self._hash = hash_password
        self._made: dict[str, str] = {}

    def hash(self, password: str) -> str:
        """Hash a password."""
        if password not in self._made:
            self._made[password] = self._hash(password)
        return self._made[password]

    def verify(self, password: str, hash: str) -> bool:  # noqa: A002 - the library's own name
        """Check a password against a hash that this made."""
        return self._made.get(password) == hash
