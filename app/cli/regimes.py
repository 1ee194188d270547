"""``glassporch regimes``: every rule set, and every switch of one with its source or its assumption."""

from __future__ import annotations

from datetime import date

from ..policy.disclose.public import in_words, sheet_of
from ..policy.regime import Known, Regime, Setting, switches
from ..policy.regimes import REGIMES
from ..policy.regimes.sources import SOURCES
from .output import report_console, table
from .problems import usage

GRADES = {
    "P": "primary: company, agency, court or regulator",
    "M": "news outlet or organisation at its own address",
    "m": "the same, read through a mirror or summary",
    "OWN": "a choice of this project, not history",
}


def find_regime(regime_id: str) -> Regime:
    """Return a regime by its id.

    Raises
    ------
    CommandError
        If there is none; the message names those that there are.
    """
    regime = REGIMES.get(regime_id)
    if regime is None:
        raise usage(f"there is no regime {regime_id[:60]!r}; regimes: {', '.join(REGIMES)}")
    return regime


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


def shown(regime: Regime) -> dict[str, object]:
    """Return a regime with every switch: its value, and its source or the assumption that stands in for one."""
    sheet = sheet_of(regime).model_dump(mode="json", include={"id", "title", "summary", "starts", "ends", "secrets"})
    return {
        **sheet,
        "switches": [{"name": one.name, **_setting(one.setting)} for one in switches(regime)],
    }


def _setting(setting: Setting[object]) -> dict[str, object]:
    said: dict[str, object] = {"value": setting.value, "assumed": setting.is_assumption}
    if isinstance(setting, Known):
        source = SOURCES[setting.source]
        address = {"key": source.key, "grade": source.grade, "title": source.title, "address": source.address}
        return {**said, "source": address, "why": None, "swept": []}
    return {**said, "source": None, "why": setting.why, "swept": list(setting.swept)}


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


def print_regime(regime: Regime) -> None:
    """Show a regime for people: its switches, then the sources that they cite."""
    console = report_console()
    period = f"{regime.starts} to {regime.ends or 'today'}" if regime.starts else "undated"
    console.print(f"{regime.id}: {regime.title} ({period})\n{regime.summary}\n")
    console.print("Promised secrets: " + (" ".join(regime.secrets) or "none."))
    settings = [(switch.name, switch.setting) for switch in switches(regime)]
    console.print("")
    console.print(table(("switch", "value", "source or assumption"), [_row(*one) for one in settings]))
    cited = dict.fromkeys(setting.source for _, setting in settings if isinstance(setting, Known))
    sources = [SOURCES[key] for key in cited]
    console.print("")
    console.print(
        table(("source", "grade", "what and where"), [(s.key, s.grade, f"{s.title}; {s.address}") for s in sources])
    )
    console.print("")
    for grade in sorted({source.grade for source in sources}):
        console.print(f"grade {grade}: {GRADES[grade]}")


def _row(name: str, setting: Setting[object]) -> tuple[str, str, str]:
    if isinstance(setting, Known):
        return name, in_words(setting.value), f"{setting.source} ({SOURCES[setting.source].grade})"
    swept = " | ".join(in_words(value) for value in setting.swept)
    return name, in_words(setting.value), f"ASSUMPTION, swept over {swept}: {setting.why}"
