"""Web pages to raw text: the main text and the metadata, by trafilatura; scripts, menus and comments are left out."""

import contextlib
import re
from collections.abc import Mapping

_DEEPEST = 2000
# elements that hold nothing, or that the next of their kind ends: they make no page deeper
_SHALLOW = frozenset(
    "area base br col dd dt embed hr img input li link meta option p param source td th tr track wbr".split()
)
_BLOCKS = ("p", "br", "div", "li", "h1", "h2", "h3", "h4", "blockquote")
_NAME = re.compile(r"[a-z][a-z0-9]*", re.IGNORECASE)


def read_page(html: str) -> tuple[str, Mapping[str, object]]:
    """The main text of a page and what it says of itself: title, outlet, byline, url, published.

    The text is empty where the page has none, or nests deeper than any page made by hand or programme.
    """
    import trafilatura
    from lxml.etree import LxmlError

    if html.count("<") > _DEEPEST and _depth(html) > _DEEPEST:
        return "", {}
    found = None
    with contextlib.suppress(LxmlError, ValueError, AssertionError, RecursionError):
        found = trafilatura.bare_extraction(
            html, with_metadata=True, include_comments=False, include_tables=False, include_links=False
        )
    if found is None:
        return "", {}
    fields = {
        "title": found.title,
        "outlet": found.sitename,
        "byline": found.author,
        "url": found.url,
        "published": found.date,
    }
    return found.text or "", {name: value for name, value in fields.items() if value}


def read_fragment(html: str) -> str:
    """The words of a piece of a page, as feeds hold them: a line for each block, no markup, no script."""
    if "<" not in html and "&" not in html:
        return html
    from lxml.etree import LxmlError
    from lxml.html import fragment_fromstring

    if html.count("<") > _DEEPEST and _depth(html) > _DEEPEST:
        return ""
    try:
        root = fragment_fromstring(html, create_parent="div")
    except (LxmlError, ValueError):
        return ""
    for element in [*root.iter("script", "style")]:
        element.drop_tree()
    for element in root.iter(*_BLOCKS):
        element.tail = f"\n{element.tail or ''}"
    return str(root.text_content()).strip()


def _depth(html: str) -> int:
    """How deep elements may nest at most: starts less ends, elements that make nothing deeper aside."""
    depth = deepest = 0
    for piece in html.split("<")[1:]:
        if piece.startswith("/"):
            name = _NAME.match(piece, 1)
            depth = max(0, depth - (name is not None and name.group().lower() not in _SHALLOW))
        elif (name := _NAME.match(piece)) and name.group().lower() not in _SHALLOW:
            depth += 1
            deepest = max(deepest, depth)
    return deepest
