"""Hide small counts: a cell with fewer than k shows nothing.

Familiar, and weak where counts of several zooms are shown: hidden cells follow from their parents by subtraction
(40 % of them for k = 3 in one town, 5 % for k = 5). A zero that is shown is a fact about everybody there, so zeros
are hidden too unless a regime shows them.

References
----------
Cox (1980), Suppression methodology and statistical disclosure control,
https://doi.org/10.1080/01621459.1980.10477481
"""

from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

HIDDEN: Final = -1


def suppress_small(counts: ArrayLike, k: int, *, show_zeros: bool = False) -> NDArray[np.int64]:
    """Return the counts with `HIDDEN` in place of those below k, any shape.

    Raises
    ------
    ValueError
        If k is below 1 or a count below 0.
    """
    true = np.asarray(counts, np.int64)
    if k < 1:
        raise ValueError(f"The smallest count to show is 1 or more, not {k}.")
    if true.size and true.min() < 0:
        raise ValueError("A count is 0 or more.")
    shown = (true >= k) | ((true == 0) & show_zeros)
    return np.where(shown, true, HIDDEN)
