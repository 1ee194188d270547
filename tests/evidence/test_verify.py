"""Tampering with an evidence package, by name: each way is found, and named. No database.

Hypothesis draws the flipped bytes; it prints its seed on failure.
"""

import io
import json
import struct
import zipfile

import pytest
from glassporch.evidence.archive import MAX_ENTRIES, packed, unpacked
from glassporch.evidence.commitment import Opening
from glassporch.evidence.findings import Wrong
from glassporch.evidence.package import build_package
from glassporch.evidence.receipt import about
from glassporch.evidence.signing import public_hex, sign_document
from glassporch.evidence.verify import verify_package
from hypothesis import given, settings
from hypothesis import strategies as st

CLIP, STILL = "media/clip-1.mp4", "media/clip-2.png"


def wrongs(body: bytes, key: str | None = None) -> list[Wrong]:
    return [one.wrong for one in verify_package(body, key).findings]


def custody(altered_log, package):
    log = json.loads(unpacked(package)[0]["custody.json"])
    altered_log(log["handovers"])
    return json.dumps(log).encode()


def test_a_package_as_it_was_built_verifies(package, company):
    report = verify_package(package, public_hex(company))
    assert report.findings == ()
    assert dict(report.facts)["request"] == "request-1"
    assert dict(report.facts)["signed with"] == public_hex(company)
    assert dict(report.facts)["that key is"] == "the expected one"


def test_without_the_opening_the_report_says_what_it_cannot_know_and_with_it_names_the_capture(make_package, company):
    openings = [Opening(bytes([number]) * 32, capture * 64) for number, capture in enumerate("ab")]
    body = make_package([one.commitment for one in openings])
    report = verify_package(body, public_hex(company))
    assert report.ok
    assert "not opened" in dict(report.facts)[f"capture of {CLIP}"]
    for capture in "ab":
        assert (capture * 64).encode() not in body
    opened = verify_package(body, public_hex(company), openings)
    assert opened.ok
    assert f"its SHA-256 is {'a' * 64}" in dict(opened.facts)[f"capture of {CLIP}"]


@pytest.mark.parametrize("salt_and_capture", [(b"\1" * 32, "a" * 64), (b"\0" * 32, "b" * 64)])
def test_an_opening_with_another_salt_or_of_another_capture_is_found(make_package, salt_and_capture):
    openings = [Opening(bytes([number]) * 32, capture * 64) for number, capture in enumerate("ab")]
    body = make_package([one.commitment for one in openings])
    report = verify_package(body, None, [Opening(*salt_and_capture), openings[1]])
    assert [(one.wrong, one.subject) for one in report.findings] == [(Wrong.WRONG_OPENING, CLIP)]


def test_a_receipt_in_a_package_that_opens_its_commitments_is_found(make_contents, company, receipt):
    opened = sign_document(about(receipt, receipt["footage"], [Opening(b"s" * 32, "a" * 64)]), company)
    assert Wrong.OPENING_IN_PACKAGE in wrongs(build_package(make_contents(opened), company))


def test_equal_contents_give_equal_bytes(package, make_contents, company):
    assert build_package(make_contents(), company) == package


def test_a_package_tells_nothing_of_the_capture_but_a_commitment(package):
    manifest = json.loads(unpacked(package)[0]["manifest.json"])["document"]
    for entry in manifest["footage"]:
        assert set(entry["renderings"][0]) == {"rendering", "commitment"}


def test_the_readme_says_that_it_is_a_simulation(package):
    assert unpacked(package)[0]["README.txt"].startswith(b"Simulation.")


@settings(max_examples=300)
@given(data=st.data())
def test_a_flipped_byte_anywhere_is_found(package, company, data):
    at = data.draw(st.integers(0, len(package) - 1))
    bent = bytearray(package)
    bent[at] ^= data.draw(st.integers(1, 255))
    assert wrongs(bytes(bent), public_hex(company))
    assert wrongs(bytes(bent))


@settings(max_examples=100)
@given(data=st.data())
def test_a_cut_anywhere_is_found(package, data):
    assert wrongs(package[: data.draw(st.integers(0, len(package) - 1))])


@settings(max_examples=200)
@given(st.binary(max_size=300), st.booleans())
def test_arbitrary_bytes_are_findings_and_never_a_crash(body, zipped):
    assert wrongs(b"PK\3\4" * zipped + body)


def test_bytes_after_the_end_are_found(package):
    assert wrongs(package + b"hidden") == [Wrong.REPACKED]


def test_another_date_in_the_directory_is_found(package):
    entries, _ = unpacked(package)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, body in entries.items():
            archive.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), body)
    assert wrongs(target.getvalue()) == [Wrong.REPACKED]


def test_a_zip_bomb_is_not_unpacked():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", bytes(10_000_000))
    assert wrongs(target.getvalue()) == [Wrong.COMPRESSED_ENTRY]


def test_a_size_that_lies_is_found(package):
    bent = bytearray(package)
    struct.pack_into("<II", bent, 18, 2**32 - 1, 2**32 - 1)
    assert wrongs(bytes(bent)) == [Wrong.CUT_SHORT]


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/passwd", "a/../../b", "C:\\x", "a\\b", "", ".hidden", "a//b"])
def test_a_name_that_leads_outside_is_found(package, name):
    entries, _ = unpacked(package)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for one, body in entries.items():
            archive.writestr(zipfile.ZipInfo(one), body)
        archive.writestr(zipfile.ZipInfo(name), b"x")
    assert Wrong.UNSAFE_NAME in wrongs(target.getvalue())
    with pytest.raises(ValueError, match="plain names"):
        packed({name: b"x"})


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_duplicate_entry_is_found(package):
    target = io.BytesIO(package)
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr(zipfile.ZipInfo("README.txt"), b"another")
    assert Wrong.DUPLICATE_ENTRY in wrongs(target.getvalue())


def test_an_endless_directory_is_refused():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for number in range(MAX_ENTRIES + 1):
            archive.writestr(zipfile.ZipInfo(f"f{number}"), b"")
    assert wrongs(target.getvalue()) == [Wrong.TOO_MANY_ENTRIES]


def test_a_zip_without_a_manifest_is_no_package():
    assert wrongs(packed({"README.txt": b"x"})) == [Wrong.NO_MANIFEST]


def test_a_manifest_signed_by_a_stranger_is_found_if_the_key_is_known(altered, company, stranger):
    forged = altered(key=stranger)
    assert wrongs(forged, public_hex(company)) == [Wrong.BAD_MANIFEST_SIGNATURE]
    report = verify_package(forged)
    assert report.ok
    assert dict(report.facts)["signed with"] == public_hex(stranger)
    assert "not compared" in dict(report.facts)["that key is"]


def test_a_manifest_that_was_changed_after_signing_is_found(package):
    entries, _ = unpacked(package)
    changed = entries["manifest.json"].replace(b'"request_id":"request-1"', b'"request_id":"request-2"')
    assert wrongs(packed(entries | {"manifest.json": changed})) == [Wrong.BAD_MANIFEST_SIGNATURE]


def test_a_receipt_in_the_place_of_the_manifest_is_found(package):
    entries, _ = unpacked(package)
    swapped = packed(entries | {"manifest.json": entries["receipt.json"]})
    assert wrongs(swapped) == [Wrong.BAD_MANIFEST_SIGNATURE]


def test_a_manifest_without_what_it_needs_is_found(altered):
    assert wrongs(altered(manifest=lambda document: document.pop("files"))) == [Wrong.MANIFEST_SHAPE]
    assert wrongs(altered(manifest=lambda document: document["footage"].append(7))) == [Wrong.MANIFEST_SHAPE]
    assert wrongs(altered(manifest=lambda document: document.update(made_us=True))) == [Wrong.MANIFEST_SHAPE]


def test_an_unlisted_file_is_found(altered):
    assert wrongs(altered({"extra.txt": b"x"})) == [Wrong.UNLISTED_FILE]


@pytest.mark.parametrize("name", ["README.txt", CLIP])
def test_a_missing_file_is_found(altered, name):
    assert Wrong.MISSING_FILE in wrongs(altered({name: None}, relist=False))


def test_a_changed_file_is_found(altered):
    assert wrongs(altered({"README.txt": b"x"}, relist=False)) == [Wrong.WRONG_SIZE, Wrong.WRONG_HASH]


def test_footage_that_was_exchanged_and_relisted_is_found(altered):
    found = wrongs(altered({STILL: b"another picture"}))
    assert found == [Wrong.BROKEN_DERIVATION]


def test_a_file_without_an_origin_is_found(altered):
    found = wrongs(altered(manifest=lambda document: document["footage"].pop()))
    assert Wrong.BROKEN_DERIVATION in found


def broken_chains():
    def other_source(clip, still):
        clip[1]["derived_from"] = "c" * 64

    def other_release(clip, still):
        clip[1]["sha256"] = clip[2]["derived_from"] = "c" * 64

    def other_padding(clip, still):
        clip[2]["padding"]["at"] += 1

    def padding_outside(clip, still):
        clip[2]["padding"]["length"] = 10**9

    def footage_as_padding(clip, still):
        clip[2]["padding"] = {"at": 0, "length": clip[2]["size"]}

    def no_release(clip, still):
        del still[1]

    def more_of_the_capture(clip, still):
        still[0]["size"] = 3

    def no_rendering(clip, still):
        clip.clear()

    return [
        other_source,
        other_release,
        other_padding,
        padding_outside,
        footage_as_padding,
        no_release,
        more_of_the_capture,
        no_rendering,
    ]


@pytest.mark.parametrize("broken", broken_chains())
def test_a_broken_chain_of_renderings_is_found(altered, broken):
    found = wrongs(altered(manifest=lambda document: broken(*(one["renderings"] for one in document["footage"]))))
    assert Wrong.BROKEN_DERIVATION in found


def test_something_hidden_in_the_padding_is_found(altered, package):
    body = bytearray(unpacked(package)[0][CLIP])
    body[30:70] = b"+40.712345-074.006123/ Ann Owner, here. "

    def relist(document):
        from hashlib import sha256

        document["footage"][0]["renderings"][2]["sha256"] = sha256(body).hexdigest()

    report = verify_package(altered({CLIP: bytes(body)}, relist))
    assert any("hidden" in one.explanation for one in report.findings)


def broken_logs():
    def removed(log):
        del log[1]

    def emptied(log):
        log.clear()

    def redated(log):
        log[3]["at_us"] = 5

    def exchanged(log):
        log[3]["after"] = "c" * 64

    def detour(log):
        log[0]["after"] = log[1]["before"] = "c" * 64

    def stranger(log):
        log.append({**log[0], "name": "media/other.mp4"})

    def nameless(log):
        del log[0]["actor_role"]

    def no_hash(log):
        log[0]["before"] = "xyz"

    return [removed, emptied, redated, exchanged, detour, stranger, nameless, no_hash]


@pytest.mark.parametrize("broken", broken_logs())
def test_a_broken_custody_log_is_found(altered, package, broken):
    found = wrongs(altered({"custody.json": custody(broken, package)}))
    assert set(found) == {Wrong.BROKEN_CUSTODY}


@pytest.mark.parametrize("log", [b"", b"[]", b"{}", b"[" * 100_000, b'{"a":1,"a":2}'])
def test_a_custody_log_that_is_none_is_found(altered, log):
    assert wrongs(altered({"custody.json": log})) == [Wrong.BROKEN_CUSTODY]


def test_a_receipt_about_other_footage_is_found(make_contents, company, receipt):
    other = sign_document(about(receipt, ["d" * 64]), company)
    assert wrongs(build_package(make_contents(other), company)) == [Wrong.RECEIPT_OTHER_FOOTAGE] * 2


def test_a_receipt_about_no_footage_is_found(make_contents, company, receipt):
    del receipt["footage"]
    found = wrongs(build_package(make_contents(sign_document(receipt, company)), company))
    assert found == [Wrong.RECEIPT_OTHER_FOOTAGE] * 2


@pytest.mark.parametrize(
    "said", [{"live": False}, {"request_id": "request-2"}, {"pii_information": [{"pii_type": "coarse-zone"}]}]
)
def test_a_receipt_without_a_live_consent_to_share_is_found(make_contents, company, receipt, said):
    receipt["purposes"][0] |= said
    found = wrongs(build_package(make_contents(sign_document(receipt, company)), company))
    assert found == [Wrong.RECEIPT_NO_CONSENT]


def test_a_receipt_that_was_changed_is_found(altered, package):
    body = unpacked(package)[0]["receipt.json"].replace(b"record-1", b"record-2")
    assert wrongs(altered({"receipt.json": body})) == [Wrong.BAD_RECEIPT]


def test_a_receipt_signed_by_another_than_the_manifest_names_is_found(altered, receipt, stranger):
    body = sign_document(receipt, stranger)
    assert wrongs(altered({"receipt.json": body})) == [Wrong.BAD_RECEIPT]


def test_the_form_of_the_zip_file_is_the_same_on_every_version_of_python():
    import hashlib

    made = packed({"manifest.json": b"{}", "media/clip-1.mp4": b"x"})
    assert hashlib.sha256(made).hexdigest() == "7dfbc0b131220226fac1315a3408f803e5d7b9438b9fc9b7cbfa69c0f8ac0543"
