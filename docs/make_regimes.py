"""Write docs/regimes.md from the regimes themselves: `python docs/make_regimes.py`; `--check` only compares."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from generated import write_or_check
from glassporch.policy.disclose.regime_sheet import in_words, sheet_of
from glassporch.policy.phrases import RECORDED, reaches, sentence, swept_over, why_no_effect
from glassporch.policy.promise import NoiseBudget, Promise
from glassporch.policy.regime import Known, Regime, Setting, groups, switches
from glassporch.policy.regimes import HISTORY, REGIMES
from glassporch.policy.regimes.era_table import OURS_ONLY, ROWS
from glassporch.policy.regimes.sources import SOURCES

TARGET = Path(__file__).with_name("regimes.md")
MOST_LISTED = 3
"""Longest list that the table of eras prints in full; the tables below it print every one."""
HEAD = """# Regimes

Generated from `app/policy/regimes/` by `docs/make_regimes.py`; do not edit. A regime reconstructs *documented rules*,
never a company's system. Where no source documents a value, the row says **assumption**: what runs in its place, the
values over which a verdict is swept (*not swept*: only one is thought of), and why. Source keys are
resolved [below](#sources).

One bound is ours and holds in every regime: the box round an area is at most 10 km from corner to corner,
because a thread of an area across a whole country has few square miles and touches more cells than one delivery can
visit.
"""
LEGEND = (
    "What each era's documents were searched for, and which switch carries it. An asterisk (*) marks an assumption: no",
    "source of the era documents the value, or sources conflict; the era's own table has the values it is swept over.",
    "A dash (-) marks a switch that has no effect in that era. A list of more than three is cut short here. A switch",
    "marked *recorded* is what the documents say, and nothing in this program acts upon it yet.",
)


def page() -> str:
    """Return the whole page."""
    regimes = (line for regime in REGIMES.values() for line in _regime(regime))
    return "\n".join([HEAD, *_eras(), *_ours_only(), *regimes, *_sources()]) + "\n"


def _eras() -> Iterator[str]:
    yield from ("## The eras side by side", "", *LEGEND, "")
    yield f"| row | switch | {' | '.join(f'[{era.id}](#{era.id})' for era in HISTORY)} |"
    yield "|---|---|" + "---|" * len(HISTORY)
    settings = {era.id: {switch.name: switch.setting for switch in switches(era)} for era in HISTORY}
    for row, carried in ROWS.items():
        for number, name in enumerate(carried):
            cells = (_short(name, settings[era.id][name], era) for era in HISTORY)
            mark = " (recorded)" if name in RECORDED else ""
            yield f"| {'' if number else row} | `{name}`{mark} | {' | '.join(cells)} |"
    yield ""


def _short(name: str, setting: Setting[object], era: Regime) -> str:
    """Write a switch's value in few words; in an era that does not read it, a dash."""
    if not reaches(name, era):
        return "-"
    value = setting.value
    said = in_words(value, name)
    if isinstance(value, tuple) and len(value) > MOST_LISTED:
        said = f"{in_words(value[:2], name)} and {len(value) - 2} more"
    return said + ("*" if setting.is_assumption else "")


def _ours_only() -> Iterator[str]:
    yield from ("Switches that no row asks about, and why they exist:", "", "| switch | why |", "|---|---|")
    yield from (f"| `{name}` | {why} |" for name, why in OURS_ONLY.items())
    yield ""


def _regime(regime: Regime) -> Iterator[str]:
    sheet = sheet_of(regime)
    dates = f"{sheet.starts} to {sheet.ends or 'today'}" if sheet.starts else "undated: a regime of our own"
    yield from (f"## {sheet.id}", "", f"**{sheet.title}** ({dates}). {sheet.summary}", "")
    if sheet.secrets:
        yield from ("It promises that these cannot be told apart by anybody else:", "")
        yield from (f"- {secret}" for secret in sheet.secrets)
        yield ""
    if regime.promise is not None:
        yield from _promise(regime.promise)
    for group, rules in groups(regime):
        yield from (f"### {regime.id}: {group}", "", (type(rules).__doc__ or "").strip(), "")
        yield from ("| switch | value | what it means | source |", "|---|---|---|---|")
        named = (switch for switch in switches(regime) if switch.name.startswith(f"{group}."))
        yield from (_row(switch.name, switch.setting, why_no_effect(switch.name, regime)) for switch in named)
        yield ""
    yield from _cited(regime)


def _promise(promise: Promise) -> Iterator[str]:
    yield from ("**Secret pairs.** About a household, nobody but its residents may be able to tell:", "")
    yield from ("| that it ... | from that it ... | how well they may be told apart |", "|---|---|---|")
    for pair in promise.pairs:
        bound = "as far as the noise budget allows" if pair.within_epsilon else "not at all: every view is the same"
        yield f"| {pair.one} | {pair.other} | {bound} |"
    yield from ("", "**Leakage function.** What agencies, neighbors and the public see depends on nothing but:", "")
    yield from (f"- {leak}" for leak in promise.leakage)
    yield ""
    yield from _noise(promise.noise)


def _noise(noise: NoiseBudget | None) -> Iterator[str]:
    if noise is None:
        yield from ("**Noise budget.** None: nothing is noisy.", "")
        return
    yield from ("**Noise budget.**", "", "| what | says |", "|---|---|")
    yield from (f"| {name} | {getattr(noise, name)} |" for name in ("unit", "scope", "horizon", "charging", "refusal"))
    yield ""


def _row(name: str, setting: Setting[object], idle: str) -> str:
    value = in_words(setting.value, name)
    meaning = sentence(name, setting) + (f"; **no effect here**: {idle}" if idle else "")
    if isinstance(setting, Known):
        grade = SOURCES[setting.source].grade
        return f"| `{name}` | {value} | {meaning} | {setting.source}{'' if grade == 'OWN' else f' ({grade})'} |"
    swept = "; ".join(in_words(one, name) for one in swept_over(setting))
    said = f"swept over {swept}" if swept else "not swept"
    return f"| `{name}` | {value} | {meaning} | **assumption**, {said}. {setting.why} |"


def _cited(regime: Regime) -> Iterator[str]:
    settings = [switch.setting for switch in switches(regime)]
    known = [setting.source for setting in settings if isinstance(setting, Known)]
    keys = ", ".join(f"{key} ({SOURCES[key].grade})" for key in SOURCES if key in known and key != "OWN")
    assumed = sum(setting.is_assumption for setting in settings)
    told = f"{len(known)} of {len(settings)} switches have a source, {assumed} are assumptions."
    yield from (f"{told} Sources: {keys}." if keys else f"{len(settings)} switches, all of our own choice.", "")


def _sources() -> Iterator[str]:
    yield from (
        "## Sources",
        "",
        "Grades: P primary (company, agency, court or regulator); M named news outlet or organisation; m the same,",
        "read through a mirror or summary; OWN a choice of this project.",
        "",
        "| key | grade | what | address |",
        "|---|---|---|---|",
    )
    yield from (f"| {s.key} | {s.grade} | {s.title} | {s.address} |" for s in SOURCES.values())


def main() -> int:
    """Write the page, or with --check compare it; return the exit code."""
    return write_or_check(TARGET, page(), "the regimes say")


if __name__ == "__main__":
    sys.exit(main())
