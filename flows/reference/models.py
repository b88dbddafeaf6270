"""Loads the learned models that are shipped as package resources."""

from importlib.resources import files

from flows.records.errors import ModelError
from flows.tagging import SpanTagger


def load_tagger(threads: int = 1) -> SpanTagger:
    """The span tagger with the model in `flows/tagging/model`, on `threads` threads.

    Raises ModelError where a file is missing or is not a model.
    """
    folder = files("flows.tagging") / "model"
    try:
        model = (folder / "tagger.onnx").read_bytes()
        tokenizer = (folder / "tokenizer.json").read_text(encoding="utf-8")
    except OSError as error:
        raise ModelError(f"the span tagger's model is missing: {error}; `make train` makes one") from error
    try:
        return SpanTagger(model, tokenizer, threads)
    except Exception as error:  # onnxruntime and tokenizers raise types of their own
        raise ModelError(f"the span tagger's model in flows/tagging/model cannot be read: {error}") from error


def has_tagger() -> bool:
    """Whether the span tagger's model is shipped with this installation."""
    return (files("flows.tagging") / "model" / "tagger.onnx").is_file()
