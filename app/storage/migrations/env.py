"""Alembic's environment: it runs on the connection that `storage.migrate` hands it, and on nothing else."""

from __future__ import annotations

from alembic import context
from glassporch import models
from sqlmodel import SQLModel

assert models.WorldState.__tablename__  # noqa: S101 - importing the models fills the metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    transactional_ddl=False,
)
context.run_migrations()
