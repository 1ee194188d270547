"""What a regime of our own promises, in the form in which it can be tested: secret pairs, leakage, noise.

A *secret pair* is two facts that nobody but their owner may be able to tell apart (in the sense of Pufferfish and
Blowfish privacy); the *leakage function* is everything on which a view may depend at all.

References
----------
Kifer & Machanavajjhala (2014), Pufferfish, https://doi.org/10.1145/2514689
He, Machanavajjhala & Ding (2014), Blowfish privacy, https://doi.org/10.1145/2588555.2588581
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SecretPair:
    """Two facts that nobody but their owner may be able to tell apart.

    Parameters
    ----------
    one, other : str
        The facts, each a clause that completes "the household ...".
    within_epsilon : bool
        False: every view is byte for byte the same. True: they may be told apart as far as the noise budget allows.
    """

    one: str
    other: str
    within_epsilon: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NoiseBudget:
    """For whom noise is calibrated, against whom, for how long, and what happens when it is spent.

    The numbers (epsilon, horizon, epoch) are switches of the map; this says what they count.
    """

    unit: str
    scope: str
    horizon: str
    charging: str
    refusal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What a regime promises about what views depend on.

    Parameters
    ----------
    pairs : tuple of SecretPair
    leakage : tuple of str
        Everything on which what an agency, a neighbour or the public sees may depend.
    noise : NoiseBudget or None
        None where nothing is noisy.
    """

    pairs: tuple[SecretPair, ...]
    leakage: tuple[str, ...]
    noise: NoiseBudget | None
