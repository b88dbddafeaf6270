"""Which reader reads which files, by the last ending of their names (before `.gz`)."""

from collections.abc import Mapping

from flows.reading.feeds import read_feed
from flows.reading.formats import Reader, read_html, read_json, read_json_lines, read_markdown, read_plain
from flows.reading.web_archives import read_web_archive

READERS: Mapping[str, Reader] = {
    ".txt": read_plain,
    ".htm": read_html,
    ".html": read_html,
    ".md": read_markdown,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".rss": read_feed,
    ".atom": read_feed,
    ".xml": read_feed,
    ".warc": read_web_archive,
}
