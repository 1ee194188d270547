"""Regimes that researchers write, as TOML files: read, checked and written here, outside the policy (law 4).

Nothing here opens a file or knows a list of switches: text comes in, and the switches are those of the
type ``policy.regime.Regime``, found by looking at its fields. It decides nothing about a portal.
"""

from .check import check
from .faults import Fault
from .head import wrong_id
from .own_sources import GRADES
from .parse import LIMIT_BYTES, Parsed, RegimeFile, parse
from .read import read_regime
from .write import write, write_extending

__all__ = [
    "GRADES",
    "LIMIT_BYTES",
    "Fault",
    "Parsed",
    "RegimeFile",
    "check",
    "parse",
    "read_regime",
    "write",
    "write_extending",
    "wrong_id",
]
