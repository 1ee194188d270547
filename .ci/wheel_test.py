"""Try the built wheel as a stranger would: `.venv/bin/python .ci/wheel_test.py` (docs/adr/0001).

The wheel is built from a copy of the sources, installed with the lock into an empty environment, and used in
a folder that holds a foreign package called `app`, which nothing may import: the command line answers, and
the demo starts, serves its first page with the styles and scripts that it names, and stops.
"""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ["app", "seed", "pyproject.toml", "README.md", "LICENSE"]
START_S = 120
FOREIGN = "raise ImportError('the foreign package app was imported')\n"


class TrialError(Exception):
    """The wheel did not do what it should; the text says what."""


def say(text: str) -> None:
    """Print one line of progress."""
    print(f"wheel: {text}", flush=True)


def run(command: list[str], folder: Path, timeout_s: int = 300) -> str:
    """Run a command to its end and return what it printed; raise `TrialError` where it fails."""
    environment = {key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=timeout_s, check=False
    )
    if done.returncode != 0:
        message = f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
        raise TrialError(message)
    return done.stdout


def build(scratch: Path) -> Path:
    """Build the wheel from a copy, so that nothing is left in the source tree."""
    copy = scratch / "source"
    copy.mkdir()
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy)
    pip = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation"]
    run([*pip, "--wheel-dir", str(scratch), "."], copy)
    shutil.rmtree(copy)
    return next(scratch.glob("glassporch-*.whl"))


def install(wheel: Path, scratch: Path) -> Path:
    """Install lock and wheel into an empty environment; return the folder of its programs."""
    run([sys.executable, "-m", "venv", str(scratch / "venv")], scratch)
    programs = scratch / "venv" / "bin"
    pip = [str(programs / "python"), "-m", "pip", "install", "-q", "--no-deps"]
    run([*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(ROOT / "requirements.txt")], scratch)
    run([*pip, str(wheel)], scratch)
    return programs


def foreign_folder(scratch: Path) -> Path:
    """Make the working directory of somebody whose own project is called app."""
    folder = scratch / "their project"
    (folder / "app").mkdir(parents=True)
    (folder / "app" / "__init__.py").write_text(FOREIGN)
    return folder


def try_commands(program: str, folder: Path) -> None:
    """Ask the command line for help and for the regimes, in both formats."""
    if "demo" not in run([program, "--help"], folder):
        raise TrialError("--help does not name the command demo")
    listed = run([program, "regimes", "list"], folder)
    if "heat-map-2018" not in listed:
        raise TrialError("regimes list does not name heat-map-2018:\n" + listed)
    json.loads(run([program, "regimes", "list", "--format", "json"], folder))
    say("the command line answers")


def fetch(url: str) -> tuple[int, str]:
    """Return status and text of a page of the demo; redirects are followed."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310 - http to the loopback address only
            return answer.status, answer.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode("utf-8", "replace")


def wait_until_up(process: "subprocess.Popen[bytes]", url: str, log: Path) -> str:
    """Wait for the first page, at most `START_S`; raise `TrialError` where the demo ends or stays silent."""
    started = time.monotonic()
    while time.monotonic() - started < START_S:
        if process.poll() is not None:
            raise TrialError(f"the demo ended with {process.returncode}:\n{log.read_text()[-2000:]}")
        try:
            status, text = fetch(url)
        except OSError:
            time.sleep(0.2)
            continue
        if status != 200:
            raise TrialError(f"the first page answers {status}")
        say(f"the demo answered after {time.monotonic() - started:.1f} s")
        return text
    raise TrialError(f"the demo did not answer within {START_S} s:\n{log.read_text()[-2000:]}")


def try_page(url: str, text: str) -> None:
    """Fetch the styles and scripts that the first page names; they must come from what was installed."""
    paths = set(re.findall(r"(?:href|src)=\"(/[^\"]*\.(?:css|js|mjs|svg))\"", text))
    for path in sorted(paths):
        status, content = fetch(url + path)
        if status != 200 or not content:
            raise TrialError(f"{path} answers {status}")
    if not paths:
        raise TrialError("the first page names no style and no script")
    say(f"the first page and {len(paths)} files that it needs are served")


def free_port() -> int:
    """Return a port of the loopback address that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def try_demo(program: str, folder: Path) -> None:
    """Start the demo, look at it, and stop it by its process id."""
    port, log = free_port(), folder / "demo.log"
    url = f"http://127.0.0.1:{port}"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [program, "demo", "--port", str(port)],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
        try:
            try_page(url, wait_until_up(process, url, log))
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
    if "the foreign package app was imported" in log.read_text():
        raise TrialError("the demo imported the foreign package app")


def main() -> int:
    """Build, install, try; return the exit code."""
    with tempfile.TemporaryDirectory(prefix="glassporch-wheel-") as name:
        scratch = Path(name)
        try:
            wheel = build(scratch)
            say(f"built {wheel.name}, {wheel.stat().st_size / 1e6:.1f} MB")
            program = str(install(wheel, scratch) / "glassporch")
            folder = foreign_folder(scratch)
            try_commands(program, folder)
            try_demo(program, folder)
        except (TrialError, subprocess.TimeoutExpired) as error:
            print(f"wheel: FAILED: {error}", file=sys.stderr)
            return 1
    say("works from elsewhere")
    return 0


if __name__ == "__main__":
    sys.exit(main())
