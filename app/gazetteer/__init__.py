"""Reference data about the United States: boundaries, places, residents by state, and the FBI's list of agencies.

None of it is part of a world: it is the same in all of them, and is read from the shipped files when first asked for.
"""

from __future__ import annotations

from .gazetteer import Gazetteer

__all__ = ["Gazetteer"]
