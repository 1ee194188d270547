"""The zip file of a package, in one form only: stored, dated 1980, nothing beside its entries.

Reading walks the local headers and never unpacks anything compressed, so that no small file can become a large one. It
then packs what it found again: any other spelling of the same entries is a finding. It knows no manifest.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Mapping
from typing import Final

from .findings import Finding, Wrong, finding

MAX_BYTES: Final = 128 * 1024 * 1024
MAX_ENTRIES: Final = 256
_DATE: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip file can hold: no package tells when it was packed, beside what its manifest says."""
_HEADER: Final = struct.Struct("<4sHHHHHIIIHH")
_LOCAL: Final = b"PK\x03\x04"
_CENTRAL: Final = b"PK\x01\x02"
_PART: Final = r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}"
_NAME: Final = re.compile(rf"{_PART}(?:/{_PART}){{0,3}}", re.ASCII)


def is_safe(name: str) -> bool:
    """Tell whether a name is relative and plain, so that unpacking cannot write outside its folder."""
    return _NAME.fullmatch(name) is not None


def packed(entries: Mapping[str, bytes]) -> bytes:
    """Return the zip file of entries, in their order; equal entries give equal bytes.

    Raises
    ------
    ValueError
        If a name is not safe, or there are too many entries or bytes.
    """
    unsafe = [name for name in entries if not is_safe(name)]
    if unsafe or len(entries) > MAX_ENTRIES or sum(map(len, entries.values())) > MAX_BYTES:
        raise ValueError(f"a package holds at most {MAX_ENTRIES} entries and {MAX_BYTES} bytes under plain names")
    return _zip(entries)


def _zip(entries: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, body in entries.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.create_system = 3  # the same on every machine
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, body)
    return target.getvalue()


def unpacked(body: bytes) -> tuple[dict[str, bytes], list[Finding]]:
    """Return the entries of a package, and what is wrong with its zip file.

    Parameters
    ----------
    body : bytes
        Anything.

    Returns
    -------
    entries : dict of str to bytes
        Those that could be read.
    findings : list of Finding
        Empty only if the bytes are exactly what `packed` makes of the entries.
    """
    if len(body) > MAX_BYTES:
        return {}, [finding(Wrong.TOO_LARGE, "package", f"the package is larger than {MAX_BYTES} bytes")]
    if not body.startswith(_LOCAL):
        return {}, [finding(Wrong.NOT_A_PACKAGE, "package", "the file is no evidence package (zip)")]
    entries: dict[str, bytes] = {}
    found: list[Finding] = []
    at = 0
    while body[at : at + 4] == _LOCAL:
        if len(entries) >= MAX_ENTRIES:
            return entries, [*found, finding(Wrong.TOO_MANY_ENTRIES, "package", f"more than {MAX_ENTRIES} entries")]
        read = _entry(body, at)
        if isinstance(read, Finding):
            return entries, [*found, read]
        name, content, at = read
        found.extend(_name_findings(name, entries))
        entries[name] = content
    return entries, found + _form_findings(body, entries, at)


def _entry(body: bytes, at: int) -> tuple[str, bytes, int] | Finding:
    if at + _HEADER.size > len(body):
        return finding(Wrong.CUT_SHORT, "package", "the package ends inside an entry; get the whole file")
    _, _, flags, method, _, _, _, size, full, name_length, extra = _HEADER.unpack_from(body, at)
    start = at + _HEADER.size + name_length + extra
    name = body[at + _HEADER.size : at + _HEADER.size + name_length].decode("utf-8", "replace")
    if method != zipfile.ZIP_STORED or size != full or flags:
        return finding(Wrong.COMPRESSED_ENTRY, name, "an entry is compressed or coded; nothing was unpacked")
    if start + size > len(body):
        return finding(Wrong.CUT_SHORT, name, "the package ends inside an entry; get the whole file")
    return name, body[start : start + size], start + size


def _name_findings(name: str, entries: Mapping[str, bytes]) -> list[Finding]:
    found = []
    if not is_safe(name):
        found.append(finding(Wrong.UNSAFE_NAME, name, "the name could lead outside a folder; do not unpack the file"))
    if name in entries:
        found.append(finding(Wrong.DUPLICATE_ENTRY, name, "two entries have one name; readers could see either"))
    return found


def _form_findings(body: bytes, entries: Mapping[str, bytes], at: int) -> list[Finding]:
    if body[at : at + 4] != _CENTRAL:
        return [finding(Wrong.CUT_SHORT, "package", "the package has no directory after its entries")]
    try:
        same = _zip(entries) == body
    except (ValueError, UnicodeError, zipfile.LargeZipFile):
        same = False
    if same:
        return []
    said = "the zip file is not as it was packed (dates, order, extra bytes or directory); get the original file"
    return [finding(Wrong.REPACKED, "package", said)]
