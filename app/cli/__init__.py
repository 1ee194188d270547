"""The command line: ``glassporch demo``, ``serve``, ``seed``, ``import houses`` and ``regimes``.

Modules here parse what people typed, say what happens, and leave the work to the layers below. Whatever loads
slowly is imported when a command runs, so that help answers at once.
"""

from .run import main, run

__all__ = ["main", "run"]
