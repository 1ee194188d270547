"""Draws the one picture that stands for a clip: a porch, a street and a sky, plainly synthetic.

Nothing in it is a photograph, and the bytes carry no metadata: no place, no time, no maker.
"""

import io
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from PIL import Image, ImageDraw, ImageFont

from .streams import uniforms

WIDTH, HEIGHT = 320, 180
HORIZON = 96
LAMPS_ON = 0.6
DAYLIGHT_HOURS = range(8, 17)
TWILIGHT_HOURS = (6, 7, 17, 18, 19)

Colour = tuple[int, int, int]
# Sky above, sky below, and how bright the ground is, by part of the day.
_NIGHT = ((12, 16, 38), (34, 40, 70), 0.35)
_TWILIGHT = ((64, 72, 120), (232, 160, 120), 0.65)
_DAY = ((112, 168, 220), (206, 228, 240), 1.0)
_WALLS: tuple[Colour, ...] = (
    (196, 170, 140),
    (170, 186, 196),
    (206, 196, 170),
    (176, 150, 150),
    (160, 178, 150),
)
_COATS: tuple[Colour, ...] = ((60, 64, 96), (110, 60, 56), (64, 88, 66), (92, 84, 70))


def still_png(
    camera_label: str,
    start_us: int,
    shows_event: bool,  # noqa: FBT001 - callers name it
    scene_seed: int,
    *,
    timezone: str = "America/New_York",
) -> bytes:
    """Draw a still.

    Parameters
    ----------
    camera_label
        Printed in the overlay, such as ``Front door``; at most 24 characters of it, ASCII only.
    start_us
        Microseconds since the Unix epoch; sets the sky and the printed time.
    shows_event
        Whether a figure stands on the path.
    scene_seed
        Seed of the scene: equal seeds give the same street.
    timezone
        IANA name of the zone for the sky; the printed time is UTC, as everywhere else.

    Returns
    -------
    bytes
        A PNG of 320 x 180 pixels without metadata; equal arguments give equal bytes with one Pillow release.
    """
    local = datetime.fromtimestamp(start_us // 1_000_000, UTC).astimezone(ZoneInfo(timezone))
    upper, lower, light = _sky(local.hour)
    image = Image.new("RGB", (WIDTH, HEIGHT))
    draw = ImageDraw.Draw(image)
    u = uniforms(scene_seed, "still", [camera_label], 24)[0].tolist()
    _draw_sky(draw, upper, lower)
    _draw_ground(draw, light)
    _draw_houses(draw, u, light)
    _draw_porch(draw, light)
    if shows_event:
        _draw_figure(draw, u[20], u[21], light)
    _draw_overlay(draw, camera_label, local.astimezone(UTC))
    target = io.BytesIO()
    image.save(target, format="PNG", compress_level=6)
    return target.getvalue()


def _sky(hour: int) -> tuple[Colour, Colour, float]:
    if hour in DAYLIGHT_HOURS:
        return _DAY
    return _TWILIGHT if hour in TWILIGHT_HOURS else _NIGHT


def _lit(colour: Colour, light: float) -> Colour:
    red, green, blue = colour
    return int(red * light), int(green * light), int(blue * light)


def _draw_sky(draw: ImageDraw.ImageDraw, upper: Colour, lower: Colour) -> None:
    for row in range(0, HORIZON, 4):
        part = row / HORIZON
        red, green, blue = (int(a + (b - a) * part) for a, b in zip(upper, lower, strict=True))
        draw.rectangle((0, row, WIDTH, row + 4), fill=(red, green, blue))


def _draw_ground(draw: ImageDraw.ImageDraw, light: float) -> None:
    draw.rectangle((0, HORIZON, WIDTH, HEIGHT), fill=_lit((96, 140, 84), light))
    draw.rectangle((0, 104, WIDTH, 118), fill=_lit((104, 106, 110), light))
    draw.line((0, 111, WIDTH, 111), fill=_lit((200, 196, 150), light))
    draw.polygon(((146, 118), (174, 118), (226, HEIGHT), (94, HEIGHT)), fill=_lit((176, 172, 164), light))


def _draw_houses(draw: ImageDraw.ImageDraw, u: list[float], light: float) -> None:
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


def _draw_porch(draw: ImageDraw.ImageDraw, light: float) -> None:
    wood = _lit((214, 208, 198), max(light, 0.5))
    draw.rectangle((0, 14, 13, HEIGHT), fill=wood)
    draw.rectangle((WIDTH - 14, 14, WIDTH, HEIGHT), fill=wood)
    draw.rectangle((0, 0, WIDTH, 13), fill=_lit((150, 140, 128), max(light, 0.5)))
    draw.rectangle((14, 164, WIDTH - 14, HEIGHT), fill=_lit((140, 116, 94), max(light, 0.5)))


def _draw_figure(draw: ImageDraw.ImageDraw, u_place: float, u_coat: float, light: float) -> None:
    x, shade = 136 + int(u_place * 48), max(light, 0.55)
    coat = _lit(_COATS[int(u_coat * len(_COATS))], shade)
    draw.ellipse((x - 6, 84, x + 6, 97), fill=_lit((198, 160, 132), shade))
    draw.rounded_rectangle((x - 11, 97, x + 11, 131), radius=6, fill=coat)
    draw.rectangle((x - 8, 130, x - 2, 156), fill=_lit((48, 50, 60), shade))
    draw.rectangle((x + 2, 130, x + 8, 156), fill=_lit((48, 50, 60), shade))
    draw.rectangle((x + 9, 114, x + 24, 127), fill=_lit((186, 146, 96), shade))


def _draw_overlay(draw: ImageDraw.ImageDraw, camera_label: str, at: datetime) -> None:
    # The bitmap font ships inside Pillow and looks the same everywhere.
    font = ImageFont.load_default_imagefont()
    label = camera_label.encode("ascii", "replace").decode()[:24]
    draw.text((18, 1), label, font=font, fill=(255, 255, 255))
    draw.text((WIDTH - 158, 1), f"{at:%Y-%m-%d %H:%M:%S} UTC", font=font, fill=(255, 255, 255))
    draw.rectangle((18, 166, 84, 178), fill=(0, 0, 0))
    draw.text((22, 167), "SYNTHETIC", font=font, fill=(255, 220, 90))
