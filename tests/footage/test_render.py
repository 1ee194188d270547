"""Clips are drawn, the same each time, and show the event or not. No database."""

import io
import subprocess
import sys

import pytest
from glassporch.footage import render
from glassporch.footage.items import Kind
from glassporch.footage.metadata import inspect
from glassporch.footage.render import CHOSEN_NOTE, STILL_NOTE, capture, iso_6709, released
from glassporch.footage.scene import Scene, draws_of
from PIL import Image

av = pytest.importorskip("av")


def test_equal_arguments_give_equal_bytes(scene, device, clip):
    assert capture(scene, device) == clip
    assert released(scene) == released(scene)


def test_bytes_are_equal_in_another_process_too(clip):
    code = (
        "import hashlib; from glassporch.footage.render import *; from glassporch.footage.scene import *;"
        "s = Scene(draws_of(b'camera'), 1527868800000000, True);"
        "d = Device('Front door', 'Spotlight Cam', 'Ann Owner', -74.006123, 40.712345);"
        "print(capture(s, d).body.hex())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert bytes.fromhex(done.stdout) == clip.body


def test_a_clip_takes_five_seconds_and_is_small(clip):
    assert (clip.media_type, clip.is_still, clip.note) == ("video/mp4", False, "")
    assert len(clip.body) < 40_000
    with av.open(io.BytesIO(clip.body)) as container:
        stream = container.streams.video[0]
        assert (stream.width, stream.height, stream.codec_context.name) == (640, 360, "h264")
        assert container.duration == 5_000_000
        assert sum(1 for _ in container.decode(video=0)) == 20


@pytest.mark.parametrize("still", [False, True])
def test_a_figure_is_seen_exactly_if_the_clip_shows_the_event(make_scene, pixels, still):
    shown = pixels(released(make_scene(shows_event=True), still=still).body)
    empty = pixels(released(make_scene(shows_event=False), still=still).body)
    differing = [_changed(one, other) for one, other in zip(shown, empty, strict=True)]
    # A figure covers about two thousand of 230,400 pixels; coding noise alone covers none by more than 48 levels.
    assert min(differing) > 150


def test_without_an_event_nothing_moves_but_the_clock(make_scene, pixels):
    first, *_, last = pixels(released(make_scene(shows_event=False)).body)
    below_overlay = 640 * 30 * 3
    assert _changed(first[below_overlay:], last[below_overlay:]) == 0


def test_the_figure_walks(make_scene, pixels):
    first, *_, last = pixels(released(make_scene()).body)
    below_overlay = 640 * 30 * 3
    assert _changed(first[below_overlay:], last[below_overlay:]) > 1500


def _changed(one: bytes, other: bytes) -> int:
    return sum(abs(a - b) > 48 for a, b in zip(one[::3], other[::3], strict=True))


@pytest.mark.parametrize("still", [False, True])
def test_a_capture_says_what_real_cameras_say(scene, device, still):
    items = inspect(capture(scene, device, still=still).body)
    told = {item.kind for item in items}
    assert told >= {Kind.LOCATION, Kind.TIME, Kind.DEVICE, Kind.OWNER}
    assert (Kind.ENCODER in told) != still
    values = {item.value for item in items}
    assert values >= {"+40.712345-074.006123/", "Spotlight Cam", "Ann Owner"}


@pytest.mark.parametrize("still", [False, True])
def test_nothing_about_the_device_enters_a_released_copy(scene, device, pixels, still):
    copy, original = released(scene, still=still), capture(scene, device, still=still)
    assert inspect(copy.body) == ()
    # The overlay differs, so a released copy is no capture with its metadata cut off.
    assert pixels(copy.body)[0] != pixels(original.body)[0]


def test_without_the_library_a_still_stands_in_and_says_so(scene, device, monkeypatch):
    monkeypatch.setattr(render, "can_film", lambda: False)
    for made in (capture(scene, device), released(scene)):
        assert (made.media_type, made.is_still, made.note) == ("image/png", True, STILL_NOTE)
        with Image.open(io.BytesIO(made.body)) as image:
            assert image.size == (320, 180)


def test_a_still_that_was_asked_for_says_so(scene):
    assert released(scene, still=True).note == CHOSEN_NOTE


def test_nothing_of_the_library_is_loaded_before_a_clip_is_filmed():
    code = (
        "import sys; from glassporch.footage import padding, render, scene, sealed, strip;"
        "render.released(scene.Scene(scene.draws_of(b'a'), 0, False), still=True); print('av' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


@pytest.mark.parametrize("seconds", [0, -1, 61])
def test_a_length_out_of_range_is_refused(scene, seconds):
    with pytest.raises(ValueError, match="1 to 60 seconds"):
        released(scene, seconds=seconds)


@pytest.mark.parametrize("draws", [(), (0.5,) * 23, (1.0,) * 24, (-0.1,) * 24])
def test_draws_that_make_no_scene_are_refused(draws):
    with pytest.raises(ValueError, match="24 draws"):
        Scene(draws, 0, shows_event=False)


def test_draws_belong_to_their_key():
    assert draws_of(b"a") == draws_of(b"a") != draws_of(b"b")


@pytest.mark.parametrize(
    ("lon", "lat", "written"),
    [
        (-74.006123, 40.712345, "+40.712345-074.006123/"),
        (0.0, 0.0, "+00.000000+000.000000/"),
        (151.2, -33.9, "-33.900000+151.200000/"),
    ],
)
def test_a_place_is_written_with_latitude_first(lon, lat, written):
    assert iso_6709(lon, lat) == written
