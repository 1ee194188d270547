"""Films pictures as H.264 in MP4, the same bytes each time.

One thread and bit-exact muxing; the codec's own text stays in the stream, as in real captures: stripping removes it.
The library is loaded when a clip is filmed, because it is an extra.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

import numpy as np
from PIL import Image

from .errors import MediaMissingError
from .scene import HEIGHT, WIDTH

if TYPE_CHECKING:
    from av.container import OutputContainer
    from av.video.stream import VideoStream

FRAMES_PER_SECOND: Final = 4
SIZE: Final = (2 * WIDTH, 2 * HEIGHT)
_CODEC: Final = {"crf": "30", "preset": "veryfast", "threads": "1"}


def film(pictures: Iterable[Image.Image], written: Mapping[str, str]) -> bytes:
    """Film pictures, one after the other, `FRAMES_PER_SECOND` of them a second.

    Parameters
    ----------
    pictures : iterable of Image.Image
        RGB, `WIDTH` x `HEIGHT`; each is enlarged to `SIZE`.
    written : mapping of str to str
        Metadata for the container. ``location`` (ISO 6709) becomes a location atom, ``creation_time`` (ISO 8601, UTC)
        the creation times, and each is written as a QuickTime key too. Empty: none is written.

    Returns
    -------
    bytes
        An MP4 file; equal arguments give equal bytes with one release of the libraries.

    Raises
    ------
    MediaMissingError
        If the library is not installed.
    """
    try:
        import av  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MediaMissingError from error
    target = io.BytesIO()
    options = {"fflags": "+bitexact"} | ({"movflags": "use_metadata_tags"} if written else {})
    with av.open(target, "w", format="mp4", options=options) as container:
        container.metadata.update(written)
        _encode(container, pictures)
    return target.getvalue()


def _encode(container: OutputContainer, pictures: Iterable[Image.Image]) -> None:
    import av  # noqa: PLC0415 - an extra

    stream: VideoStream = container.add_stream("libx264", rate=FRAMES_PER_SECOND, options=_CODEC)
    stream.width, stream.height = SIZE
    stream.pix_fmt = "yuv420p"
    stream.codec_context.thread_count = 1
    stream.codec_context.flags |= av.codec.context.Flags.bitexact
    for picture in pictures:
        large = picture.resize(SIZE, Image.Resampling.NEAREST)
        container.mux(stream.encode(av.VideoFrame.from_ndarray(np.asarray(large), format="rgb24")))
    container.mux(stream.encode(None))
