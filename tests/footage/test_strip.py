"""What was written at capture is found, and nothing of it after stripping; hostile bytes meet a clear error.

Canaries are the camera's coordinates in decimal degrees, in degrees, minutes and seconds, after ISO 6709, and as the
fixed-point and floating-point numbers of containers, with one digit of rounding. No chance but Hypothesis's own, whose
seed is printed on failure.
"""

import io
import math
import struct
import time
import zlib

import pytest
from glassporch.footage.boxes import MAX_BOXES
from glassporch.footage.errors import MediaError
from glassporch.footage.items import Kind
from glassporch.footage.metadata import Format, format_of, inspect
from glassporch.footage.pictures import PNG_SIGNATURE, chunk
from glassporch.footage.strip import stripped
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

LON, LAT = -74.006123, 40.712345


def canaries(degrees: float) -> set[bytes]:
    """Spellings of a coordinate that hostile readers look for."""
    size = abs(degrees)
    whole, minutes = int(size), size % 1 * 60
    seconds = minutes % 1 * 60
    texts = {
        f"{size:.6f}",
        f"{size:.4f}",
        f"{size:.3f}",
        f"{math.floor(size * 1e4) / 1e4:.4f}",
        f"{whole:03d}{int(minutes):02d}{seconds:05.2f}",
        f"{whole}°{int(minutes)}'{seconds:.0f}",
        f"{whole} {int(minutes)} {seconds:.1f}",
        f"{int(degrees * 1e7)}",
    }
    numbers = {struct.pack(f"{order}d", degrees) for order in "<>"} | {struct.pack(">i", round(degrees * 65536))}
    numbers |= {struct.pack(">i", int(degrees * 65536)), struct.pack("<i", int(degrees * 1e7))}
    return numbers | {text.encode() for text in texts} | {text.encode("utf-16-le") for text in texts}


SECRETS = canaries(LON) | canaries(LAT) | {b"Ann Owner", b"Spotlight", b"x264", b"Lavf", b"Lavc", b"2018"}


def found_in(body: bytes) -> list[bytes]:
    return sorted(secret for secret in SECRETS if secret in body)


@pytest.fixture(params=["clip", "still", "photo"])
def media(request) -> bytes:
    made = request.getfixturevalue(request.param)
    return made if isinstance(made, bytes) else made.body


def test_what_was_written_at_capture_is_found_and_nothing_of_it_after_stripping(media):
    before = {item.kind for item in inspect(media)}
    assert before >= {Kind.LOCATION, Kind.DEVICE, Kind.OWNER}
    assert found_in(media)
    cut = stripped(media)
    assert inspect(cut) == ()
    assert found_in(cut) == []


def test_stripping_keeps_the_picture(media, pixels):
    cut = stripped(media)
    assert format_of(cut) is format_of(media)
    if format_of(media) is Format.JPEG:
        with Image.open(io.BytesIO(media)) as one, Image.open(io.BytesIO(cut)) as other:
            assert ImageChops.difference(one, other).getbbox() is None
    else:
        assert pixels(cut) == pixels(media)


def test_stripping_twice_is_stripping_once_and_the_same_each_time(media):
    once = stripped(media)
    assert stripped(media) == once
    assert inspect(stripped(once)) == ()
    assert stripped(stripped(once)) == stripped(once)


@pytest.mark.parametrize("cut", [1, 5, 40, 500, 2000])
def test_a_file_that_is_cut_short_is_refused_with_advice(media, cut):
    for reader in (inspect, stripped):
        with pytest.raises(MediaError):
            reader(media[: -min(cut, len(media) - 10)])


@pytest.mark.parametrize("body", [b"", b"x", b"GIF89a" + bytes(50), bytes(1000), b"\xff\xd8", PNG_SIGNATURE])
def test_bytes_that_are_no_media_are_refused(body):
    with pytest.raises(MediaError):
        inspect(body)


@settings(max_examples=150)
@given(st.binary(max_size=400), st.sampled_from([b"", PNG_SIGNATURE, b"\xff\xd8", b"\0\0\0\x10ftypisom\0\0\2\0"]))
def test_arbitrary_bytes_meet_an_answer_or_a_clear_error(body, start):
    try:
        items = inspect(start + body)
    except MediaError:
        return
    assert all(item.where for item in items)


@settings(max_examples=60)
@given(data=st.data())
def test_a_flipped_byte_never_leaves_metadata_and_never_crashes(clip, still, data):
    body = bytearray(data.draw(st.sampled_from([clip.body, still.body])))
    at = data.draw(st.integers(0, len(body) - 1))
    body[at] ^= data.draw(st.integers(1, 255))
    try:
        cut = stripped(bytes(body))
    except MediaError:
        return
    assert inspect(cut) == ()


def box(kind: bytes, payload: bytes) -> bytes:
    return struct.pack(">I", len(payload) + 8) + kind + payload


def mp4_of(*boxes: bytes) -> bytes:
    return box(b"ftyp", b"isom\0\0\2\0") + b"".join(boxes)


def test_a_bottomless_nest_of_boxes_is_refused():
    nest = b""
    for _ in range(100):
        nest = box(b"trak", nest)
    with pytest.raises(MediaError, match="deep"):
        inspect(mp4_of(box(b"moov", nest)))


def test_an_endless_row_of_boxes_is_refused():
    with pytest.raises(MediaError, match=str(MAX_BOXES)):
        inspect(mp4_of(box(b"moov", box(b"free", b"") * (MAX_BOXES + 1))))


@pytest.mark.parametrize(
    ("kind", "claim"),
    [
        (b"stsz", struct.pack(">III", 0, 1, 2**32 - 1)),
        (b"stsz", struct.pack(">III", 0, 0, 1000)),
        (b"stts", struct.pack(">IIII", 0, 1, 2**32 - 1, 1)),
        (b"ctts", struct.pack(">IIII", 0, 1, 2**32 - 1, 1)),
        (b"stco", struct.pack(">II", 0, 2**32 - 1)),
        (b"keys", struct.pack(">II", 0, 2**26)),
    ],
)
def test_a_table_that_claims_more_than_it_holds_is_refused_at_once(kind, claim):
    table = box(kind, claim)
    started = time.perf_counter()
    with pytest.raises(MediaError, match="claims"):
        stripped(mp4_of(box(b"moov", box(b"trak", box(b"mdia", box(b"minf", box(b"stbl", table)))))))
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize(
    ("hidden", "kind"),
    [
        (box(b"udta", box(b"\xa9xyz", b"\0\x16\x15\xc7+40.712345-074.006123/")), Kind.LOCATION),
        (box(b"udta", box(b"loci", bytes(6) + b"\0\0" + struct.pack(">iii", -4850065, 2668124, 0))), Kind.LOCATION),
        (box(b"udta", box(b"\xa9mod", b"\0\x05\x15\xc7Cam 3")), Kind.DEVICE),
        (box(b"mvhd", bytes(4) + struct.pack(">II", 1, 0) + bytes(88)), Kind.TIME),
        (box(b"hdlr", bytes(24) + b"Ann's camera\0"), Kind.TEXT),
        (box(b"uuid", bytes(16) + b"<xmp>"), Kind.UNKNOWN),
        (box(b"free", b"+40.712345-074.006123/"), Kind.UNKNOWN),
        (box(b"gps ", b"+40"), Kind.UNKNOWN),
    ],
)
def test_every_place_where_an_mp4_file_can_tell_is_looked_into(hidden, kind):
    assert [item.kind for item in inspect(mp4_of(box(b"moov", hidden)))] == [kind]
    assert inspect(mp4_of(box(b"moov", b""))) == ()


def test_bytes_after_the_pictures_of_an_mp4_stream_are_found():
    assert [item.kind for item in inspect(mp4_of(box(b"mdat", b"+40.712345"), box(b"moov", b"")))] == [Kind.UNKNOWN]


def test_bytes_after_the_end_of_a_picture_are_refused(still, photo):
    for body in (still.body, photo):
        with pytest.raises(MediaError, match="after"):
            inspect(body + b"+40.712345-074.006123/")


@pytest.mark.parametrize(
    ("hidden", "kind"),
    [
        (chunk(b"tEXt", b"Location\0+40.7"), Kind.LOCATION),
        (chunk(b"zTXt", b"Author\0\0" + bytes(20)), Kind.OWNER),
        (chunk(b"tIME", bytes(7)), Kind.TIME),
        (chunk(b"prVt", b"+40.7"), Kind.UNKNOWN),
        (chunk(b"gpPd", b"\0\0+40.7"), Kind.UNKNOWN),
        (chunk(b"eXIf", b"not exif"), Kind.UNKNOWN),
    ],
)
def test_every_chunk_of_a_picture_that_can_tell_is_found_and_taken_out(still, hidden, kind):
    clean = stripped(still.body)
    told = clean[:33] + hidden + clean[33:]  # after the header
    assert kind in {item.kind for item in inspect(told)}
    assert stripped(told) == clean


@pytest.mark.parametrize("mode", ["RGB", "L", "1", "P", "RGBA", "LA", "I;16"])
def test_pixels_of_every_kind_are_known_as_pixels(mode):
    target = io.BytesIO()
    Image.new(mode, (37, 11)).save(target, format="PNG")
    assert inspect(target.getvalue()) == ()


def png_of(pixels: bytes, *, interlaced: bool = False) -> bytes:
    header = struct.pack(">IIBBBBB", 5, 3, 8, 0, 0, 0, interlaced)
    return PNG_SIGNATURE + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("pixels", "hidden"),
    [
        (zlib.compress(bytes(18)), False),
        (zlib.compress(bytes(18)) + b"+40.712345", True),
        (zlib.compress(bytes(18) + b"+40.712345"), True),
    ],
)
def test_bytes_beside_the_pixels_are_found_and_such_a_picture_is_not_released(pixels, hidden):
    assert bool(inspect(png_of(pixels))) == hidden
    if hidden:
        with pytest.raises(MediaError, match="must not be released"):
            stripped(png_of(pixels))


def test_an_interlaced_picture_is_known_as_pixels():
    # Five columns and three rows in seven passes (section 8.2 of the standard): columns and rows of each.
    passes = [(1, 1), (1, 1), (2, 0), (1, 1), (3, 1), (2, 2), (5, 1)]
    size = sum(rows * (1 + columns) for columns, rows in passes)
    assert inspect(png_of(zlib.compress(bytes(size)), interlaced=True)) == ()


def test_too_few_pixels_and_a_bomb_of_pixels_are_refused():
    with pytest.raises(MediaError, match="lacks pixels"):
        inspect(png_of(zlib.compress(bytes(17))))
    huge = struct.pack(">IIBBBBB", 2**31 - 1, 2**31 - 1, 16, 6, 0, 0, 0)
    with pytest.raises(MediaError, match="at most"):
        inspect(PNG_SIGNATURE + chunk(b"IHDR", huge) + chunk(b"IDAT", b"") + chunk(b"IEND", b""))
