"""The training loop: shuffled windows, averaged weights, and the epoch that held-out articles like best."""

import copy
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from flows.tagging.article import Scorer, tag_article
from flows.tagging.decode import Scores, constrained
from flows.training.agreement import agreement
from flows.training.augmentation import Stranger, names_in, respell
from flows.training.corpus import AnnotatedArticle, hold_out
from flows.training.examples import IGNORED, Example, batches, examples, lesson, padded
from flows.training.losses import total_loss
from flows.training.network import Network

_MASK_ID, _FIRST_WORD_ID = 103, 1000


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train. The defaults are those of the shipped model."""

    seed: int = 0
    epochs: int = 6
    hold_out: int = 14
    patience: int = 2
    batch_size: int = 8
    rate: float = 2e-4
    head_rate: float = 1e-3
    layer_decay: float = 0.9
    warm_up: float = 0.08
    masked: float = 0.08
    averaging: float = 0.995
    estranged: float = 0.3


def train(
    network: Network,
    tokenizer: Tokenizer,
    articles: Sequence[AnnotatedArticle],
    plan: Plan,
    *,
    report: Callable[[str], None],
    keep: Callable[[Network], None],
) -> Network:
    """The network with the averaged weights of the epoch that agreed best with the articles held out.

    Stops after `plan.patience` epochs without a better one; each better one is handed to `keep`. The same
    plan gives the same weights on the same processor and number of threads.
    """
    learned, held = hold_out(articles, plan.hold_out)
    report(f"{len(learned)} articles to learn from, {len(held)} held out")
    random = Random(plan.seed)  # noqa: S311 (nothing is secret)
    torch.manual_seed(plan.seed)
    stranger = Stranger(names_in(learned))
    optimiser = _optimiser(network, plan)
    steps_an_epoch = len(_epoch(learned, tokenizer, stranger, plan, copy.copy(random)))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, _rate(steps_an_epoch * plan.epochs, plan.warm_up))
    average = copy.deepcopy(network)
    best, best_mean, stale = copy.deepcopy(network), -1.0, 0
    began, step = time.monotonic(), 0
    for epoch in range(plan.epochs):
        network.train()
        losses = []
        for batch in _epoch(learned, tokenizer, stranger, plan, random):
            losses.append(_step(network, batch, optimiser, plan))
            schedule.step()
            step += 1
            _follow(average, network, min(plan.averaging, step / (step + 20)))
            if step % 100 == 0:
                report(f"step {step}: loss {np.mean(losses[-100:]):.4f}, {time.monotonic() - began:.0f} s")
        figures = measure(average, tokenizer, held)
        shown = ", ".join(f"{name} {value:.4f}" for name, value in figures.items())
        report(
            f"epoch {epoch}: loss {np.mean(losses):.4f}; held out: {shown}; {time.monotonic() - began:.0f} s"
        )
        if figures["mean"] > best_mean:
            best, best_mean, stale = copy.deepcopy(average), figures["mean"], 0
            keep(best)
        else:
            stale += 1
            if stale >= plan.patience:
                break
    return best


def measure(network: Network, tokenizer: Tokenizer, articles: Sequence[AnnotatedArticle]) -> dict[str, float]:
    """How far the network agrees with the annotations of `articles`."""
    network.eval()
    steps = constrained(network.transitions.detach().numpy())
    scorer = scorer_of(network)
    tagged = [tag_article(article.text, tokenizer, scorer, steps, "training") for article in articles]
    return agreement(articles, tagged)


def scorer_of(network: Network) -> Scorer:
    """The network as what scores a window for the tagger."""

    def score(ids: NDArray[np.int64]) -> tuple[Scores, Scores]:
        with torch.inference_mode():
            labels, arcs = network(torch.from_numpy(ids)[None])
        return labels[0].numpy(), arcs[0].numpy()

    return score


def _epoch(
    articles: Sequence[AnnotatedArticle], tokenizer: Tokenizer, stranger: Stranger, plan: Plan, random: Random
) -> list[list[Example]]:
    lessons = []
    for article in articles:
        version = stranger.estrange(article, random) if random.random() < plan.estranged else article
        lessons.append(lesson(respell(version, random), tokenizer))
    return batches(list(examples(lessons, random)), plan.batch_size, random)


def _step(network: Network, batch: list[Example], optimiser: Any, plan: Plan) -> float:
    rows: dict[str, Tensor] = {
        "ids": torch.from_numpy(padded([e.ids for e in batch], 0)),
        "mask": torch.from_numpy(padded([np.ones_like(e.ids) for e in batch], 0)),
        "labels": torch.from_numpy(padded([e.labels for e in batch], IGNORED)),
        "cue_of": torch.from_numpy(padded([e.cue_of for e in batch], IGNORED)),
        "source_of": torch.from_numpy(padded([e.source_of for e in batch], IGNORED)),
    }
    ids = rows["ids"]
    ids[(torch.rand(ids.shape) < plan.masked) & (ids >= _FIRST_WORD_ID)] = _MASK_ID
    # processors without it compute in bfloat16 ten times slower than in 32 bits
    halved = bool(torch.cpu.get_capabilities().get("avx512_bf16"))
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=halved):
        scores, arcs = network(ids, rows["mask"])
    loss = total_loss(scores, arcs, network.transitions, rows)
    optimiser.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimiser.step()
    return float(loss.item())


def _optimiser(network: Network, plan: Plan) -> Any:
    """AdamW, the encoder's layers learning more slowly the nearer they are to the words."""
    depth = len(network.encoder.layers)
    groups = []
    for name, weight in network.named_parameters():
        if not weight.requires_grad:
            continue
        if not name.startswith("encoder."):
            rate = plan.head_rate
        elif ".layers." in name:
            rate = plan.rate * plan.layer_decay ** (depth - 1 - int(name.split(".")[2]))
        else:
            rate = plan.rate * plan.layer_decay**depth
        groups.append({"params": [weight], "lr": rate, "weight_decay": 0.01 if weight.dim() > 1 else 0.0})
    return torch.optim.AdamW(groups, fused=True)


def _rate(steps: int, warm_up: float) -> Callable[[int], float]:
    return lambda step: min(1.0, (step + 1) / (warm_up * steps)) * max(0.02, 1 - step / steps)


def _follow(average: Network, network: Network, keep: float) -> None:
    """Moves the average a little towards the network."""
    with torch.no_grad():
        for kept, new in zip(average.parameters(), network.parameters(), strict=True):
            if new.requires_grad:
                kept.lerp_(new, 1 - keep)
