"""What residents and reviewers read and write about the life of a request, beside ``own_shapes.py``.

These shapes stand outside the gate: they are only ever shown to the data's own resident, or to the company.
"""

from __future__ import annotations

from datetime import datetime

from pydantic import Field, StrictBool, ValidationInfo, field_validator

from ..policy.wire.footage_request import RequestState
from ..policy.wire.sent import Words
from ..policy.wire.steps import StepName
from .notice_read import Named, named_by_a_yes
from .own_shapes import Own


class CommentDraft(Own):
    """A public comment on a request."""

    text: Words = Field(min_length=1, max_length=600, description="Anybody may read it where requests are public.")


class Commented(Own):
    """A comment as it stands now."""

    id: str
    label: str = Field(description="What stands in place of your name, or your name where the rules show it.")


class ViewDraft(Own):
    """How a resident wants to see one notice; nobody else learns of it."""

    hidden: StrictBool = Field(description="True: it no longer stands in the list.")
    muted: StrictBool = Field(description="True: it gives no more push messages.")


class Viewed(Own):
    """How a notice is seen now."""

    notice_id: str
    hidden: bool
    muted: bool


class OnwardAsk(Own):
    """One question to the household: may this clip be passed on?"""

    id: str
    from_agency: str
    to_agency: str
    case_number: str
    clip_id: str
    asked_at: datetime
    notice: str = Field(description="What you are told before you answer.")
    notice_version: str = Field(description="Which text that is.")


class OnwardAsks(Own):
    """The questions about passing clips on that wait for the household, oldest first."""

    asks: tuple[OnwardAsk, ...]


class OnwardAnswer(Own):
    """Yes or no to passing a clip on."""

    agree: StrictBool
    notice_version: Named = Field(default="", description="For a yes: which text you read, as the question names it.")

    @field_validator("notice_version")
    @classmethod
    def _was_read(cls, version: str, info: ValidationInfo) -> str:
        return named_by_a_yes(version, agrees=info.data.get("agree") is True, where="onward")


class OnwardAnswered(Own):
    """What became of it. The agency is told neither a no nor silence."""

    id: str
    passed: bool = Field(description="Whether the other agency has the clip.")
    said: str = Field(description="The same in words.")


class ReviewedStep(Own):
    """One step of a reviewed request, with the company's or the agency's words."""

    step: StepName
    at: datetime
    note: str


class ReviewedLine(Own):
    """One request that was reviewed."""

    id: str
    agency: str
    officer: str
    incident_type: str
    case_number: str
    message: str
    state: RequestState
    steps: tuple[ReviewedStep, ...]


class ReviewedList(Own):
    """The requests that were reviewed, the latest first."""

    requests: tuple[ReviewedLine, ...]
