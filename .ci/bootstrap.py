"""Prepare `.venv` from the lock files: `python3 .ci/bootstrap.py setup [--extra test] [--extra check]`.

Standard library only, and parseable and runnable by Python 3.6, so that an old interpreter looks for a newer
one and, where there is none, says what to install instead of printing a syntax error. Everything is installed
from `requirements*.txt`, with hashes; nothing is resolved here. A stamp in `.venv` makes a second run cost
milliseconds, and marks a half-made folder.

This script never touches worlds or anything else outside `.venv`.
"""

import argparse
import errno
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

try:
    import fcntl
except ImportError:  # Windows: two set-ups at the same time are not kept apart there
    fcntl = None

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
STAMP = os.path.join(VENV, "glassporch-setup.json")
LOCKS = {"": "requirements.txt", "test": "requirements-test.txt", "check": "requirements-check.txt"}
STAMP_FORMAT = 1

FLOOR = (3, 11)
NAMES = ("python3.13", "python3.12", "python3.11", "python3.14", "python3.15", "python3", "python")

# Measured on Linux: 217 MB for the portal, 956 MB with the tools for tests and checks; plus pip's copies.
NEEDED_MB = {"": 400, "test": 450, "check": 600}
TEMPORARY_MB = 150

PROBE = (
    "import sys, json\n"
    "problem = ''\n"
    "try:\n    import venv\n    from ensurepip import version\n"
    "except ImportError as error:\n    problem = str(error)\n"
    "base = getattr(sys, '_base_executable', None) if sys.prefix != sys.base_prefix else None\n"
    "print(json.dumps([list(sys.version_info[:3]), base or sys.executable, problem]))\n"
)

FULL = r"No space left on device|Errno 28\b|Errno 122\b|Disk quota exceeded"
NETWORK = (
    r"NewConnectionError|Failed to establish|name resolution|Name or service not known|nodename nor servname"
    r"|getaddrinfo|ConnectTimeout|ReadTimeout|timed out|Max retries|ProxyError|Connection refused"
    r"|Network is unreachable|SSLError|HTTP error"
)


class SetupError(Exception):
    """Something that the person at the keyboard can put right; the text says how."""


class OfflineError(SetupError):
    """The package index was out of reach; pip downloads before it installs, so `.venv` is as it was."""


def say(text):
    """Print one line of progress."""
    print("glassporch: " + text, flush=True)


def venv_program(name):
    """Return the path of a program inside `.venv`."""
    if os.name == "nt":
        return os.path.join(VENV, "Scripts", name + ".exe")
    return os.path.join(VENV, "bin", name)


def sha256(path):
    """Return the SHA-256 of a file of the repository, in hexadecimal."""
    with open(os.path.join(ROOT, path), "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


# -- the stamp -----------------------------------------------------------------------------------------------


def read_stamp():
    """Return what an earlier run left: a dictionary, empty where there is none or it cannot be read."""
    try:
        with open(STAMP, encoding="utf-8") as file:
            stamp = json.load(file)
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) and stamp.get("format") == STAMP_FORMAT else {}


def write_stamp(stamp):
    """Replace the stamp in one step, so that a killed run leaves the old one or the new one."""
    scratch = STAMP + ".new"
    with open(scratch, "w", encoding="utf-8") as file:
        json.dump(stamp, file, indent=1, sort_keys=True)
    os.replace(scratch, STAMP)


def caller():
    """Name the interpreter that runs this script, so that `make PYTHON=...` with another one is noticed."""
    return [os.path.realpath(sys.executable or ""), list(sys.version_info[:2])]


def is_whole(stamp):
    """Tell whether the stamp describes a finished `.venv` that still stands where it was made."""
    return stamp.get("state") == "ready" and stamp.get("root") == ROOT and os.path.exists(venv_program("python"))


def is_current(stamp, wanted):
    """Tell whether `.venv` already holds what the wanted locks and this project say."""
    locks = stamp.get("locks", {})
    return (
        is_whole(stamp)
        and all(locks.get(lock) == sha256(lock) for lock in wanted)
        and stamp.get("project") == sha256("pyproject.toml")
        and os.path.exists(venv_program("glassporch"))
    )


def is_same_python(stamp):
    """Tell whether the caller is the one that made `.venv`, or is `.venv`'s own Python."""
    inside = os.path.realpath(sys.prefix) == os.path.realpath(VENV)
    return inside or stamp.get("caller") == caller()


# -- which Python --------------------------------------------------------------------------------------------


def probe(program):
    """Ask an interpreter for (version, base executable, problem); None where it does not run."""
    try:
        done = subprocess.run(
            [program, "-I", "-c", PROBE],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=30,
            check=False,
        )
        version, base, problem = json.loads(done.stdout.decode("utf-8", "replace"))
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return tuple(version), base, problem


def candidates():
    """Yield interpreters to try: the running one, then those on the search path."""
    if sys.executable:
        yield sys.executable
    for name in NAMES:
        found = shutil.which(name)
        if found:
            yield found


def find_python():
    """Return the path of the first Python that is new enough and can make virtual environments."""
    old, incomplete = [], []
    for program in candidates():
        answer = probe(program)
        if answer is None:
            continue
        version, base, problem = answer
        if version < FLOOR:
            old.append(".".join(map(str, version)))
        elif problem:
            incomplete.append((version, base))
        else:
            return base
    if incomplete:
        version, base = incomplete[0]
        raise SetupError(
            "%s (Python %d.%d) cannot make virtual environments: its venv or ensurepip module is missing.\n"
            "On Debian and Ubuntu: sudo apt-get install python%d.%d-venv    Then run the same command again."
            % ((base,) + version[:2] + version[:2])
        )
    raise SetupError(
        "Glassporch needs Python 3.11 or newer%s.\n"
        "Install one (Debian, Ubuntu: sudo apt-get install python3 python3-venv; macOS: brew install\n"
        "python; Windows and others: the installer from the Python site), then run the same command again,\n"
        "or name it: make PYTHON=/path/to/python3.11" % ("; found only " + ", ".join(sorted(set(old))) if old else "")
    )


# -- making .venv --------------------------------------------------------------------------------------------


def clean_environment():
    """Return pip's environment: nothing of another one, and little patience with a dead network."""
    unwanted = ("PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "VIRTUAL_ENV")
    environment = {key: value for key, value in os.environ.items() if key not in unwanted}
    environment["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    environment["PIP_NO_INPUT"] = "1"
    environment.setdefault("PIP_RETRIES", "2")
    environment.setdefault("PIP_DEFAULT_TIMEOUT", "20")
    return environment


def run(command, total=0):
    """Run a command quietly, on a terminal with a count; return its exit code and all that it printed."""
    lines, collected = [], 0
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=clean_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    live = total and sys.stdout.isatty()
    for raw in process.stdout:
        line = raw.decode("utf-8", "replace").rstrip()
        lines.append(line)
        if live and line.startswith("Collecting "):
            collected += 1
            print("\r  %d of %d  %-40.40s" % (collected, total, line.split()[1]), end="", flush=True)
    if live:
        print("\r" + " " * 60 + "\r", end="", flush=True)
    return process.wait(), "\n".join(lines)


def explain(output, doing):
    """Turn what a failed tool printed into one message that says what to do."""
    if re.search(FULL, output):
        return (
            "The disk is full (%s, or the folder for temporary files, %s).\n"
            "Free some space and run the same command again." % (ROOT, tempfile.gettempdir())
        )
    if re.search(r"Read-only file system|Permission denied|Errno 13\b|Errno 30\b", output):
        return read_only()
    if "DO NOT MATCH THE HASHES" in output:
        return (
            "A downloaded package is not the one in the lock file: it was changed somewhere.\n"
            "Nothing of it was installed. Try again; if it comes back, do not work around it: tell us."
        )
    if re.search(NETWORK, output):
        return (
            "No network: the package index could not be reached while %s.\n"
            "Connect (or set PIP_INDEX_URL or HTTPS_PROXY for your network) and run the same command again; "
            "what was already made is kept." % doing
        )
    if "No matching distribution" in output or "Could not find a version" in output:
        return (
            "The package index has no ready-made package for this Python and machine:\n%s\n"
            "Use another Python (make PYTHON=python3.12), or build from source, with a C compiler:\n"
            "python3 .ci/bootstrap.py setup --from-source" % last_errors(output)
        )
    return "It went wrong while %s:\n%s" % (doing, last_errors(output))


def last_errors(output):
    """Return the few lines of a tool's output that are worth reading."""
    lines = [line for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if re.match(r"\s*(ERROR|error|fatal)\b", line)]
    return "\n".join("  " + line.strip() for line in (errors or lines)[-4:])


def read_only():
    """Return the message for a folder that cannot be written."""
    return (
        "Cannot write into %s (read-only, or owned by someone else).\n"
        "Copy or clone Glassporch to a folder of your own, or fix the permissions,\n"
        "and run the same command again." % ROOT
    )


def pip(arguments, doing, total=0):
    """Run `.venv`'s own pip; raise `SetupError` with advice where it fails."""
    command = [venv_program("python"), "-m", "pip", "--no-color", "install", "--progress-bar", "off"]
    code, output = run(command + arguments, total)
    if code != 0:
        kind = OfflineError if re.search(NETWORK, output) and not re.search(FULL, output) else SetupError
        raise kind(explain(output, doing))


def check_disk(wanted):
    """Refuse early where the disk cannot hold what is to be installed, or the downloads."""
    names = {LOCKS[extra]: extra for extra in LOCKS}
    needs = [(ROOT, sum(NEEDED_MB[names[lock]] for lock in wanted)), (tempfile.gettempdir(), TEMPORARY_MB)]
    for folder, needed_mb in needs:
        free_mb = shutil.disk_usage(folder).free // 1000000
        if free_mb < needed_mb:
            raise SetupError(
                "The disk is too full: setting up needs about %d MB in %s, and %d MB are free.\n"
                "Free some space and run the same command again." % (needed_mb, folder, free_mb)
            )


def is_ours():
    """Tell whether `.venv` may be removed: a folder that this script made, or an empty one."""
    return os.path.isdir(VENV) and not os.path.islink(VENV) and bool(read_stamp() or not os.listdir(VENV))


def make_venv(python):
    """Create an empty `.venv` that is marked as unfinished until the stamp says `ready`."""
    if os.path.lexists(VENV):
        if not is_ours():
            raise SetupError(
                "%s exists but was not made by this script.\n"
                "Move it away or remove it (make clean), and run the same command again." % VENV
            )
        say("replacing the old or half-made .venv ...")
        shutil.rmtree(VENV)
    os.mkdir(VENV)
    write_stamp({"format": STAMP_FORMAT, "state": "making"})
    say("making .venv with %s ..." % python)
    code, output = run([python, "-I", "-m", "venv", VENV])
    if code != 0:
        raise SetupError(explain(output, "making .venv"))


def count_packages(lock):
    """Return how many packages a lock file names, for the progress line."""
    with open(os.path.join(ROOT, lock), encoding="utf-8") as file:
        return sum(1 for line in file if re.match(r"[A-Za-z0-9]", line))


def install(wanted, stamp, from_source):
    """Bring `.venv` up to the wanted locks and install the project itself, in place."""
    wheels = [] if from_source else ["--only-binary", ":all:"]
    started = time.time()
    for lock in wanted:
        if stamp["locks"].get(lock) == sha256(lock):
            continue
        total = count_packages(lock)
        say("installing %d packages from %s (half a minute the first time) ..." % (total, lock))
        pip(["--no-deps", "--require-hashes"] + wheels + ["-r", lock], "installing " + lock, total)
        stamp["locks"][lock] = sha256(lock)
    pip(["-q", "--no-deps", "--no-build-isolation", "-e", "."], "installing Glassporch itself")
    stamp["project"] = sha256("pyproject.toml")
    say("ready after %d s" % (time.time() - started))


def install_guarded(wanted, stamp, from_source):
    """Install with the stamp withdrawn, so that a killed run is repaired by the next one."""
    known = {lock: digest for lock, digest in stamp["locks"].items() if digest == sha256(lock)}
    before = dict(stamp, locks=known)
    write_stamp(dict(before, state="installing"))
    after = dict(before, locks=dict(known))
    try:
        install(wanted, after, from_source)
    except OfflineError:
        write_stamp(before)
        raise
    write_stamp(after)


# -- commands ------------------------------------------------------------------------------------------------


def is_stale(stamp, made_by):
    """Tell whether `.venv` must be made anew: absent, half-made, moved, or asked for with another Python."""
    return not is_whole(stamp) or (stamp.get("python") != made_by and not is_same_python(stamp))


def setup(extras, from_source=False):
    """Leave a `.venv` that holds the wanted locks and `glassporch`; do nothing where it already does."""
    wanted = [LOCKS[extra] for extra in [""] + sorted(set(extras))]
    stamp = read_stamp()
    if is_current(stamp, wanted) and is_same_python(stamp):
        return
    python = find_python()
    made_by = os.path.realpath(python)
    if is_stale(stamp, made_by):
        check_disk(wanted)
        make_venv(python)
        stamp = {"format": STAMP_FORMAT, "state": "ready", "root": ROOT, "python": made_by, "locks": {}}
    stamp["caller"] = caller()
    if is_current(stamp, wanted):
        write_stamp(stamp)
    else:
        install_guarded(wanted, stamp, from_source)


def wait_for_turn():
    """Keep two set-ups in one folder apart (`make -j test check`); return the handle that holds the lock."""
    handle = open(os.path.abspath(__file__), "rb")
    if fcntl is not None:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("another set-up is running here; waiting for it ...")
            fcntl.flock(handle, fcntl.LOCK_EX)
        except OSError:  # some network folders have no locks
            pass
    return handle


def parse(arguments):
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="bootstrap.py", description="Prepare .venv from the lock files.")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    set_up = commands.add_parser("setup", help="make or repair .venv; does nothing when it is up to date")
    set_up.add_argument(
        "--extra",
        action="append",
        default=[],
        choices=["test", "check"],
        help="also what tests or checks need",
    )
    set_up.add_argument(
        "--from-source", action="store_true", help="allow packages to be built here (needs a C compiler)"
    )
    options = parser.parse_args(arguments)
    if options.command is None:
        parser.print_help()
        raise SystemExit(2)
    return options


def main(arguments):
    """Run one command; every failure that a person can put right is one message and exit code 1."""
    options = parse(arguments)
    try:
        with wait_for_turn():
            setup(options.extra, options.from_source)
    except SetupError as error:
        print("glassporch: " + str(error), file=sys.stderr)
        return 1
    except OSError as error:
        if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
            message = read_only()
        else:
            message = explain("%s Errno %s" % (error, error.errno), "preparing .venv")
        print("glassporch: " + message, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nglassporch: stopped; run the same command again to finish.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
