"""What the network is to make small."""

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from flows.training.examples import IGNORED

_LABEL_SHARE, _ARC_SHARE = 0.4, 0.4


def total_loss(scores: Tensor, arcs: Tensor, transitions: Tensor, batch: dict[str, Tensor]) -> Tensor:
    """The loss of whole label sequences, of single labels, and of the arcs, added up.

    The single labels keep the scores readable as probabilities, which a sequence loss alone would not.
    """
    scores, arcs = scores.float(), arcs.float()
    labels = batch["labels"]
    single = cross_entropy(scores.transpose(1, 2), labels, ignore_index=IGNORED)
    loss = sequence_loss(scores, labels, transitions) + _LABEL_SHARE * single
    hidden = (batch["mask"] == 0)[:, None, :]
    for relation, name in enumerate(("cue_of", "source_of")):
        targets = batch[name]
        if bool((targets != IGNORED).any()):
            rows = arcs[:, relation].masked_fill(hidden, -1e4)
            loss = loss + _ARC_SHARE * cross_entropy(rows.transpose(1, 2), targets, ignore_index=IGNORED)
    return loss


def sequence_loss(scores: Tensor, labels: Tensor, transitions: Tensor) -> Tensor:
    """Negative log-likelihood per word of a linear-chain conditional random field (Lafferty et al. 2001).

    Positions without a label (further pieces of a word, markers, padding) are no steps of the chain.
    """
    counted = labels != IGNORED
    words = counted.sum(dim=1)
    order = torch.argsort((~counted).to(torch.int8), dim=1, stable=True)[:, : int(words.max())]
    gold = torch.gather(labels, 1, order).clamp(min=0)
    steps = torch.gather(scores, 1, order[..., None].expand(-1, -1, scores.shape[-1]))
    present = torch.arange(order.shape[1])[None, :] < words[:, None]
    path = torch.gather(steps, 2, gold[..., None]).squeeze(2) * present
    moves = transitions[gold[:, :-1], gold[:, 1:]] * present[:, 1:]
    total = steps[:, 0]
    for word in range(1, steps.shape[1]):
        reached = torch.logsumexp(total[:, :, None] + transitions, dim=1) + steps[:, word]
        total = torch.where(present[:, word, None], reached, total)
    likelihood = path.sum() + moves.sum() - torch.logsumexp(total, dim=1).sum()
    return -likelihood / words.sum()
