"""Padded media is of a size class, plays as before, and can be unpadded. No database."""

import io

import pytest
from glassporch.footage.errors import MediaError
from glassporch.footage.metadata import inspect
from glassporch.footage.padding import LADDER, padded, size_class
from glassporch.footage.pictures import PNG_SIGNATURE, chunk
from glassporch.footage.render import released
from PIL import Image


@pytest.mark.parametrize("still", [False, True])
def test_padded_media_is_of_a_size_class_and_the_picture_stays(scene, pixels, still):
    if not still:
        pytest.importorskip("av")
    body = released(scene, still=still).body
    made = padded(body)
    assert len(made.body) in LADDER
    assert made.original == body
    assert pixels(made.body) == pixels(body)
    assert inspect(made.body) == ()
    assert made.body[made.at : made.at + made.length].count(0) >= made.length - 12


def test_clips_with_and_without_an_event_leave_in_one_size(make_scene):
    pytest.importorskip("av")
    bodies = [released(make_scene(shows_event=shown)).body for shown in (False, True)]
    assert len(bodies[0]) != len(bodies[1])
    assert len({len(padded(body).body) for body in bodies}) == 1


@pytest.mark.parametrize("short_by", range(30))
def test_every_length_near_a_class_can_be_padded(short_by):
    # Without room for the frame of the padding, the next class is taken.
    frame = b"\0\0\0\x08ftyp"
    body = frame + b"\0" * (LADDER[0] - len(frame) - short_by)
    made = padded(body)
    assert len(made.body) == (LADDER[0] if short_by >= 8 else LADDER[1])
    assert made.original == body


def test_a_class_holds_every_size_up_to_itself():
    assert [size_class(n) for n in (0, 1, LADDER[0], LADDER[0] + 1)] == [LADDER[0], LADDER[0], LADDER[0], LADDER[1]]
    with pytest.raises(MediaError, match="largest"):
        size_class(LADDER[-1] + 1)


@pytest.mark.parametrize("body", [b"", b"\xff\xd8\xff\xd9", PNG_SIGNATURE, PNG_SIGNATURE + chunk(b"IHDR", b"")])
def test_what_cannot_be_padded_is_refused(body):
    with pytest.raises(MediaError):
        padded(body)


def test_a_padded_picture_opens(scene):
    with Image.open(io.BytesIO(padded(released(scene, still=True).body).body)) as image:
        image.load()
        assert image.size == (320, 180)
