"""Checks an evidence package offline and names everything that is wrong with it.

It needs the file and, to know who signed it, the company's public key. It unpacks nothing to disk, asks no network, and
does not judge whether the footage should have been shared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final, cast

from . import custody
from .archive import unpacked
from .canonical import DocumentError, parsed, sha256_hex
from .commitment import OPENINGS, Opening
from .findings import Finding, Wrong, finding
from .package import CUSTODY_NAME, GROUNDS, MANIFEST_NAME, PAPER_NAME, README_NAME, RECEIPT_NAME, Basis
from .paper import verify_paper
from .receipt import agrees_to_clips, field_faults, footage_of, verify_receipt
from .renderings import hash_of, rendering_faults
from .signing import MANIFEST, verify_document

_TOP: Final[Mapping[str, type]] = {
    "request_id": str,
    "made_us": int,
    "receipt_public_key": str,
    "files": list,
    "footage": list,
}
_FILE: Final[Mapping[str, type]] = {"name": str, "media_type": str, "size": int, "sha256": str}
_FOOTAGE: Final[Mapping[str, type]] = {"name": str, "renderings": list}

UNOPENED: Final = (
    "committed to, and not opened: only the opening, which the resident has in their own receipt, can show which "
    "recording this was made from (--opening)"
)


@dataclass(frozen=True, slots=True)
class Report:
    """What was found about a package.

    Parameters
    ----------
    findings : tuple of Finding
        What is wrong; empty if nothing is.
    facts : tuple of (str, str)
        What the package says of itself, to be believed only if `ok`.
    """

    findings: tuple[Finding, ...]
    facts: tuple[tuple[str, str], ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings


def verify_package(body: bytes, expected_public_key: str | None = None, openings: Sequence[Opening] = ()) -> Report:
    """Verify a package.

    Parameters
    ----------
    body : bytes
        Anything; at most `archive.MAX_BYTES` are read.
    expected_public_key : str or None
        The company's, 64 hexadecimal digits. Without one a package that somebody else made and signed with a key of
        their own verifies too: `Report.facts` names the key.
    openings : sequence of Opening
        Of the commitments to captures. Without one nobody can say which recording a capture was; `Report.facts` says
        so. Where some are given, each recording of the package needs its own among them.

    Returns
    -------
    Report
        Never raises on bad bytes.
    """
    entries, findings = unpacked(body)
    if MANIFEST_NAME not in entries:
        lacking = [] if findings else [finding(Wrong.NO_MANIFEST, MANIFEST_NAME, "the package has no manifest")]
        return Report((*findings, *lacking), ())
    signed = verify_document(entries[MANIFEST_NAME], expected_public_key, {MANIFEST})
    findings += [finding(Wrong.BAD_MANIFEST_SIGNATURE, MANIFEST_NAME, detail) for detail in signed.details]
    manifest = signed.document
    if manifest is None or not signed.ok:
        # Nothing that an unsigned manifest says is worth comparing with.
        return Report(tuple(findings), ())
    shape = list(_shape(manifest))
    findings += shape or [*_files(manifest, entries), *_footage(manifest, entries), *_ground(manifest, entries)]
    if shape:
        return Report(tuple(findings), ())
    findings += _unopened(manifest, openings) if openings else []
    facts = _facts(manifest, signed.public_key, compared=expected_public_key is not None)
    return Report(tuple(findings), (*facts, *_captures(manifest, openings)))


def _shape(manifest: Mapping[str, Any]) -> Iterator[Finding]:
    faults = list(field_faults("the manifest", manifest, _TOP))
    if _basis(manifest) not in GROUNDS:
        faults.append(f"the manifest names another basis than {', '.join(GROUNDS)}")
    if not faults:
        for number, entry in enumerate(manifest["files"]):
            faults += field_faults(f"file {number} of the manifest", entry, _FILE)
        for number, entry in enumerate(manifest["footage"]):
            faults += field_faults(f"footage {number} of the manifest", entry, _FOOTAGE)
    for fault in faults:
        yield finding(Wrong.MANIFEST_SHAPE, MANIFEST_NAME, fault)


def _basis(manifest: Mapping[str, Any]) -> Basis:
    """Return on what basis the footage left; packages that name none hold what a resident shared."""
    named = manifest.get("basis", "consent")
    return cast("Basis", named if isinstance(named, str) else "")


def _needed(manifest: Mapping[str, Any]) -> tuple[str, ...]:
    return README_NAME, CUSTODY_NAME, GROUNDS[_basis(manifest)]


def _files(manifest: Mapping[str, Any], entries: Mapping[str, bytes]) -> Iterator[Finding]:
    listed = {entry["name"]: entry for entry in manifest["files"]}
    if len(listed) != len(manifest["files"]):
        yield finding(Wrong.MANIFEST_SHAPE, MANIFEST_NAME, "the manifest lists a file twice")
    for name in entries.keys() - listed.keys() - {MANIFEST_NAME}:
        yield finding(Wrong.UNLISTED_FILE, name, "the manifest does not list this file")
    for name in (*listed, *(name for name in _needed(manifest) if name not in listed)):
        if name not in entries:
            yield finding(Wrong.MISSING_FILE, name, "the package lacks this file")
            continue
        if name in listed and listed[name]["size"] != len(entries[name]):
            yield finding(Wrong.WRONG_SIZE, name, "the file has another size than the manifest says")
        if name in listed and listed[name]["sha256"] != sha256_hex(entries[name]):
            yield finding(Wrong.WRONG_HASH, name, "the file was changed: its SHA-256 is not the manifest's")


def _footage(manifest: Mapping[str, Any], entries: Mapping[str, bytes]) -> Iterator[Finding]:
    log, faults = _log(entries)
    for fault in faults:
        yield finding(Wrong.BROKEN_CUSTODY, CUSTODY_NAME, fault)
    named = {entry["name"] for entry in manifest["footage"]}
    for name in sorted({entry["name"] for entry in manifest["files"]} - named - {*_needed(manifest)}):
        yield finding(Wrong.BROKEN_DERIVATION, name, "the manifest does not say what this file was derived from")
    for one in log:
        if one["name"] not in named:
            yield finding(Wrong.BROKEN_CUSTODY, one["name"], "a hand-over is about a file that is no footage here")
    for entry in manifest["footage"]:
        name, renderings = entry["name"], entry["renderings"]
        wrong = list(rendering_faults(renderings, entries.get(name, b"")))
        yield from (finding(Wrong.BROKEN_DERIVATION, name, fault) for fault in wrong)
        if not wrong and not faults:
            hashes = [hash_of(one) for one in renderings]
            yield from (finding(Wrong.BROKEN_CUSTODY, name, said) for said in custody.chain_faults(log, name, hashes))


def _log(entries: Mapping[str, bytes]) -> tuple[list[dict[str, Any]], list[str]]:
    try:
        log = parsed(entries.get(CUSTODY_NAME, b""))
    except DocumentError as error:
        return [], [f"the custody log cannot be read: {error}"]
    faults = list(custody.log_faults(log))
    return ([] if faults else log["handovers"]), faults


def _ground(manifest: Mapping[str, Any], entries: Mapping[str, bytes]) -> Iterator[Finding]:
    yield from (_receipt if _basis(manifest) == "consent" else _paper)(manifest, entries)


def _paper(manifest: Mapping[str, Any], entries: Mapping[str, bytes]) -> Iterator[Finding]:
    verified = verify_paper(entries.get(PAPER_NAME, b""), manifest["receipt_public_key"])
    if verified.document is None or not verified.ok:
        yield from (finding(Wrong.BAD_PAPER, PAPER_NAME, detail) for detail in verified.details)
        return
    covered = footage_of(verified.document)
    for entry in manifest["footage"]:
        if _capture(entry) not in covered:
            yield finding(Wrong.PAPER_OTHER_FOOTAGE, entry["name"], "the paper is about other footage")
    if verified.document["demand_id"] != manifest["request_id"]:
        yield finding(Wrong.PAPER_OTHER_DEMAND, PAPER_NAME, "the paper is another demand's")


def _receipt(manifest: Mapping[str, Any], entries: Mapping[str, bytes]) -> Iterator[Finding]:
    verified = verify_receipt(entries.get(RECEIPT_NAME, b""), manifest["receipt_public_key"])
    if verified.document is None or not verified.ok:
        yield from (finding(Wrong.BAD_RECEIPT, RECEIPT_NAME, detail) for detail in verified.details)
        return
    if OPENINGS in verified.document:
        yield finding(Wrong.OPENING_IN_PACKAGE, RECEIPT_NAME, "a receipt that leaves may not open its commitments")
    covered = footage_of(verified.document)
    for entry in manifest["footage"]:
        if _capture(entry) not in covered:
            yield finding(Wrong.RECEIPT_OTHER_FOOTAGE, entry["name"], "the consent receipt is about other footage")
    if not agrees_to_clips(verified.document, manifest["request_id"]):
        yield finding(Wrong.RECEIPT_NO_CONSENT, RECEIPT_NAME, "the receipt holds no live consent to share clips here")


def _capture(entry: Mapping[str, Any]) -> str:
    """Return the commitment to the capture that footage was derived from, "" where the manifest names none."""
    first = entry["renderings"][0] if entry["renderings"] else None
    found = hash_of(first) if isinstance(first, dict) else None
    return found if isinstance(found, str) else ""


def _unopened(manifest: Mapping[str, Any], openings: Sequence[Opening]) -> Iterator[Finding]:
    opened = {one.commitment for one in openings}
    for entry in manifest["footage"]:
        if _capture(entry) not in opened:
            yield finding(Wrong.WRONG_OPENING, entry["name"], "no given opening opens the commitment to its capture")


def _captures(manifest: Mapping[str, Any], openings: Sequence[Opening]) -> Iterator[tuple[str, str]]:
    """Yield what is known of each capture, and what is not without its opening."""
    opened = {one.commitment: one.sha256 for one in openings}
    for entry in manifest["footage"]:
        digest = opened.get(_capture(entry))
        yield f"capture of {entry['name']}", f"opened: its SHA-256 is {digest}" if digest else UNOPENED


def _moment(at_us: int) -> str:
    """Write microseconds since the Unix epoch as ISO 8601, UTC; as they are where no calendar reaches."""
    try:
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=at_us)).isoformat(timespec="seconds")
    except OverflowError:
        return f"{at_us} microseconds after 1970"


def _facts(manifest: Mapping[str, Any], public_key: str, *, compared: bool) -> tuple[tuple[str, str], ...]:
    note = "the expected one" if compared else "not compared with any: give the company's key with --key"
    return (
        ("request" if _basis(manifest) == "consent" else "legal demand", manifest["request_id"]),
        ("packed at (simulated)", _moment(manifest["made_us"])),
        ("files", str(len(manifest["files"]))),
        ("recordings", str(len(manifest["footage"]))),
        ("signed with", public_key),
        ("that key is", note),
    )
