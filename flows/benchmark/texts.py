"""Articles to measure with: real ones from a folder, or variations of the sample inbox, none equal to another."""

import json
from itertools import cycle, islice
from pathlib import Path


def write_inbox(source: Path, inbox: Path, articles: int) -> int:
    """Write `articles` texts taken in turn from the .txt, .md and .json files below `source` as one .jsonl file.

    A text that is taken again gets an opening sentence of its own, so that it is another article.
    Returns how many were written. Raises FileNotFoundError where `source` holds none.
    """
    texts = [_text(path) for path in sorted(source.rglob("*")) if path.suffix in (".txt", ".md", ".json")]
    texts = [text for text in texts if text]
    if not texts:
        message = f"{source} holds no articles"
        raise FileNotFoundError(message)
    inbox.mkdir(parents=True)
    with (inbox / "articles.jsonl").open("w", encoding="utf-8") as file:
        for number, text in enumerate(islice(cycle(texts), articles)):
            turn = number // len(texts)
            opening = f"Bulletin {turn} of the district desk.\n\n" if turn else ""
            file.write(json.dumps({"text": opening + text}) + "\n")
    return articles


def _text(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8")
        return str(json.loads(text)["text"]) if path.suffix == ".json" else text
    except (UnicodeDecodeError, ValueError, KeyError, TypeError):
        return ""
