"""A form of a page, filled in as the page has it: what a browser would send."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from werkzeug.datastructures import MultiDict


class SentForm(HTMLParser):
    """The values of the page's form with `data-guard`, in their order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.values: MultiDict[str, str] = MultiDict()
        self._inside = self._template = False
        self._area = self._select = ""
        self._options: list[tuple[str, bool]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag == "form":
            self._inside = "data-guard" in given
        elif tag == "template":
            self._template = True
        if not self._inside or self._template:
            return
        if tag == "input" and (given.get("type") not in ("checkbox", "radio") or "checked" in given):
            self.values.add(given.get("name", ""), given.get("value", "y"))
        elif tag == "textarea":
            self._area, self._text = given["name"], ""
        elif tag == "select":
            self._select, self._options = given["name"], []
        elif tag == "option":
            self._options.append((given.get("value", ""), "selected" in given))

    def handle_data(self, data: str) -> None:
        if self._area:
            self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        elif tag == "template":
            self._template = False
        elif tag == "textarea" and self._area:
            # A browser drops the line break that begins a textarea.
            self.values.add(self._area, self._text.removeprefix("\r\n").removeprefix("\n"))
            self._area = ""
        elif tag == "select" and self._select and self._options:
            chosen = [value for value, selected in self._options if selected] or [self._options[0][0]]
            self.values.add(self._select, chosen[0])
            self._select = ""


def hidden_fields(page: str) -> dict[str, str]:
    """The hidden lines of the page's forms, by name."""
    lines = re.findall(r"<input[^>]*type=\"hidden\"[^>]*>", page)
    return {_said(line, "name"): _said(line, "value") for line in lines}


def _said(line: str, name: str) -> str:
    match = re.search(f'{name}="([^"]*)"', line)
    return match.group(1) if match else ""
