"""Settings from the environment: names that begin with ``GLASSPORCH_``. An unknown one is refused, not ignored.

This knows nothing of the rest of the program: it reads values and leaves their meaning to who uses them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Final

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX: Final = "GLASSPORCH_"

_OTHERS: Final = ("GLASSPORCH_POSTGRES_", "GLASSPORCH_TEST_")
"""Prefixes of names that docker-compose.yml and the tests read; they mean nothing here."""


_ALLOWED: Final = {"port": "write a whole number from 0 to 65535", "debug": "write true or false"}


class SettingsError(ValueError):
    """A setting is unknown or cannot be read; the message names those that there are."""


class Settings(BaseSettings):
    """What the environment can set. Options of the command line come before it."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", frozen=True)

    database_url: str = Field(
        default="sqlite:///.glassporch", description="Where worlds lie: sqlite:///FOLDER, one file for each world."
    )
    port: int = Field(default=8000, ge=0, le=65_535, description="Port of the portal; 0 takes any free one.")
    debug: bool = Field(default=False, description="Whether an unexpected error prints its traceback.")


def setting_names() -> tuple[str, ...]:
    """Name every setting as the environment spells it."""
    return tuple(PREFIX + name.upper() for name in Settings.model_fields)


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Read the settings from the environment of this process.

    Parameters
    ----------
    environment : mapping of str to str
        The environment's names, in which unknown settings are looked for.

    Raises
    ------
    SettingsError
        If a name that begins with ``GLASSPORCH_`` is no setting, or a value cannot be read.
    """
    for name in unknown_names(environment):
        near = get_close_matches(name.upper(), setting_names(), n=1)
        hint = f" (did you mean {near[0]}?)" if near else ""
        message = f"{name} is no setting{hint}; there are {', '.join(setting_names())}. Unset it or correct it."
        raise SettingsError(message)
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = str(first["loc"][0])
        message = f"{PREFIX}{name.upper()} cannot be used: {_ALLOWED.get(name, 'write another value')}, or unset it."
        raise SettingsError(message) from error


def unknown_names(environment: Iterable[str]) -> list[str]:
    """Name what looks like a setting of this program and is none, sorted."""
    return sorted(name for name in environment if _is_unknown(name.upper()))


def _is_unknown(name: str) -> bool:
    return name.startswith(PREFIX) and name not in setting_names() and not name.startswith(_OTHERS)
