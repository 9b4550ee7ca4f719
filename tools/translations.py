"""Keep the English sentences in step with the Vietnamese ones on the screens.

python -m tools.translations           every sentence has its English, none is left over
python -m tools.translations update    gather new sentences into the catalogue, drop old ones
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PLACEHOLDER = re.compile(r"%\(\w+\)s|{\w+}")
# A template fills in every sentence as if by "%": what is left over must be written twice, or the page is a 500.
LONE_PERCENT = re.compile(r"(?<!%)(?:%%)*%(?![%(])")
KEYWORDS = {**DEFAULT_KEYWORDS, "lazy_gettext": None, "_l": None, "lazy_ngettext": (1, 2)}


def sentences_on_screens(root: Path = ROOT) -> Catalog:
    with (root / "babel.cfg").open(encoding="utf-8") as mapping:
        methods, options = parse_mapping_cfg(mapping)  # type: ignore[no-untyped-call]
    found = Catalog()
    for file, line, message, comments, context in extract_from_dir(root, methods, options, KEYWORDS, ["NOTE:"]):
        found.add(message, locations=[(file, line)], auto_comments=comments, context=context)
    return found


def catalogues(root: Path = ROOT) -> list[Path]:
    return sorted(root.glob("translations/*/LC_MESSAGES/messages.po"))


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def update(path: Path, template: Catalog) -> None:
    catalogue = read(path)
    catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
    with path.open("wb") as file:
        write_po(file, catalogue, width=0, ignore_obsolete=True, include_lineno=False)


def parts(text: str | tuple[str, ...] | list[str] | None) -> list[str]:
    """A sentence is one text, or several when it counts things."""
    return [text] if isinstance(text, str) else list(text or ())


def is_translated(message: Message) -> bool:
    return bool(parts(message.string)) and all(parts(message.string))


def is_template(file: str) -> bool:
    return file.endswith(".html")


def placeholders(text: str | tuple[str, ...] | list[str] | None) -> set[str]:
    return set(PLACEHOLDER.findall(" ".join(parts(text))))


def mistakes(path: Path, template: Catalog) -> Iterator[str]:
    catalogue = read(path)
    wanted = {(message.id, message.context) for message in template if message.id}
    for message in template:
        if any(is_template(file) for file, _ in message.locations) and LONE_PERCENT.search(" ".join(parts(message.id))):
            yield f"{message.id!r} in {message.locations[0][0]}: write %% for a per cent sign in a template"
        if message.id and catalogue.get(message.id, message.context) is None:
            where = message.locations[0][0] if message.locations else "a screen"
            yield f"{message.id!r} in {where} is missing: write its English after `make messages`"
    for message in catalogue:
        if not message.id:
            continue
        if (message.id, message.context) not in wanted:
            yield f"{message.id!r} stands on no screen any more: `make messages` drops it"
        elif message.fuzzy or not is_translated(message):
            yield f"{message.id!r} has no English yet"
        elif placeholders(message.id) != placeholders(message.string):
            wanted_here = ", ".join(sorted(placeholders(message.id))) or "none"
            yield f"{message.id!r}: its English must hold the same placeholders: {wanted_here}"
    if catalogue.obsolete:
        yield f"{len(catalogue.obsolete)} sentences are kept as comments: `make messages` drops them"


def check() -> int:
    template = sentences_on_screens()
    found = [f"{path.relative_to(ROOT)}: {mistake}" for path in catalogues() for mistake in mistakes(path, template)]
    for mistake in found:
        print(mistake)
    print(f"translations: {len(template)} sentences, {len(found)} mistakes")
    return 1 if found else 0


def main(arguments: list[str]) -> int:
    if arguments == ["update"]:
        template = sentences_on_screens()
        for path in catalogues():
            update(path, template)
        return 0
    return check()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
