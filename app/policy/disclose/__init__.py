"""How covered facts become disclosures: one function a question, each building its shape and nothing beside it.

A discloser sees covered facts only. One that finds nothing to answer with returns None, which is the same
for "not there", "not yours" and "not to be told".
"""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import Any, Final

from ..casefile import Standing
from ..regime import Regime
from ..wire import agency as agencies
from ..wire import footage_request
from ..wire import map as tiles
from ..wire import public as sheets
from . import agency, maps, public, requests

DISCLOSERS: Final[MappingProxyType[type, Callable[[Any, Standing, Any, Regime], Any]]] = MappingProxyType(
    {
        footage_request.CheckArea: requests.area_judgement,
        footage_request.FileRequest: requests.request_filed,
        footage_request.ListRequests: requests.request_list,
        footage_request.ReadRequest: requests.request_view,
        agencies.ListIncidents: agency.incident_collection,
        agencies.ListColleagues: agency.colleague_list,
        agencies.ReadResponseTotals: agency.response_totals,
        tiles.ReadMapIndex: maps.map_index,
        tiles.ReadBaseIndex: maps.base_index,
        sheets.ReadWorld: public.world_sheet,
        sheets.ReadRegime: public.regime_sheet,
        sheets.ReadRegister: public.public_register,
        sheets.ListPartners: public.partner_collection,
        sheets.ListAttributions: public.attribution_list,
    }
)
