"""Takes out whatever media says beside its picture: place, device, time, owner, encoder text, and what is not known.

MP4 is remuxed without decoding; PNG and JPEG are rebuilt from the parts that a decoder needs. Sound is taken out too: a
voice identifies. Words burned into the picture are pixels and stay; released copies are rendered anew (`render`).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from .errors import MediaError, MediaMissingError
from .items import Item
from .metadata import Format, format_of, inspect
from .mp4_tables import MAX_FRAMES
from .pictures import ADOBE, COMMENT, JPEG_END, JPEG_START, PNG_NEEDED, PNG_SIGNATURE, chunk, chunks_of, segments_of

if TYPE_CHECKING:
    from av.container import InputContainer, OutputContainer
    from av.packet import Packet
    from av.video.stream import VideoStream

_APPLICATION: Final = range(0xE0, 0xF0)
_CAREFUL: Final = {"max_pixels": str(4096 * 2304)}
"""A header may claim any size; above this one the library makes no room for a frame."""


def stripped(body: bytes) -> bytes:
    """Return media with the same picture and nothing beside it.

    Parameters
    ----------
    body : bytes
        An MP4 (H.264), PNG or JPEG file. A rotation that a JPEG states in EXIF is lost.

    Returns
    -------
    bytes
        A file of the same format in which `inspect` finds nothing; equal bytes give equal bytes.

    Raises
    ------
    MediaMissingError
        If it is MP4 and the extra ``[media]`` is not installed.
    MediaError
        If the bytes cannot be read, or something would be left.
    """
    strippers = {Format.MP4: _mp4, Format.PNG: _png, Format.JPEG: _jpeg}
    made = strippers[format_of(body)](body)
    left = inspect(made)
    if left:
        raise MediaError(f"this file cannot be stripped: {_names(left)} would be left; it must not be released")
    return made


def _names(items: tuple[Item, ...]) -> str:
    return ", ".join(item.where for item in items[:3])


def _png(body: bytes) -> bytes:
    return PNG_SIGNATURE + b"".join(chunk(kind, payload) for kind, payload in chunks_of(body) if kind in PNG_NEEDED)


def _jpeg(body: bytes) -> bytes:
    kept = (
        segment.raw
        for segment in segments_of(body)
        if (segment.marker not in _APPLICATION and segment.marker != COMMENT)
        or (segment.marker == ADOBE and segment.is_colour_transform)
    )
    return JPEG_START + b"".join(kept) + JPEG_END


def _mp4(body: bytes) -> bytes:
    # Our own bounded reader goes first: what it refuses never reaches the library.
    inspect(body)
    try:
        import av  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MediaMissingError from error
    target = io.BytesIO()
    try:
        with (
            av.open(io.BytesIO(body), "r", format="mp4", options=_CAREFUL, metadata_errors="ignore") as source,
            av.open(target, "w", format="mp4", options={"fflags": "+bitexact"}) as made,
        ):
            _remux(source, made)
    except (av.error.FFmpegError, LookupError, OSError) as error:
        raise MediaError(f"the MP4 file is damaged: {type(error).__name__}; get the whole file") from error
    return target.getvalue()


def _remux(source: InputContainer, made: OutputContainer) -> None:
    from av.bitstream import BitStreamFilterContext  # noqa: PLC0415 - an extra

    picture = next(iter(source.streams.video), None)
    # A track whose codec nobody knows has no context, whatever its type says.
    if picture is None or getattr(picture.codec_context, "name", "") != "h264":
        raise MediaError("the MP4 file has no H.264 picture; only H.264 can be stripped")
    target: VideoStream = made.add_stream_from_template(picture)
    messages = BitStreamFilterContext("filter_units=remove_types=6", picture, target)
    for packet in _packets(source, picture):
        for kept in messages.filter(packet):
            kept.stream = target
            made.mux(kept)
    for kept in messages.filter(None):
        kept.stream = target
        made.mux(kept)


def _packets(source: InputContainer, picture: VideoStream) -> Iterator[Packet[VideoStream]]:
    for count, packet in enumerate(source.demux(picture)):
        if count > MAX_FRAMES:
            raise MediaError(f"the MP4 file has more than {MAX_FRAMES} frames")
        if packet.dts is not None:
            yield packet
