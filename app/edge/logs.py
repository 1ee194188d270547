"""Log lines, without places and people: every line passes a redaction before it is written.

A line says what happened and to which kind of thing. Values under telling names are dropped; whatever looks
like a place, an e-mail address or a query string is blotted out of the text; of an exception only its type and
line remain, for its message may quote a row. The blotting is a net, not a licence to log facts.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import Any, Final

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

DROPPED: Final = frozenset(
    {
        "lon",
        "lat",
        "lng",
        "longitude",
        "latitude",
        "coordinates",
        "point",
        "place",
        "position",
        "area",
        "ring",
        "geometry",
        "address",
        "name",
        "email",
        "mail",
        "phone",
        "contact",
        "token",
        "password",
        "secret",
        "key",
        "cookie",
        "csrf",
        "authorization",
        "message",
        "text",
        "body",
        "query",
        "params",
        "parameters",
        "statement",
    }
)
"""Words that no key of a log line may hold; a key is split at everything but letters."""

_KEPT: Final = frozenset({"event", "level", "timestamp", "logger"})
_PLACE: Final = "[place]"
_PATTERNS: Final = (
    # Two decimal numbers side by side, however they are written: a pair of coordinates.
    (re.compile(r"-?\d{1,3}\.\d{2,}(?:\s*[,;/|]\s*|\s+|%2C|%20)-?\d{1,3}\.\d{2,}", re.IGNORECASE), _PLACE),
    # One number at four decimals or more: about ten metres.
    (re.compile(r"-?\d{1,3}\.\d{4,}"), _PLACE),
    (re.compile(r"[^\s@<>\"'=]+@[^\s@<>\"']+"), "[e-mail]"),
    (re.compile(r"\?[^\s\"']*=[^\s\"']*"), "?[query]"),
)
_COARSE: Final = 2
"""Decimals that a lone number keeps: about a kilometre, if it were a coordinate."""


def redact(_: WrappedLogger, __: str, line: EventDict) -> EventDict:
    """Drop what tells of places and people from a log line; a structlog processor."""
    return {
        key: _clean(value) for key, value in line.items() if key.startswith("_") or key in _KEPT or _is_harmless(key)
    }


def _is_harmless(key: str) -> bool:
    words = re.findall(r"[A-Z]?[a-z]+|[A-Z]+", key)
    return not DROPPED & {word.lower() for word in words}


def _clean(value: object) -> object:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return _blotted(value)
    if isinstance(value, float):
        return round(value, _COARSE)
    return _clean_parts(value)


def _clean_parts(value: object) -> object:
    match value:
        case Mapping():
            return {key: _clean(part) for key, part in value.items() if _is_harmless(str(key))}
        case (float(), float(), *_):
            return _PLACE
        case list() | tuple():
            return [_clean(part) for part in value]
        case _:
            return f"[{type(value).__name__}]"  # its text may hold anything


def _blotted(text: str) -> str:
    for pattern, instead in _PATTERNS:
        text = pattern.sub(instead, text)
    return text


def name_error(_: WrappedLogger, __: str, line: EventDict) -> EventDict:
    """Put an exception's type and line in place of its message and stack; a structlog processor."""
    info = line.pop("exc_info", None)
    error = sys.exc_info()[1] if info is True else info[1] if isinstance(info, tuple) else info
    if isinstance(error, BaseException):
        line["error"] = type(error).__name__
        line["at"] = _where(error)
    return line


def _where(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).stem}:{trace.tb_lineno}" if trace else ""


def shared_processors() -> list[Processor]:
    """Return what every line passes, ours and those of libraries; redaction comes last."""
    return [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="%H:%M:%S", utc=True),
        name_error,
        redact,
    ]


def configure_logs() -> None:
    """Send the log lines of this process, and of every library in it, through the redaction to standard error."""
    structlog.configure(
        processors=[*shared_processors(), _one_line],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared_processors(),
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, _one_line],
        )
    )
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)


def _one_line(_: WrappedLogger, __: str, line: MutableMapping[str, Any]) -> str:
    first = " ".join(str(line.pop(key, "")) for key in ("timestamp", "level", "event"))
    rest = " ".join(f"{key}={value!r}" for key, value in line.items())
    return f"{first} {rest}".replace("\n", " ").strip()
