"""Log lines hold no place, no name, no secret and no query string."""

import logging

import pytest
import structlog
from glassporch.edge.logs import configure_logs, redact


@pytest.fixture
def logs():
    """The log configuration of a served process, undone afterwards."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    configure_logs()
    yield
    structlog.reset_defaults()
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.mark.parametrize(
    "key",
    ["lon", "lat", "name", "email", "token", "password", "csrf_token", "staff_name", "cameraLat", "lon_lat"],
)
def test_telling_keys_are_dropped(key):
    assert redact(None, "info", {"event": "seen", key: "anything"}) == {"event": "seen"}


@pytest.mark.parametrize(
    "value",
    [
        "at -67.12345, 35.54321",
        "lon=-67.12345&lat=35.5",
        "POINT(-67.123 35.123)",
        "-67.12%2C35.12",
        (-67.1, 35.1),
        [[-67.1, 35.1]],
        {"deep": {"lon": -67.1234567}},
        {"deep": [(-67.1, 35.1)]},
    ],
)
def test_whatever_looks_like_a_place_is_blotted_out(value):
    line = redact(None, "info", {"event": "seen", "thing": value})
    assert "67.1" not in repr(line)
    assert "35.1" not in repr(line)


def test_e_mail_addresses_and_query_strings_are_blotted_out():
    line = redact(None, "info", {"event": "GET /w/x/map?bbox=1,2 for mara@demo.example"})
    assert "bbox" not in line["event"]
    assert "mara" not in line["event"]


def test_a_lone_number_is_coarse_and_a_thing_is_only_its_type():
    line = redact(None, "info", {"event": "x", "seconds": 1.23456, "thing": object(), "status": 500})
    assert line == {"event": "x", "seconds": 1.23, "thing": "[object]", "status": 500}


def test_what_is_harmless_stays():
    line = {"event": "tick failed", "world": "tiny-2018", "error": "OperationalError", "level": "warning"}
    assert redact(None, "info", dict(line)) == line


def test_our_lines_pass_the_redaction(logs, capsys):
    configure_logs()
    structlog.get_logger("fence").error("unmarked response stopped", status=500, lon=-67.12345)
    said = capsys.readouterr().err
    assert "unmarked response stopped" in said
    assert "67" not in said


def test_of_a_librarys_exception_only_type_and_line_remain(logs, capsys):
    configure_logs()
    try:
        raise ValueError("[parameters: (-67.123456, 35.123456, 'Mara Quill')]")  # noqa: TRY301
    except ValueError:
        logging.getLogger("uvicorn.error").exception("Exception in ASGI application at %s", "-67.123456")
    said = capsys.readouterr().err
    assert "ValueError" in said
    assert "test_logs:" in said
    for secret in ("67.12", "Quill", "parameters", "Traceback"):
        assert secret not in said
