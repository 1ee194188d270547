"""E-mail inside a world: copies in officers' mailboxes, and letters between the company and an agency."""

from __future__ import annotations

from sqlmodel import Field, SQLModel

from .columns import id_field, link, time_field


class Mail(SQLModel, table=True):
    """One e-mail in one mailbox; rows are only ever added, whatever becomes of what they are copies of.

    ``account_id`` is whose mailbox it lies in; none for letters, which both sides keep. ``by`` is a name of somebody of
    an agency or of the company, or the label that stood for the author of a post, and nothing that names a resident.
    """

    __tablename__ = "mail"

    id: str = id_field()
    agency_id: str = link("agency.id")
    account_id: str | None = link("account.id", nullable=True)
    thread_id: str = Field(index=True, max_length=40)
    position: int
    kind: str
    side: str
    by: str
    at_us: int = time_field()
    category: str
    subject: str
    text: str


class AlertChoice(SQLModel, table=True):
    """About which categories of posts an officer is mailed."""

    __tablename__ = "alert_choice"

    account_id: str = link("account.id", primary_key=True, index=False)
    categories: str
