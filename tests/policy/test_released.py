"""A released value has no public constructor, cannot be changed, and no copy of it passes."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from glassporch.policy import released
from glassporch.policy.released import (
    NothingHere,
    Refused,
    Released,
    ReleasedBytes,
    digest_of,
    is_stamped,
    mint,
)
from glassporch.policy.wire.footage_request import AreaJudgement

JUDGEMENT = AreaJudgement(area_sq_mi=0.1, min_area_sq_mi=0.0, max_area_sq_mi=0.5)
KINDS = [Released, ReleasedBytes, Refused, NothingHere]


def stamped() -> list[Any]:
    return [
        mint(Released, payload=JUDGEMENT),
        mint(ReleasedBytes, body=b"x", media_type="text/plain", digest=digest_of(b"x")),
        mint(Refused, reasons=()),
        mint(NothingHere),
    ]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("arguments", [(), (JUDGEMENT,), ({"lon": 1},)])
def test_nobody_can_make_one_by_calling_its_class(kind: Any, arguments: tuple[Any, ...]) -> None:
    with pytest.raises(TypeError, match="only the gate mints"):
        kind(*arguments)


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_shell_is_not_stamped(kind: Any) -> None:
    assert not is_stamped(object.__new__(kind))
    assert not is_stamped(kind)


@pytest.mark.parametrize("value", stamped(), ids=lambda value: type(value).__name__)
def test_what_the_gate_minted_is_stamped_and_cannot_be_changed(value: Any) -> None:
    assert is_stamped(value)
    for name in ("payload", "body", "digest", "media_type", "reasons", "_seal", "anything", "__class__"):
        with pytest.raises((TypeError, AttributeError)):
            setattr(value, name, "changed")
        with pytest.raises((TypeError, AttributeError)):
            delattr(value, name)
    assert is_stamped(value)


COPIES: list[Callable[[Any], Any]] = [
    copy.copy,
    copy.deepcopy,
    lambda value: pickle.loads(pickle.dumps(value)),
    lambda value: pickle.loads(pickle.dumps(value, 1)),
    dataclasses.replace,
    lambda value: type(value).__new__(type(value)),
    lambda value: value.__reduce_ex__(2)[0](*value.__reduce_ex__(2)[1]),
]


@pytest.mark.parametrize("value", stamped(), ids=lambda value: type(value).__name__)
@pytest.mark.parametrize("copied", COPIES)
def test_no_copy_passes(value: Any, copied: Callable[[Any], Any]) -> None:
    try:
        other = copied(value)
    except (TypeError, AttributeError, pickle.PicklingError):
        return
    assert not is_stamped(other)


@pytest.mark.parametrize("kind", KINDS)
def test_a_subclass_passes_not_even_with_the_seal(kind: Any) -> None:
    class Own(kind):
        pass

    assert not is_stamped(mint(Own))
    with pytest.raises(TypeError):
        Own(JUDGEMENT)


def test_something_that_only_looks_released_is_not_stamped() -> None:
    class Lookalike:
        _seal = released._SEAL
        payload = JUDGEMENT

    for value in (Lookalike(), JUDGEMENT, {"payload": 1}, None, released._SEAL, True):
        assert not is_stamped(value)


def test_the_seal_of_one_value_cannot_be_given_to_another_by_ordinary_means() -> None:
    donor, shell = mint(NothingHere), object.__new__(Released)
    with pytest.raises(TypeError):
        shell._seal = donor._seal
    assert not is_stamped(shell)


def test_the_text_of_a_released_value_holds_no_disclosure() -> None:
    assert "0.1" not in repr(mint(Released, payload=JUDGEMENT))
