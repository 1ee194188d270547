"""What can be wrong with footage, each as an error that says what to do. Nothing here inspects bytes."""

from __future__ import annotations


class MediaError(ValueError):
    """Bytes are no media that can be read: damaged, too large, or of a kind that is not supported."""


class MediaMissingError(MediaError):
    """The library that films and remuxes is not installed."""

    def __init__(self) -> None:
        super().__init__('MP4 needs the extra "media": install glassporch[media]')


class SealError(ValueError):
    """A sealed clip cannot be opened: wrong key, another clip's box, or changed bytes."""
