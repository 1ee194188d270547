"""A regime as anybody may read it: every switch with its source or assumption, and the promise of one of ours."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from .base import Disclosure


class SecretPairSheet(Disclosure):
    """Two facts about a household that nobody but its residents may be able to tell apart."""

    one: str
    other: str
    within_epsilon: bool = Field(description="Whether they may be told apart as far as the noise budget allows.")


class NoiseSheet(Disclosure):
    """For whom noise is calibrated, against whom, for how long, and what happens when it is spent."""

    unit: str
    scope: str
    horizon: str
    charging: str
    refusal: str


class PromiseSheet(Disclosure):
    """What a regime of our own promises about what views depend on."""

    pairs: tuple[SecretPairSheet, ...]
    leakage: tuple[str, ...] = Field(description="Everything on which what others see may depend.")
    noise: NoiseSheet | None = Field(description="Null where nothing is noisy.")


class SwitchSheet(Disclosure):
    """One switch of a regime."""

    name: str
    value: str
    says: str = Field(description="The same in words, without a full stop.")
    in_effect: bool = Field(description="Whether anything reads it under this regime.")
    recorded_only: bool = Field(description="Recorded from the documents; nothing acts upon it under any regime.")
    no_effect_because: str = Field(description="Why it has no effect under this regime; empty where it has one.")
    assumed: bool = Field(description="True where no source documents the value.")
    source: str = Field(description="Source key, or why the assumption was taken.")
    swept: tuple[str, ...] = Field(
        description="For an assumption: the values over which verdicts are swept; empty where it is not swept."
    )


class SourceSheet(Disclosure):
    """A source that a regime of somebody's own brings along."""

    key: str
    grade: str
    title: str
    address: str


class RegimeSheet(Disclosure):
    """A regime, every switch of it."""

    id: str
    title: str
    summary: str
    starts: date | None
    ends: date | None
    secrets: tuple[str, ...]
    promise: PromiseSheet | None = Field(description="For a regime of our own: the same, in a form that can be tested.")
    switches: tuple[SwitchSheet, ...]
    sources: tuple[SourceSheet, ...] = Field(default=(), description="The sources that come with rules of one's own.")
