"""What every entry of a custody log has, whatever it is about: a release, or what was produced on a demand."""

from __future__ import annotations

from sqlmodel import Field, SQLModel

from .columns import id_field, time_field


class HandOver(SQLModel):
    """One hand-over of footage, with its SHA-256 before and after; rows are only ever added."""

    id: str = id_field()
    position: int
    at_us: int = time_field()
    step: str
    actor: str
    sha256_before: str = Field(max_length=64)
    sha256_after: str = Field(max_length=64)
