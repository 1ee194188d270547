"""An endpoint of a gated router, a page and a mark take released values and nothing else."""

from glassporch.edge.door import AtGate
from glassporch.edge.marks import mark_stamped
from glassporch.edge.pages import Page
from glassporch.policy.released import Released
from glassporch.policy.wire.footage_request import ListRequests, RequestList
from glassporch.policy.wire.map import ReadTile
from glassporch.policy.wire.public import ReadWorld, WorldSheet


def returning_the_payload(door: AtGate) -> Released[WorldSheet]:
    return door.ask(ReadWorld()).payload  # illegal


def returning_another_disclosure(door: AtGate) -> Released[RequestList]:
    return door.ask(ReadWorld())  # illegal


def asking_for_bytes_as_a_document(door: AtGate) -> Released[RequestList]:
    return door.ask(ReadTile("x"))  # illegal


def drawing_a_page_of_plain_values(door: AtGate) -> Page:
    return Page("requests.html", requests=door.ask(ListRequests()).payload)  # illegal


def marking_a_plain_body() -> None:
    mark_stamped({}, b"{}", b"{}")  # illegal


def filing_a_question(door: AtGate) -> object:
    return door.file(ListRequests())  # illegal
