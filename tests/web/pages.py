"""A browser without scripts, as tests walk the pages: it keeps cookies and sends forms as they stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import httpx
from glassporch.policy.roles import Role
from glassporch.testing.images import PEOPLE, token_of

ROLE_OF = dict(PEOPLE)


@dataclass
class Form:
    """A form of a page and the values that it would send."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)
    boxes: list[str] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)


class Sheet(HTMLParser):
    """What a test reads of a page: its forms, its addresses, its words, and whatever is inline."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.addresses: list[str] = []
        self.inline: list[str] = []
        self.labels: set[str] = set()
        self.ids: list[str] = []
        self.words = ""
        self._open = ""
        self._textarea = ""
        self._select = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        self._open = tag
        self.addresses += [held[name] for name in ("href", "src", "action") if name in held]
        self.ids += [held["id"]] if "id" in held else []
        self.labels |= {held["for"]} if tag == "label" and "for" in held else set()
        self._note_inline(tag, held)
        if tag == "form":
            self.forms.append(Form(held.get("action", "")))
        elif self.forms:
            self._note_field(self.forms[-1], tag, held)

    def _note_inline(self, tag: str, held: dict[str, str]) -> None:
        if tag == "style" or (tag == "script" and "src" not in held):
            self.inline.append(tag)
        self.inline += [name for name in held if name == "style" or name.startswith("on")]
        self.inline += [value for value in held.values() if value.strip().lower().startswith("javascript:")]

    def _note_field(self, form: Form, tag: str, held: dict[str, str]) -> None:
        name = held.get("name", "")
        match tag, held.get("type", "text"):
            case "input", "checkbox":
                form.boxes.append(name)
            case "input", _:
                form.fields[name] = held.get("value", "")
            case "button", _ if name:
                form.buttons.append((name, held.get("value", "")))
            case "textarea", _:
                self._textarea = name
                form.fields[name] = ""
            case "select", _:
                self._select = name
                form.fields.setdefault(name, "")
            case "option", _ if "selected" in held:
                form.fields[self._select] = held.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        self._textarea = "" if tag == "textarea" else self._textarea
        self._open = ""

    def handle_data(self, data: str) -> None:
        self.words += data
        if self._textarea:
            self.forms[-1].fields[self._textarea] += data

    def form(self, ending: str) -> Form:
        """The one form whose action ends so."""
        [found] = [form for form in self.forms if form.action.endswith(ending)]
        return found


class Browser:
    """Somebody at a browser in one world; nobody in particular at first."""

    def __init__(self, client: httpx.Client, world: str, *who: str) -> None:
        self.world = world
        self._client = client
        self._jar: dict[str, str] = {}
        for name in who:
            self.become(name)

    def become(self, who: str) -> None:
        """Be somebody who is signed in already."""
        self._jar[f"gp_{self.world}_{Role(ROLE_OF[who]).value}"] = token_of(who)

    def get(self, path: str) -> httpx.Response:
        """Open an address below the world."""
        return self.call("GET", f"/w/{self.world}{path}")

    def sheet(self, path: str) -> Sheet:
        """Open an address below the world and read the page."""
        answer = self.get(path)
        assert answer.status_code == 200, (path, answer.status_code, answer.text)
        return Sheet(answer.text)

    def send(self, form: Form, press: tuple[str, str] | None = None, **changes: str) -> httpx.Response:
        """Send a form, with some fields changed."""
        data = form.fields | changes | (dict([press]) if press else {})
        return self.call("POST", form.action, data=data)

    def call(self, method: str, address: str, **options: Any) -> httpx.Response:
        """Make one call with this browser's cookies, following nothing."""
        self._client.cookies.clear()
        cookie = "; ".join(f"{name}={value}" for name, value in self._jar.items())
        headers = options.pop("headers", {}) | ({"cookie": cookie} if cookie else {})
        answer = self._client.request(method, address, headers=headers, **options)
        for name, value in answer.cookies.items():
            self._jar[name] = value
        for line in answer.headers.get_list("set-cookie"):
            if "Max-Age=0" in line:
                self._jar.pop(line.split("=", 1)[0], None)
        self._client.cookies.clear()
        return answer

    @property
    def cookies(self) -> dict[str, str]:
        """The cookies that this browser keeps."""
        return dict(self._jar)
