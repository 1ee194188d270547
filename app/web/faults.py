"""What is wrong with a number or a day that was typed, in words that say what to write instead."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from ..policy.decision import Reason
from ..policy.wire.sent import UNREADABLE, hides_signs

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

ADVICE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "date": "write a day such as 2019-08-27",
        "int": "write a whole number",
        "float": "write a number",
        "finite": "write a number",
    }
)
"""What to write, by how the name of pydantic's fault begins."""
BOUNDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "greater_than_equal": "write {ge} or more",
        "greater_than": "write more than {gt}",
        "less_than_equal": "write {le} or less",
        "less_than": "write less than {lt}",
    }
)


def reasons_of(error: ValidationError, advice: Mapping[str, str]) -> tuple[Reason, ...]:
    """Say why a form's fields cannot be used: one reason for each field, which names what its text hides."""
    hidden = {str(fault["loc"][0]) for fault in error.errors() if hides_signs(fault)}
    wrong = sorted({str(fault["loc"][0]) for fault in error.errors()})
    return tuple(
        Reason("field-unusable", f"{name.capitalize()}: {UNREADABLE}" if name in hidden else advice[name])
        for name in wrong
    )


def or_hidden(error: ValidationError, otherwise: Reason) -> Reason:
    """Say that a form's text hides a character, where it does; else what is said of any other fault."""
    return Reason(otherwise.code, UNREADABLE) if any(hides_signs(fault) for fault in error.errors()) else otherwise


def fault_in_words(fault: ErrorDetails) -> str:
    """Say of one typed field what to write instead.

    Parameters
    ----------
    fault : ErrorDetails
        As `pydantic.ValidationError.errors` gives it.

    Returns
    -------
    str
        The field's name, and the advice; pydantic's own words where none is known.
    """
    kind = fault["type"]
    bound = BOUNDS.get(kind)
    limits = {name: f"{value:g}" if isinstance(value, float) else value for name, value in fault.get("ctx", {}).items()}
    advice = bound.format(**limits) if bound else ADVICE.get(kind.split("_", 1)[0], fault["msg"])
    return f"{str(fault['loc'][0]).replace('_', ' ')}: {advice}."
