"""Static files: our own, and two files of the map library out of its installed package. Nothing else is served."""

from __future__ import annotations

from importlib.util import find_spec
from os import PathLike, stat_result
from pathlib import Path
from typing import Final

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

STATIC: Final = Path(__file__).parent / "static"
MAP_FILES: Final = frozenset({"maplibre-gl.js", "maplibre-gl.css"})
"""What is served of the map library's package; the rest of its folder is not ours to offer."""


class _Files(StaticFiles):
    """Static files that a browser checks back on, so that a new version is seen at once."""

    def file_response(
        self, full_path: str | PathLike[str], stat_result: stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers["cache-control"] = "no-cache"
        return response


class _MapFiles(_Files):
    """The map library's two files and no other."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        if path not in MAP_FILES:
            raise HTTPException(404)
        return await super().get_response(path, scope)


def map_library() -> Path:
    """Find the folder of the map library without importing the package, whose import warns and loads much.

    Raises
    ------
    RuntimeError
        If the package is not installed.
    """
    spec = find_spec("maplibre")
    places = spec.submodule_search_locations if spec else None
    if not places:
        raise RuntimeError("the package maplibre is not installed; install Glassporch again with its dependencies")
    return Path(places[0]) / "srcjs"


def mount_assets(app: FastAPI) -> None:
    """Serve the static files outside every world."""
    app.mount("/static", _Files(directory=STATIC), name="static")
    app.mount("/vendor/maplibre", _MapFiles(directory=map_library()), name="maplibre")
