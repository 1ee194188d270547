"""One line about what was typed and not understood, that says what is allowed; the parser's own words are not shown."""

from __future__ import annotations

from typing import Any, Final

from typer.exceptions import TyperException

from .problems import CommandError, usage

_CHOICE: Final = " is not one of "
_KINDS: Final = {"float": "a number", "int": "a whole number"}


def misread(error: TyperException) -> CommandError | None:
    """Say what could not be read and what to write instead; None where the help was printed in its place."""
    said = str(getattr(error, "format_message", lambda: str(error))())
    if not said:
        return None
    allowed = _allowed(error)
    told = f"{_named(error)} cannot be used: write {allowed}" if allowed else said.rstrip(".")
    path = getattr(getattr(error, "ctx", None), "command_path", "glassporch")
    return usage(f"{told} (all options: {path} --help)")


def _named(error: TyperException) -> str:
    """Name the option or the argument as it is typed; what was typed for it is not repeated."""
    parameter: Any = getattr(error, "param", None)
    opts = list(parameter.opts)
    return opts[0] if opts[0].startswith("-") else str(parameter.human_readable_name)


def _allowed(error: TyperException) -> str:
    """Say which values an option takes; "" where the library said something else."""
    fault = _fault(error)
    if fault is None:
        return ""
    kind, words = str(fault["type"]), str(fault["msg"])
    if kind == "value_error" and _CHOICE in words:
        return "one of " + words.rpartition(_CHOICE)[2].replace("'", "").rstrip(".")
    number = _KINDS.get(kind.partition("_")[0])
    least, most = _range(error)
    if number is None and least is None and most is None:
        return ""
    return f"{number or ('a whole number' if isinstance(most, int) else 'a number')}{_between(least, most)}"


def _fault(error: TyperException) -> Any:
    """Return the first fault that a parameter's value has, if that is what the error is about."""
    find = getattr(error.__cause__, "errors", None)
    found = find(include_input=False, include_url=False) if getattr(error, "param", None) and find else []
    return found[0] if found else None


def _range(error: TyperException) -> tuple[Any, Any]:
    parameter: Any = getattr(error, "param", None)
    about = getattr(parameter.get_runtime_param(), "parameter_info", None)
    return getattr(about, "min", None), getattr(about, "max", None)


def _between(least: float | None, most: float | None) -> str:
    if least is None or most is None:
        return f" of at least {least:g}" if least is not None else f" of at most {most:g}" if most is not None else ""
    return f" from {least:g} to {int(most)}"
