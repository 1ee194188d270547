"""Sealed clips open for their resident alone, and tell their keeper a size class. No database."""

import pytest
from glassporch.footage.errors import SealError
from glassporch.footage.padding import LADDER
from glassporch.footage.scene import DRAWS, FIGURE_DRAWS, draws_of
from glassporch.footage.sealed import Cost, is_sealed, resident_key, seal, sealed_draws, unseal
from hypothesis import given
from hypothesis import strategies as st

CHEAP = Cost(n=16, r=1, p=1)
SALT = b"household 7 salt"
KEY = resident_key("correct horse", SALT, CHEAP)
BODY = b"\0\0\0\x08ftyp Ann Owner at 40.712345"
BOX = seal(BODY, KEY, "clip-1")


def test_a_sealed_clip_opens_with_its_key():
    assert unseal(BOX, KEY, "clip-1") == BODY
    assert is_sealed(BOX)
    assert not is_sealed(BODY)


def test_the_company_reads_nothing_but_a_size_class():
    assert BODY not in BOX
    assert b"ftyp" not in BOX
    assert b"40.712345" not in BOX
    assert len(BOX) in LADDER
    assert len(seal(b"", KEY, "clip-2")) == len(BOX)


@pytest.mark.parametrize(
    "other", [resident_key("wrong", SALT, CHEAP), resident_key("correct horse", SALT + b"x", CHEAP)]
)
def test_a_wrong_key_is_refused_with_a_clear_error(other):
    with pytest.raises(SealError, match="wrong key"):
        unseal(BOX, other, "clip-1")


def test_a_box_opens_for_its_own_clip_only():
    with pytest.raises(SealError, match="another clip"):
        unseal(BOX, KEY, "clip-2")


@given(st.integers(8, len(BOX) - 1), st.integers(1, 255))
def test_a_changed_byte_is_refused(at, change):
    bent = bytearray(BOX)
    bent[at] ^= change
    with pytest.raises(SealError, match="changed"):
        unseal(bytes(bent), KEY, "clip-1")


@pytest.mark.parametrize("box", [b"", b"GPSEAL1\0", BOX[:-1], BODY, BOX[:30]])
def test_what_is_no_whole_box_is_refused(box):
    with pytest.raises(SealError):
        unseal(box, KEY, "clip-1")


def test_sealing_is_repeatable_and_never_uses_a_nonce_twice_for_different_content():
    assert seal(BODY, KEY, "clip-1") == BOX
    nonces = {seal(BODY + bytes([n]), KEY, "clip-1")[8:20] for n in range(100)}
    assert len(nonces) == 100
    assert seal(BODY, KEY, "clip-2")[20:] != BOX[20:]


def test_the_standard_cost_takes_32_megabytes_for_each_try():
    cost = Cost()
    assert 128 * cost.n * cost.r == 32 * 1024 * 1024
    assert len(resident_key("correct horse", SALT)) == 32


@pytest.mark.parametrize(("secret", "salt"), [("", SALT), ("x", b"short")])
def test_a_secret_or_salt_that_is_none_is_refused(secret, salt):
    with pytest.raises(ValueError, match="secret"):
        resident_key(secret, salt, CHEAP)


def test_a_key_of_another_length_is_refused():
    with pytest.raises(ValueError, match="32 bytes"):
        seal(BODY, b"short", "clip-1")


def test_what_a_sealed_camera_sees_follows_from_its_residents_key_alone():
    key, other = resident_key("maple", b"s" * 16, CHEAP), resident_key("birch", b"s" * 16, CHEAP)
    one, again, next_clip = (sealed_draws(key, "camera-1", clip) for clip in ("clip-1", "clip-1", "clip-2"))
    street = slice(0, DRAWS - FIGURE_DRAWS)
    assert one == again
    assert one[street] == next_clip[street]
    assert not set(one[street.stop :]) & set(next_clip[street.stop :])
    for elsewhere in (sealed_draws(other, "camera-1", "clip-1"), sealed_draws(key, "camera-2", "clip-1")):
        assert not set(one[street]) & set(elsewhere[street])
    assert not set(one) & set(draws_of(b"camera-1"))
