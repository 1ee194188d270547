"""What is sent in is read as the API document says, and no looser."""

from __future__ import annotations

import warnings
from typing import Any

import pytest
from glassporch.policy.wire.footage_request import AreaDraft, RequestDraft
from glassporch.services.own_shapes import OptDraft, ReviewDraft
from pydantic import ValidationError

from ..flow import square

AREA = square(-69, 36)
SOUND = {
    "incident_id": "inc_x",
    "message": "One line.\n\tAnother.",
    "area": AREA,
    "window_from": "2018-06-12T14:43:23Z",
    "window_to": "2018-06-12t18:43:23.5+02:00",
}


def test_a_sound_draft_is_read_in_full() -> None:
    assert RequestDraft.model_validate(SOUND).area.coordinates[0][0] == (-69.004, 35.996)


@pytest.mark.parametrize(
    "changes",
    [
        {"window_from": 1528814603},
        {"window_from": "1528814603"},
        {"window_from": "2018-06-12"},
        {"window_from": "2018-06-12T14:43:23"},
        {"window_from": True},
        {"message": "nul \0"},
        {"message": "bell \a"},
        {"case_number": "escape \x1b[2J"},
        {"contact": "delete \x7f"},
    ],
)
def test_what_only_looks_like_a_moment_or_like_words_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        RequestDraft.model_validate(SOUND | changes)


@pytest.mark.parametrize("corner", [["-69", "36"], [True, False], [[-69], [36]], {"lon": -69, "lat": 36}, [None, 1]])
def test_a_coordinate_is_a_number(corner: object) -> None:
    ring = [corner, *AREA["coordinates"][0][1:-1], corner]
    with pytest.raises(ValidationError):
        AreaDraft.model_validate({"area": AREA | {"coordinates": [ring]}})


@pytest.mark.parametrize("box", [[0, 0, 0], [0, 1, 0, 0], [1, 0, 0, 0], ["0", 0, 1, 1], [0, 0, 0, 1, 1, False], {}])
def test_a_bounding_box_is_a_right_one_and_is_never_quoted_in_a_warning(box: object) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(ValidationError):
            AreaDraft.model_validate({"area": AREA | {"bbox": box}})
        sound = AreaDraft.model_validate({"area": AREA | {"bbox": [-70, 35, -68, 37], "foreign": 1}})
    assert sound.area.bbox is None


@pytest.mark.parametrize("word", ["no", "yes", 0, 1, "true", None, []])
def test_a_choice_is_true_or_false_and_nothing_that_could_pass_for_it(word: object) -> None:
    with pytest.raises(ValidationError):
        OptDraft.model_validate({"opted_out": word})
    with pytest.raises(ValidationError):
        ReviewDraft.model_validate({"approve": word})
