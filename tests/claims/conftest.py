"""What tests of claims share: a bench whose worlds they look into afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from glassporch.testing.bench import Rooms
from glassporch.testing.images import Image

from .truth import Listening


@pytest.fixture
def listening(folder: Path, image_of: Callable[[str], Image], rooms: Rooms) -> Iterator[Listening]:
    made = Listening(folder, image_of, rooms)
    yield made
    made.close()
