"""A yes needs the notice that it answers: whoever agrees names the text that they read. A no needs none.

It asks only that a version is named. Whether it is the one in force, the service says that writes the yes down.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, Final, Literal

from pydantic import Field
from pydantic_core import PydanticCustomError

from ..policy.wire.sent import Words

Where = Literal["request", "choices", "onward"]
READ_AT: Final[Mapping[Where, str]] = MappingProxyType(
    {"request": "GET /me/notices/{notice_id}", "choices": "GET /me/choices", "onward": "GET /me/onward"}
)
"""Where the API shows each text and its version."""


def _without_default(schema: dict[str, Any]) -> None:
    del schema["default"]


Named = Annotated[Words, Field(max_length=400, validate_default=True, json_schema_extra=_without_default)]
"""The version of a notice as somebody sends it; what is not sent is checked like what is empty."""


def named_by_a_yes(version: str, *, agrees: bool, where: Where) -> str:
    """Return the version that a draft names.

    Raises
    ------
    PydanticCustomError
        If it agrees to something and names none.
    """
    if agrees and not version:
        raise PydanticCustomError(
            "notice_not_named",
            "A yes needs the notice that it answers. Read it at {where} and send its version as notice_version.",
            {"where": READ_AT[where]},
        )
    return version
