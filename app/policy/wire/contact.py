"""How an officer says where to be reached: an e-mail address, a telephone number or both, a short name before them.

It keeps sentences out of a field that residents read; whether what is left of free words may stand, a rule says.
"""

from __future__ import annotations

import re
from typing import Annotated, Final

from pydantic import AfterValidator, Field

from .sent import Words

NAME_WORDS: Final = 3
"""Words of a name, each with a capital first: "Det. Mara Quill"."""
_NAME: Final = rf"(?:[A-Z\u00c0-\u00de][A-Za-z\u00c0-\u00ff.'-]{{0,19}}[,:]? ){{0,{NAME_WORDS}}}"
_MAIL: Final = r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+"
_PHONE: Final = r"\+?\(?[0-9][0-9 ().-]{2,20}[0-9](?: ext\.? ?[0-9]{1,6})?"
_BETWEEN: Final = r"(?:, |; | or | / | )"
SHAPE: Final = rf"^(?:{_NAME}(?:{_MAIL}(?:{_BETWEEN}{_PHONE})?|{_PHONE}(?:{_BETWEEN}{_MAIL})?))?$"
"""Nothing at all fits, too: whether a contact must be given is for the rules."""


def _reachable(value: str) -> str:
    if not re.fullmatch(SHAPE, value):
        raise ValueError(
            "Write an e-mail address, a telephone number or both, with at most a short name before them, such as "
            "Sgt. Quill, desk@police.example."
        )
    return value


Contact = Annotated[Words, AfterValidator(_reachable), Field(json_schema_extra={"pattern": SHAPE})]
