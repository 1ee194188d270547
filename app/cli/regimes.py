"""``glassporch regimes``: every rule set, every switch of one with its source or its assumption, and what differs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ..policy.diff_words import Change, diff, same_but_assumed
from ..policy.disclose.regime_sheet import in_words, sheet_of
from ..policy.phrases import RECORDED, swept_over, why_no_effect
from ..policy.regime import Known, Regime, Setting, switches
from ..policy.regimes import REGIMES
from ..policy.regimes.sources import SOURCES, Source
from ..regime_files import GRADES, RegimeFile
from .output import report_console, table


def listed() -> list[dict[str, object]]:
    """Return every regime in short."""
    return [_short(regime) for regime in REGIMES.values()]


def _short(regime: Regime) -> dict[str, object]:
    settings = [switch.setting for switch in switches(regime)]
    return {
        "id": regime.id,
        "title": regime.title,
        "summary": regime.summary,
        "starts": _day(regime.starts),
        "ends": _day(regime.ends),
        "switches": len(settings),
        "assumed": sum(setting.is_assumption for setting in settings),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def shown(rules: RegimeFile) -> dict[str, object]:
    """Return a regime with every switch: its value, and its source or the assumption that stands in for one."""
    regime, sources = rules.regime, all_sources(rules)
    sheet = sheet_of(regime).model_dump(mode="json", include={"id", "title", "summary", "starts", "ends", "secrets"})
    return {
        **sheet,
        "switches": [
            {"name": one.name, **_setting(one.setting, sources), **_effect(one.name, regime)}
            for one in switches(regime)
        ],
    }


def _effect(name: str, regime: Regime) -> dict[str, object]:
    why = why_no_effect(name, regime)
    return {"in_effect": not why, "recorded_only": name in RECORDED, "no_effect_because": why or None}


def all_sources(rules: RegimeFile) -> Mapping[str, Source]:
    """Return every source that a regime can cite, by key: the shipped ones, and those of its own file."""
    return {**SOURCES, **{source.key: source for source in rules.sources}}


def _setting(setting: Setting[object], sources: Mapping[str, Source]) -> dict[str, object]:
    said: dict[str, object] = {"value": plain(setting.value), "assumed": setting.is_assumption}
    if isinstance(setting, Known):
        source = sources[setting.source]
        address = {"key": source.key, "grade": source.grade, "title": source.title, "address": source.address}
        return {**said, "source": address, "why": None, "swept": []}
    return {**said, "source": None, "why": setting.why, "swept": [plain(value) for value in swept_over(setting)]}


def plain(value: object) -> object:
    """Return a value as JSON holds it."""
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def print_list() -> None:
    """List the regimes for people."""
    rows = [
        (
            str(one["id"]),
            f"{one['starts'] or 'undated'} .. {one['ends'] or ''}".rstrip(". "),
            str(one["title"]),
            f"{one['assumed']} of {one['switches']}",
        )
        for one in listed()
    ]
    console = report_console()
    console.print(table(("regime", "in force", "title", "assumed switches"), rows))
    console.print("\nEvery switch of one, with its source: glassporch regimes show heat-map-2018")


def print_regime(rules: RegimeFile) -> None:
    """Show a regime for people: its switches, then the sources that they cite."""
    regime, sources = rules.regime, all_sources(rules)
    console = report_console()
    period = f"{regime.starts} to {regime.ends or 'today'}" if regime.starts else "undated"
    console.print(f"{regime.id}: {regime.title} ({period})\n{regime.summary}\n")
    console.print("Promised secrets: " + (" ".join(regime.secrets) or "none."))
    settings = [(switch.name, switch.setting) for switch in switches(regime)]
    console.print("")
    rows = [_row(*one, sources, why_no_effect(one[0], regime)) for one in settings]
    console.print(table(("switch", "value", "source or assumption"), rows))
    keys = dict.fromkeys(setting.source for _, setting in settings if isinstance(setting, Known))
    cited = [sources[key] for key in keys]
    console.print("")
    console.print(
        table(("source", "grade", "what and where"), [(s.key, s.grade, f"{s.title}; {s.address}") for s in cited])
    )
    console.print("")
    for grade in sorted({source.grade for source in cited}):
        console.print(f"grade {grade}: {GRADES[grade]}")


def _row(name: str, setting: Setting[object], sources: Mapping[str, Source], idle: str) -> tuple[str, str, str]:
    """Return a switch's name, value and source; `idle` says why it has no effect, and is "" where it has one."""
    value = in_words(setting.value, name) + (f" (no effect: {idle})" if idle else "")
    if isinstance(setting, Known):
        return name, value, f"{setting.source} ({sources[setting.source].grade})"
    swept = " | ".join(in_words(value, name) for value in swept_over(setting))
    return name, value, f"ASSUMPTION, {f'swept over {swept}' if swept else 'not swept'}: {setting.why}"


def compared(one: RegimeFile, other: RegimeFile) -> dict[str, object]:
    """Return what differs between two regimes."""
    return {
        "one": one.regime.id,
        "other": other.regime.id,
        "changes": [_changed(change, one, other) for change in diff(one.regime, other.regime)],
        "same_but_assumed_in_one": [
            {"switch": same.name, "sentence": same.sentence} for same in same_but_assumed(one.regime, other.regime)
        ],
    }


def _changed(change: Change, one: RegimeFile, other: RegimeFile) -> dict[str, object]:
    return {
        "switch": change.name,
        "sentence": change.sentence,
        "one": _setting(change.before, all_sources(one)),
        "other": _setting(change.after, all_sources(other)),
        "rests_on_an_assumption": change.rests_on_an_assumption,
    }


def print_diff(one: RegimeFile, other: RegimeFile) -> None:
    """Say what differs between two regimes, for people: what is documented first."""
    changes = diff(one.regime, other.regime)
    console = report_console()
    if not changes:
        console.print(f"{one.regime.id} and {other.regime.id} have the same rules.")
    for heading, rests in (
        ("Documented, or chosen by us, on both sides:", False),
        ("Assumed on at least one side:", True),
    ):
        said = [change.sentence for change in changes if change.rests_on_an_assumption is rests]
        if said:
            console.print(f"{heading}\n")
            console.print("\n".join(f"- {sentence}" for sentence in said) + "\n")
    same = same_but_assumed(one.regime, other.regime)
    if same:
        console.print("The same on both sides, but documented on one:\n")
        console.print("\n".join(f"- {one_rule.sentence}" for one_rule in same))
