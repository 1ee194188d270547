"""Draws the synthetic scene that every clip and still shows: a porch, a street, a sky, and perhaps a figure.

Nothing in it is a photograph. It draws from arguments alone: chance arrives as uniforms, time as an argument. It
prints no place; overlays are drawn by whoever renders.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from PIL import Image, ImageDraw

WIDTH: Final = 320
HEIGHT: Final = 180
HORIZON: Final = 96
DRAWS: Final = 24
"""Uniforms that one scene uses."""
FIGURE_DRAWS: Final = 4
"""The last of them make the figure, the others the street."""
LAMPS_ON: Final = 0.6
DAYLIGHT_HOURS: Final = range(8, 17)
TWILIGHT_HOURS: Final = (6, 7, 17, 18, 19)

Colour = tuple[int, int, int]
Draw = ImageDraw.ImageDraw
# Sky above, sky below, and how bright the ground is, by part of the day.
_NIGHT: Final = ((12, 16, 38), (34, 40, 70), 0.35)
_TWILIGHT: Final = ((64, 72, 120), (232, 160, 120), 0.65)
_DAY: Final = ((112, 168, 220), (206, 228, 240), 1.0)
_WALLS: Final[tuple[Colour, ...]] = (
    (196, 170, 140),
    (170, 186, 196),
    (206, 196, 170),
    (176, 150, 150),
    (160, 178, 150),
)
_COATS: Final[tuple[Colour, ...]] = ((60, 64, 96), (110, 60, 56), (64, 88, 66), (92, 84, 70))
_FIRST_X: Final = 24
_LAST_X: Final = WIDTH - 24


@dataclass(frozen=True, slots=True)
class Scene:
    """What a camera looks at while it records.

    Parameters
    ----------
    draws : tuple of float
        `DRAWS` uniforms in [0, 1) that make the street and the figure; equal draws give the same street.
    start_us : int
        Microseconds since the Unix epoch when the recording starts; sets the sky.
    shows_event : bool
        Whether a figure is seen.
    timezone : str
        IANA name of the zone whose hour sets the sky.
    """

    draws: tuple[float, ...]
    start_us: int
    shows_event: bool
    timezone: str = "America/New_York"

    def __post_init__(self) -> None:
        """Refuse draws that cannot make a scene.

        Raises
        ------
        ValueError
            If there are not `DRAWS` numbers in [0, 1).
        """
        if len(self.draws) != DRAWS or not all(0 <= draw < 1 for draw in self.draws):
            raise ValueError(f"a scene needs {DRAWS} draws in [0, 1); got {len(self.draws)}: use draws_of(key)")

    def moment(self, after_us: int = 0) -> datetime:
        """Return the moment ``after_us`` microseconds into the recording, UTC, whole seconds."""
        return datetime.fromtimestamp((self.start_us + after_us) // 1_000_000, UTC)


def draws_of(key: bytes) -> tuple[float, ...]:
    """Return the draws that belong to a key, such as a camera's id under the world's id key.

    Parameters
    ----------
    key : bytes
        Equal keys give equal draws, by SHAKE-256; nothing else enters.
    """
    stream = hashlib.shake_256(key).digest(4 * DRAWS)
    return tuple(int.from_bytes(stream[at : at + 4], "big") / 2**32 for at in range(0, 4 * DRAWS, 4))


def paint_standing(scene: Scene) -> Image.Image:
    """Paint the scene as a still: the figure, if any, stands on the path; `WIDTH` x `HEIGHT`, no overlay."""
    image, light = _paint_street(scene)
    if scene.shows_event:
        _draw_figure(ImageDraw.Draw(image), 136 + int(scene.draws[20] * 48), 0, scene.draws[21], light)
    return image


def paint_walking(scene: Scene, part: float, step: int) -> Image.Image:
    """Paint one frame of a clip: the figure, if any, walks through from one side to the other.

    Parameters
    ----------
    scene : Scene
    part : float
        How far into the clip, in [0, 1].
    step : int
        Number of the frame; moves the legs.
    """
    image, light = _paint_street(scene)
    if scene.shows_event:
        # The first draw of the figure chooses the side that it comes from.
        along = part if scene.draws[20] < 0.5 else 1 - part  # noqa: PLR2004 - a fair coin
        x = _FIRST_X + int(along * (_LAST_X - _FIRST_X))
        _draw_figure(ImageDraw.Draw(image), x, 3 if step % 2 else 0, scene.draws[21], light)
    return image


def _paint_street(scene: Scene) -> tuple[Image.Image, float]:
    upper, lower, light = _sky(scene.moment().astimezone(ZoneInfo(scene.timezone)).hour)
    image = Image.new("RGB", (WIDTH, HEIGHT))
    draw = ImageDraw.Draw(image)
    _draw_sky(draw, upper, lower)
    _draw_ground(draw, light)
    _draw_houses(draw, scene.draws, light)
    _draw_porch(draw, light)
    return image, light


def _sky(hour: int) -> tuple[Colour, Colour, float]:
    if hour in DAYLIGHT_HOURS:
        return _DAY
    return _TWILIGHT if hour in TWILIGHT_HOURS else _NIGHT


def _lit(colour: Colour, light: float) -> Colour:
    red, green, blue = colour
    return int(red * light), int(green * light), int(blue * light)


def _draw_sky(draw: Draw, upper: Colour, lower: Colour) -> None:
    for row in range(0, HORIZON, 4):
        part = row / HORIZON
        red, green, blue = (int(a + (b - a) * part) for a, b in zip(upper, lower, strict=True))
        draw.rectangle((0, row, WIDTH, row + 4), fill=(red, green, blue))


def _draw_ground(draw: Draw, light: float) -> None:
    draw.rectangle((0, HORIZON, WIDTH, HEIGHT), fill=_lit((96, 140, 84), light))
    draw.rectangle((0, 104, WIDTH, 118), fill=_lit((104, 106, 110), light))
    draw.line((0, 111, WIDTH, 111), fill=_lit((200, 196, 150), light))
    draw.polygon(((146, 118), (174, 118), (226, HEIGHT), (94, HEIGHT)), fill=_lit((176, 172, 164), light))


def _draw_houses(draw: Draw, u: tuple[float, ...], light: float) -> None:
    for number in range(3):
        left = 14 + number * 104 + int(u[number] * 20)
        width, height = 62 + int(u[3 + number] * 16), 26 + int(u[6 + number] * 8)
        top = HORIZON - height
        wall = _lit(_WALLS[int(u[9 + number] * len(_WALLS))], light)
        roof = ((left - 5, top), (left + width // 2, top - 18), (left + width + 5, top))
        draw.polygon(roof, fill=_lit((112, 74, 66), light))
        draw.rectangle((left, top, left + width, HORIZON + 3), fill=wall)
        # Windows glow when it is dark outside.
        glass = (240, 208, 120) if light < 1 and u[12 + number] < LAMPS_ON else _lit((120, 150, 176), light)
        draw.rectangle((left + 8, top + 7, left + 20, top + 18), fill=glass)
        draw.rectangle((left + width - 20, top + 7, left + width - 8, top + 18), fill=glass)
        draw.rectangle(
            (left + width // 2 - 5, top + 10, left + width // 2 + 5, HORIZON + 3),
            fill=_lit((90, 60, 44), light),
        )


def _draw_porch(draw: Draw, light: float) -> None:
    wood = _lit((214, 208, 198), max(light, 0.5))
    draw.rectangle((0, 14, 13, HEIGHT), fill=wood)
    draw.rectangle((WIDTH - 14, 14, WIDTH, HEIGHT), fill=wood)
    draw.rectangle((0, 0, WIDTH, 13), fill=_lit((150, 140, 128), max(light, 0.5)))
    draw.rectangle((14, 164, WIDTH - 14, HEIGHT), fill=_lit((140, 116, 94), max(light, 0.5)))


def _draw_figure(draw: Draw, x: int, stride: int, u_coat: float, light: float) -> None:
    shade = max(light, 0.55)
    coat = _lit(_COATS[int(u_coat * len(_COATS))], shade)
    legs = _lit((48, 50, 60), shade)
    draw.ellipse((x - 6, 84, x + 6, 97), fill=_lit((198, 160, 132), shade))
    draw.rounded_rectangle((x - 11, 97, x + 11, 131), radius=6, fill=coat)
    draw.rectangle((x - 8 - stride, 130, x - 2 - stride, 156), fill=legs)
    draw.rectangle((x + 2 + stride, 130, x + 8 + stride, 156), fill=legs)
    draw.rectangle((x + 9, 114, x + 24, 127), fill=_lit((186, 146, 96), shade))
