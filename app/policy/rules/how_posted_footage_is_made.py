"""Rule: footage that goes with a post is rendered anew, without place and device, whatever the regime."""

from __future__ import annotations

from ..regime import Regime
from ..switches.sharing import Rendering


def how_posted_footage_is_made(regime: Regime) -> Rendering:
    """Footage that goes with a post is rendered anew, without place and device, whatever the regime.

    An assumption: nothing is documented of what the files of the feed held beside the picture, so that no era leaks it.
    """
    del regime
    return "stripped"
