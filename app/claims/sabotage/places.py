"""Sabotages of where cameras seem to be."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Final

from ...policy.regime import Known, MapLayer, Regime
from ...policy.rulebook import Places
from ...policy.switches.consent import Default
from ...worlds.wiring import Wiring
from .sabotage import Sabotage


def _where_it_is(key: bytes, camera_ids: tuple[str, ...], places: Places, regime: Regime) -> Places:
    del key, camera_ids, regime
    return places


def _circles_without_jitter(wiring: Wiring) -> Wiring:
    return replace(wiring, book=replace(wiring.book, seems=_where_it_is))


def _shown(regime: Regime, decimals: int) -> Regime:
    """Show every camera on a map as it was in 2018, whatever its household chose."""
    layer: Known[MapLayer] = Known(value="heat", source="OWN")
    default: Known[Default] = Known(value="in", source="OWN")
    shown = replace(regime.map, layer=layer, circle_decimals=Known(decimals, "OWN"))
    return replace(regime, map=shown, consent=replace(regime.consent, map_default=default))


def _mapped(regime: Regime) -> Regime:
    return _shown(regime, 6)


def _true_map_in_every_regime(wiring: Wiring) -> Wiring:
    changed = {name: _mapped(regime) for name, regime in wiring.regimes.items()}
    return _circles_without_jitter(replace(wiring, regimes=MappingProxyType(changed)))


def _shortened(regime: Regime) -> Regime:
    return _shown(regime, 5)


def _places_at_five_decimals(wiring: Wiring) -> Wiring:
    changed = {name: _shortened(regime) for name, regime in wiring.regimes.items()}
    return _circles_without_jitter(replace(wiring, regimes=MappingProxyType(changed)))


PLACES_AT_FIVE_DECIMALS: Final = Sabotage(
    "places-at-five-decimals",
    "Somebody took rounding to five decimals, about a metre, for anonymisation.",
    "exact-places",
    "assistance-2021",
    _places_at_five_decimals,
)
CIRCLES_WITHOUT_JITTER: Final = Sabotage(
    "circles-without-jitter",
    "At deep zoom each circle is drawn round the camera itself, whatever the setting says (I01).",
    "exact-places",
    "heat-map-2018",
    _circles_without_jitter,
    "where_it_seems_to_be",
)
TRUE_MAP_IN_EVERY_REGIME: Final = Sabotage(
    "true-map-in-every-regime",
    "The map layer was only hidden in the page; its address still answers with true places (I05).",
    "exact-places",
    "reference-blind",
    _true_map_in_every_regime,
)
