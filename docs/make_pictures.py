"""Make the pictures of the README from a running demo.

Run it as `python docs/make_pictures.py --at ADDRESS --email EMAIL --password PASSWORD`.

ADDRESS is a world's own, such as http://127.0.0.1:8000/w/demo; the sign-in is an officer's, as the demo prints it.
It needs the test extra (playwright) and a Chromium. It knows the pages and nothing else of the program.
"""

import argparse
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

FOLDER = Path(__file__).parent / "img"
LARGEST = 400 * 1024  # bytes; a README loads every picture at once
SIZE = {"width": 1280, "height": 800}
FLAGS = ["--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader", "--disable-quic", "--no-first-run"]
MESSAGE = (
    "A parcel was taken from a porch on your street. If your camera saw somebody pass, please look at your footage."
)
ZOOMS = {"officer-map": 13.2, "officer-circles": 15.2}
JUMP = """async (zoom) => {
    const map = document.querySelector('[data-map]').glassporchMap;
    map.jumpTo({ zoom });
    await new Promise((done) => setTimeout(done, 1500));
    if (!map.loaded()) await map.once('idle');
}"""


def sign_in(page: Page, at: str, email: str, password: str) -> None:
    """Sign in as an officer and wait for the map."""
    page.goto(f"{at}/sign-in")
    page.fill("#email", email)
    page.fill("#password", password)
    page.click("main button.primary")
    page.wait_for_selector("html[data-ready=map]", state="attached", timeout=60_000)


def draft(page: Page, incident: int) -> None:
    """Fill in a request about an incident, counted from 1, with the suggested square."""
    page.select_option("#incident_id", index=incident)
    page.click("[data-act=square]")
    page.wait_for_selector("[data-size].yes")
    page.fill("#message", MESSAGE)
    page.evaluate("document.activeElement.blur()")


def shoot(page: Page, name: str) -> bool:
    """Save a picture and say whether it is small enough."""
    FOLDER.mkdir(exist_ok=True)
    path = FOLDER / f"{name}.png"
    page.screenshot(path=path)
    size = path.stat().st_size
    print(f"{path.name}: {size / 1024:.0f} KiB{'' if size <= LARGEST else ', too large'}")
    return size <= LARGEST


def main() -> int:
    """Make every picture; the exit code is 1 if one of them is too large."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for option in ("--at", "--email", "--password"):
        parser.add_argument(option, required=True)
    parser.add_argument("--incident", type=int, default=6, help="which incident of the list, counted from 1")
    asked = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = browser.new_page(viewport=SIZE, color_scheme="light")
        sign_in(page, asked.at.rstrip("/"), asked.email, asked.password)
        draft(page, asked.incident)
        small = []
        for name, zoom in ZOOMS.items():
            page.evaluate(JUMP, zoom)
            small.append(shoot(page, name))
        browser.close()
    return 0 if all(small) else 1


if __name__ == "__main__":
    sys.exit(main())
