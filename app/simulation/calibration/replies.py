"""Fits how many households a request reaches and how many respond, from the one agency whose counts were published.

Chances of other agencies differ by assumed laws between agencies and between requests, so that one agency says little
about the nation; the draws show how little. It says nothing of how often agencies ask.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Final

import numpy as np
import numpy.typing as npt

from ..streams import stream
from .assumptions import drawn
from .figures import PublishedFigure
from .laws import effective_draws, log_count, resampled

Floats = npt.NDArray[np.float64]

TRIED: Final = 300_000
"""Draws from the assumed laws, of which those that agree with the figures are kept."""


@dataclass(frozen=True, slots=True)
class Replies:
    """Draws of what one request brings, each of shape (draws,).

    Parameters
    ----------
    notices_per_request, notices_shape : array
        Mean over agencies, and shape of the gamma law between agencies.
    crowding : array
        Shape of the gamma law between one agency's requests.
    responds, responds_weight : array
        Share of the residents asked who respond, mean over agencies, and weight of the beta law between agencies.
    pull_spread : array
        Standard deviation of the logarithm of an incident's pull, whose mean is 1.
    """

    notices_per_request: Floats
    notices_shape: Floats
    crowding: Floats
    responds: Floats
    responds_weight: Floats
    pull_spread: Floats


@dataclass(frozen=True, slots=True)
class Fit:
    """Draws, and how many independent ones they are worth."""

    replies: Replies
    effective: float


def fit_replies(figures: Mapping[str, PublishedFigure], seed: int, draws: int, tried: int = TRIED) -> Fit:
    """Fit to ``fl-notices`` and ``fl-replies``: draw from the assumed laws, weigh by the figures, draw again.

    Parameters
    ----------
    figures : mapping
        The calibrating figures by id; both carry their base.
    seed : int
    draws, tried : int
        How many draws are returned, and how many were weighed.

    Raises
    ------
    ValueError
        If a base is missing, or no draw agrees with the figures.

    References
    ----------
    Rubin (1988), Using the SIR algorithm to simulate posterior distributions. Bayesian Statistics 3.
    """
    notices, requests = _of_base(figures["fl-notices"])
    replied, asked = _of_base(figures["fl-replies"])
    before = Replies(**{field.name: drawn(field.name, seed, tried) for field in fields(Replies)})
    log_weights = _log_notices(before, notices, requests, seed) + _log_replies(before, replied, asked, requests, seed)
    kept = resampled(log_weights, seed, "replies", draws)
    after = Replies(**{field.name: getattr(before, field.name)[kept] for field in fields(Replies)})
    return Fit(after, effective_draws(log_weights))


def _of_base(figure: PublishedFigure) -> tuple[int, int]:
    if figure.base is None:
        raise ValueError(f"{figure.id} has no base; give the number that it is a part of")
    return round(figure.value), round(figure.base)


def _log_notices(before: Replies, notices: int, requests: int, seed: int) -> Floats:
    """Return the log-probability of one agency's notices over its requests, its own mean drawn from the law."""
    draw = stream(seed, "notices", "calibration/fit")
    own = draw.gamma(before.notices_shape, before.notices_per_request / before.notices_shape)
    return log_count(notices, requests * before.crowding, requests * np.maximum(own, 1e-9))


def _log_replies(before: Replies, replied: int, asked: int, requests: int, seed: int) -> Floats:
    """Return the log-probability of one agency's replies, its own share and its requests' pulls drawn from the laws."""
    draw = stream(seed, "replies", "calibration/fit")
    own = draw.beta(before.responds * before.responds_weight, (1 - before.responds) * before.responds_weight)
    reached, pulled = np.zeros_like(own), np.zeros_like(own)
    spread = before.pull_spread
    for _ in range(requests):
        size = draw.gamma(before.crowding)
        pull = np.exp(spread * draw.normal(size=len(own)) - spread**2 / 2)
        reached += size
        pulled += size * np.minimum(1.0, own * pull)
    share = np.clip(pulled / reached, 1e-12, 1 - 1e-12)
    binomial: Floats = replied * np.log(share) + (asked - replied) * np.log1p(-share)
    return binomial
