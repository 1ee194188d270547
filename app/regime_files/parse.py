"""Turn the text of a regime's file into a ``Regime``, or into everything that is wrong with it at once.

Only the shape is judged here: names, kinds, sources. Whether the values go together is `check`'s business.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from ..policy.regime import Known, Regime, groups, switches
from ..policy.regimes import REGIMES
from ..policy.regimes.sources import Source
from . import head, shape
from .faults import MOST, Fault, FaultList
from .lines import lines_of
from .near import nearest
from .own_sources import cited_but_unused, read_sources
from .settings import read_setting

LIMIT_BYTES: Final = 64 * 1024
"""The longest file that is read; a whole regime with every comment has less than half of it."""

_DEEP: Final = re.compile(r"""(?<![\w-])(?:(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){16}""")
"""A dotted name of absurd depth: Python's reader takes time that grows with the square of it, 40 s for 64 KiB."""
_AT_LINE: Final = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True)
class RegimeFile:
    """What a regime's file holds.

    Parameters
    ----------
    regime : Regime
    sources : tuple of Source
        Those that the file brings along.
    """

    regime: Regime
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Parsed:
    """What came of reading a file: the regime, if no fault is an error, and the faults."""

    file: RegimeFile | None
    faults: tuple[Fault, ...]


def parse(text: str, *, shipped: Mapping[str, Regime] = REGIMES, taken: Collection[str] = tuple(REGIMES)) -> Parsed:
    """Read the text of a regime's file.

    Parameters
    ----------
    text : str
        TOML, at most `LIMIT_BYTES` in UTF-8.
    shipped : mapping of str to Regime
        What ``extends`` can name.
    taken : collection of str
        Ids that the file may not have.
    """
    faults = FaultList(MappingProxyType({}))
    raw = _toml(text, faults)
    if raw is None:
        return Parsed(None, faults.in_order())
    faults.lines = lines_of(text)
    made = _file(raw, shipped, taken, faults)
    is_good = made is not None and all(fault.level == "warning" for fault in faults.found)
    return Parsed(made if is_good else None, faults.in_order())


def _toml(text: str, faults: FaultList) -> dict[str, Any] | None:
    if len(text.encode("utf-8", "replace")) > LIMIT_BYTES:
        faults.add("", f"the file is longer than {LIMIT_BYTES // 1024} KiB", "shorten it")
        return None
    if deep := _DEEP.search(text):
        faults.lines = {"toml": text.count("\n", 0, deep.start()) + 1}
        faults.add("toml", "a name has more than sixteen parts", "write [group] above, and the switch below")
        return None
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        said = str(error) if isinstance(error, tomllib.TOMLDecodeError) else "tables too deep or a number too long"
        line = _AT_LINE.search(said)
        faults.lines = {"toml": int(line[1])} if line else {}
        faults.add("toml", f"the text is no TOML: {said[:200]}", "correct it there; https://toml.io shows how")
        return None


def _file(
    raw: dict[str, Any], shipped: Mapping[str, Regime], taken: Collection[str], faults: FaultList
) -> RegimeFile | None:
    known = {*head.NAMES, *shape.head_kinds(), *shape.group_types()}
    for name in [name for name in raw if name not in known][:MOST]:
        near = nearest(name, known)
        faults.add(name[:60], "is no part of a regime", f"did you mean {near}?" if near else "remove or move it")
    own = read_sources(raw.get("sources", []), faults)
    base = head.read_base(raw, shipped, faults)
    parts = head.read_head(raw, base, taken, faults)
    for name, group in shape.group_types().items():
        parts[name] = _group(name, group, raw.get(name), base, own, faults)
    regime = _built(parts, faults) if not faults.found else None
    if regime is None:
        return None
    cited = {one.setting.source for one in switches(regime) if isinstance(one.setting, Known)}
    cited_but_unused(own, cited, faults)
    head.warn_of_borrowed_promise(raw, base, faults)
    return RegimeFile(regime, tuple(own.values()))


def _group(
    name: str, group: type, raw: object, base: Regime | None, own: Mapping[str, Source], faults: FaultList
) -> Any:
    """Read one table of switches; unnamed ones are those of the extended regime."""
    wanted = shape.switch_kinds(group)
    given = raw if isinstance(raw, dict) else {}
    if not given and base is None:
        faults.add(name, f"the table [{name}] is missing", f"add it, with {', '.join(wanted)}; {_OR}")
        return None
    if raw is not None and not isinstance(raw, dict):
        faults.add(name, "is no table", f"write [{name}] on a line of its own, and its switches below")
        return None
    _refuse_unknown(name, given, wanted, faults)
    held = {one: getattr(getattr(base, name), one) for one in wanted} if base else {}
    for switch, hint in wanted.items():
        if switch in given:
            held[switch] = read_setting(f"{name}.{switch}", hint, given[switch], own, faults)
    missing = [switch for switch in wanted if switch not in given]
    if base is None and missing:
        faults.add(name, f"lacks {', '.join(missing)}", f"add them to [{name}]; {_OR}")
    return _built_group(name, group, held, faults)


_OR: Final = 'or begin the file with extends = "ID", to take over what it does not name'


def _refuse_unknown(name: str, given: Mapping[str, Any], wanted: Mapping[str, Any], faults: FaultList) -> None:
    strange = [switch for switch in given if switch not in wanted][:MOST]
    if not strange:
        return
    every = {f"{group}.{switch}" for group, kind in shape.group_types().items() for switch in shape.switch_kinds(kind)}
    for switch in strange:
        elsewhere = next((dotted for dotted in sorted(every) if dotted.endswith(f".{switch}")), None)
        near = elsewhere or nearest(f"{name}.{switch}", every)
        remedy = f"did you mean {near}?" if near else f"[{name}] has {', '.join(wanted)}"
        faults.add(f"{name}.{switch[:60]}", "is no switch", remedy)


def _built_group(name: str, group: type, held: Mapping[str, Any], faults: FaultList) -> Any:
    if any(fault.name.partition(".")[0] == name for fault in faults.found):
        return None
    try:
        return group(**held)
    except ValueError as error:  # the type itself refuses it: see its __post_init__
        dotted = str(error).partition(" ")[0]
        faults.add(dotted if dotted.startswith(f"{name}.") else name, str(error)[:300], "change one of them")
        return None


def _built(parts: Mapping[str, Any], faults: FaultList) -> Regime | None:
    try:
        regime = Regime(**parts)
    except ValueError as error:
        faults.add(str(error).partition(" ")[0], str(error)[:300], "change one of them")
        return None
    return regime if list(groups(regime)) else None
