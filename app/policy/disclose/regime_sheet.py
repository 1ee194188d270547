"""How a regime becomes a sheet that anybody may read: every switch with its source or assumption, and its promise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from types import MappingProxyType
from typing import Final, cast

from ..casefile import Standing
from ..facts import WorldFact
from ..phrases import RECORDED, sentence, swept_over, why_no_effect
from ..promise import Promise
from ..regime import Known, Regime, Setting, switches
from ..wire.public import ReadRegime
from ..wire.regime_sheet import NoiseSheet, PromiseSheet, RegimeSheet, SecretPairSheet, SourceSheet, SwitchSheet

ABSENT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "map.epsilon_total": "no noise",
        "request.replies_until": "never",
        "feed.hidden_decimals": "none",
        "partnership.map_from": "never",
    }
)
"""What no value means where it does not mean that there is no limit, by switch."""


def in_words(value: object, switch: str = "") -> str:
    """Write a switch's value as people read it."""
    match value:
        case bool():
            return "yes" if value else "no"
        case None:
            return ABSENT.get(switch, "no limit")
        case tuple():
            parts = cast("tuple[object, ...]", value)
            return ", ".join(str(part) for part in parts) or "nothing"
        case float():
            return f"{value:g}"
        case _:
            return str(value)


def switch_sheet(name: str, setting: Setting[object], regime: Regime) -> SwitchSheet:
    """Describe one switch with its source, or with the assumption that stands in for one."""
    why = why_no_effect(name, regime)
    return SwitchSheet(
        name=name,
        value=in_words(setting.value, name),
        says=sentence(name, setting),
        in_effect=not why,
        recorded_only=name in RECORDED,
        no_effect_because=why,
        assumed=setting.is_assumption,
        source=setting.source if isinstance(setting, Known) else setting.why,
        swept=tuple(in_words(value, name) for value in swept_over(setting)),
    )


def sheet_of(regime: Regime) -> RegimeSheet:
    """Describe a regime, every switch of it."""
    return RegimeSheet(
        id=regime.id,
        title=regime.title,
        summary=regime.summary,
        starts=regime.starts,
        ends=regime.ends,
        secrets=regime.secrets,
        promise=promise_sheet(regime.promise) if regime.promise else None,
        switches=tuple(switch_sheet(switch.name, switch.setting, regime) for switch in switches(regime)),
    )


def regime_sheet(question: ReadRegime, standing: Standing, facts: tuple[WorldFact, ...], regime: Regime) -> RegimeSheet:
    """Describe the regime in force, with the sources that it brings along."""
    del question, standing
    own = tuple(SourceSheet(**asdict(source)) for fact in facts for source in fact.sources)
    return sheet_of(regime).model_copy(update={"sources": own})


def promise_sheet(promise: Promise) -> PromiseSheet:
    """Describe a promise: its secret pairs, its leakage function, its noise budget."""
    return PromiseSheet(
        pairs=tuple(SecretPairSheet(**asdict(pair)) for pair in promise.pairs),
        leakage=promise.leakage,
        noise=NoiseSheet(**asdict(promise.noise)) if promise.noise else None,
    )
