"""A router leaves an address alone that it cannot hold, and finds every one that it does."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from glassporch.edge.in_process import client_of
from glassporch.edge.routes import OwnRouter
from glassporch.policy.roles import Role


def answers(method: str, path: str, *routers: OwnRouter) -> int:
    app = FastAPI(telemetry={"auto_configure": False})
    for router in routers:
        app.include_router(router, prefix="/w/{world}")
    with client_of(app) as client:
        return client.request(method, path).status_code


def router_of(*paths: str, prefix: str = "") -> OwnRouter:
    router = OwnRouter(serves=[Role.PUBLIC], prefix=prefix)
    for path in paths:
        router.add_api_route(path, lambda: "found")
    return router


@pytest.mark.parametrize("path", ["/w/x/one", "/w/x/a-b/two", "/w/x/a/b", "/w/x/here/three", "/w/x/"])
def test_an_address_is_found_wherever_its_words_stand(path: str) -> None:
    routers = router_of("/one", "/{a}/two"), router_of("/{a}/{b}", "/"), router_of("/three", prefix="/here")
    assert answers("GET", path, *routers) == 200


def test_an_address_is_found_in_a_router_within_a_router() -> None:
    outer = router_of("/one")
    outer.include_router(router_of("/two"))
    assert answers("GET", "/w/x/two", outer) == 200


@pytest.mark.parametrize(("method", "status"), [("GET", 200), ("POST", 405)])
def test_a_known_address_says_which_methods_it_takes(method: str, status: int) -> None:
    assert answers(method, "/w/x/here/three", router_of("/one"), router_of("/three", prefix="/here")) == status


@pytest.mark.parametrize("path", ["/w/x/thre", "/w/x/two/here", "/w/x/here/three/four", "/w/one/x", "/one"])
def test_an_unknown_address_is_nothing(path: str) -> None:
    assert answers("GET", path, router_of("/one"), router_of("/three", prefix="/here")) == 404
