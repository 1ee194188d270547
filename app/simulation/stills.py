"""Draws the one picture that stands for a clip: a porch, a street and a sky, plainly synthetic.

Nothing in it is a photograph, and the bytes carry no metadata: no place, no time, no maker. The scene itself is drawn
by the footage package, so that picture and footage show the same street.
"""

import io

from ..footage.overlay import print_overlay
from ..footage.scene import Scene, paint_standing


def still_png(camera_label: str, scene: Scene) -> bytes:
    """Draw a still.

    Parameters
    ----------
    camera_label
        Printed in the overlay, such as ``Front door``; at most 24 characters of it, ASCII only.
    scene
        What the camera sees; its time is printed in UTC, as everywhere else.

    Returns
    -------
    bytes
        A PNG of 320 x 180 pixels without metadata; equal arguments give equal bytes with one Pillow release.
    """
    image = paint_standing(scene)
    print_overlay(image, camera_label, scene.moment())
    target = io.BytesIO()
    image.save(target, format="PNG", compress_level=6)
    return target.getvalue()
