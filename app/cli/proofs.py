"""``glassporch evidence verify`` and ``glassporch receipts verify``: check signed files offline.

Exit code 0: nothing is wrong. 1: something is, and the report names it. 2: a file cannot be read or is no public key.
No world is opened and no network is asked.
"""

from __future__ import annotations

import stat
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from .options import FormatOption
from .output import Format, print_json, report_console
from .problems import EXIT_CODES, CommandError, usage
from .teaching import taught

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..evidence.commitment import Opening
    from ..evidence.signing import Verified
    from ..evidence.verify import Report

_KEY_BYTES: Final = 4096
_ZIP: Final = b"PK"
"""How every zip begins, and no JSON text."""
_KEY_HELP: Final = "The company's public key: a file with 64 hexadecimal digits, or PEM."
_OPENING_HELP: Final = (
    "The opening of the commitment to the recording: the resident's own receipt, or 128 hexadecimal digits, salt then "
    "SHA-256."
)
_SIGNER: Final = (
    "Without --key the signature is checked against the key that the file itself names: that shows that the file is "
    "whole, not who made it."
)
EVIDENCE: Final = taught(
    "Check evidence packages.", examples=("glassporch evidence verify package.zip --key company.pub",)
)
EVIDENCE_VERIFY: Final = taught(
    "Check an evidence package offline: signature, files, derivations, custody log and consent receipt.",
    _SIGNER,
    "Of the camera's own recording a package holds a salted commitment. Which recording it is can be checked with the "
    "opening alone: the resident has it in their own receipt.",
    examples=(
        "glassporch evidence verify package.zip --key company.pub",
        "glassporch evidence verify package.zip --key company.pub --opening my-receipt.json",
        "glassporch evidence verify package.zip --format json",
    ),
)
RECEIPTS: Final = taught(
    "Check consent receipts.", examples=("glassporch receipts verify receipt.json --key company.pub",)
)
RECEIPTS_VERIFY: Final = taught(
    "Check a consent receipt offline: signature and shape.",
    _SIGNER,
    examples=(
        "glassporch receipts verify receipt.json --key company.pub",
        "glassporch receipts verify receipt.json --format json",
    ),
)

evidence_app = typer.Typer(help=EVIDENCE, epilog=EXIT_CODES, no_args_is_help=True)
receipts_app = typer.Typer(help=RECEIPTS, epilog=EXIT_CODES, no_args_is_help=True)
FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="The file to check.")]
KeyOption = Annotated[Path | None, typer.Option("--key", metavar="FILE", help=_KEY_HELP)]

OpeningOption = Annotated[str | None, typer.Option("--opening", metavar="FILE|HEX", help=_OPENING_HELP)]


@evidence_app.command("verify", help=EVIDENCE_VERIFY, epilog=EXIT_CODES)
def verify_evidence(
    *,
    file: FileArgument,
    key: KeyOption = None,
    opening: OpeningOption = None,
    written: FormatOption = Format.TEXT,
) -> None:
    """Check an evidence package."""
    from ..evidence.archive import MAX_BYTES
    from ..evidence.verify import verify_package

    expected, openings = _expected(key), _openings(opening)
    _tell(_of_package(verify_package(_read(file, MAX_BYTES), expected, openings)), file, written)


@receipts_app.command("verify", help=RECEIPTS_VERIFY, epilog=EXIT_CODES)
def verify_receipts(*, file: FileArgument, key: KeyOption = None, written: FormatOption = Format.TEXT) -> None:
    """Check a consent receipt."""
    from ..evidence.canonical import MAX_DOCUMENT_BYTES
    from ..evidence.receipt import verify_receipt

    expected, body = _expected(key), _read(file, MAX_DOCUMENT_BYTES)
    if body.startswith(_ZIP):
        raise usage(
            f"{file} is a zip, not a receipt; check an evidence package with: glassporch evidence verify {file}"
        )
    verified = verify_receipt(body, expected)
    _tell(_of_receipt(verified, compared=expected is not None), file, written)


def _read(file: Path, limit: int) -> bytes:
    """Read a file, at most one byte more than the limit, so that what is too large is seen to be."""
    try:
        # Anything else, such as a pipe or a device, might never end or never begin.
        if not stat.S_ISREG(file.stat().st_mode):
            raise usage(f"{file}: not a regular file; name a file that can be read, and save a stream to one first")
        with file.open("rb") as source:
            return source.read(limit + 1)
    except OSError as error:
        raise usage(f"{file}: {error.strerror or type(error).__name__}; name a file that can be read") from error


def _expected(key: Path | None) -> str | None:
    if key is None:
        return None
    body = _read(key, _KEY_BYTES).strip()
    try:
        return bytes.fromhex(body.decode("ascii")).hex() if len(body) == 64 else _pem(body)  # noqa: PLR2004 - as hex
    except ValueError as error:
        raise usage(f"{key}: no Ed25519 public key; give 64 hexadecimal digits or PEM") from error


def _openings(given: str | None) -> tuple[Opening, ...]:
    from ..evidence.canonical import MAX_DOCUMENT_BYTES
    from ..evidence.commitment import is_written_opening, openings_in

    if given is None:
        return ()
    text = given.encode() if is_written_opening(given) else _read(Path(given), MAX_DOCUMENT_BYTES)
    try:
        return openings_in(text)
    except ValueError as error:
        raise usage(f"--opening: {error}") from error


def _pem(body: bytes) -> str:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        loaded = load_pem_public_key(body)
    except UnsupportedAlgorithm as error:
        raise ValueError("another algorithm") from error
    if not isinstance(loaded, Ed25519PublicKey):
        raise ValueError("another algorithm")  # noqa: TRY004 - a wrong file, not a wrong type
    return loaded.public_bytes_raw().hex()


def _of_package(report: Report) -> dict[str, Any]:
    findings = [
        {"finding": str(one.wrong), "subject": one.subject, "explanation": one.explanation} for one in report.findings
    ]
    return {"ok": report.ok, "findings": findings, "facts": dict(report.facts)}


def _of_receipt(verified: Verified, *, compared: bool) -> dict[str, Any]:
    findings = [
        {"finding": str(failure), "subject": "receipt", "explanation": detail}
        for failure, detail in zip(verified.failures, verified.details, strict=True)
    ]
    return {"ok": verified.ok, "findings": findings, "facts": _receipt_facts(verified, compared=compared)}


def _receipt_facts(verified: Verified, *, compared: bool) -> dict[str, str]:
    document: Mapping[str, Any] = verified.document or {}
    if not verified.ok:
        return {}
    purposes: Sequence[Mapping[str, Any]] = document["purposes"]
    states = ", ".join(f"{one['purpose']}: {one['state']}" for one in purposes)
    return {
        "record": document["record_id"],
        "issued at (simulated)": document["issued_at"],
        "consents": states or "none",
        "withdraw by": document["withdrawal_method"],
        "signed with": verified.public_key,
        "that key is": "the expected one" if compared else "not compared with any: give the company's key with --key",
    }


def _tell(report: dict[str, Any], file: Path, written: Format) -> None:
    if written is Format.JSON:
        print_json(report)
    else:
        _print(report, file)
    if not report["ok"]:
        raise CommandError(f"{file}: {len(report['findings'])} finding(s); do not rely on this file")


def _print(report: dict[str, Any], file: Path) -> None:
    console = report_console()
    console.print(f"{file}: {'verified' if report['ok'] else 'NOT verified'}")
    for one in report["findings"]:
        console.print(f"  {one['finding']}  {one['subject']}: {one['explanation']}")
    if report["ok"]:
        for name, value in report["facts"].items():
            console.print(f"  {name}: {''.join(letter if letter.isprintable() else '.' for letter in value)}")
