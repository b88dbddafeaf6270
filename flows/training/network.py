"""The network: an encoder, a score per label, and arcs from contents to cues and from cues to sources."""

from pathlib import Path

import torch
from torch import Tensor, nn

from flows.tagging.labels import LABELS
from flows.training.encoder import Encoder, read_encoder

ARC_WIDTH = 64
_FARTHEST_BUCKET = 16


class Network(nn.Module):
    """Scores for the labels (batch, position, label) and for the arcs (batch, relation, from, to).

    Relation 0 runs from a content to its cue, 1 from a cue to its source. An arc's score is the product of a
    query and a key (Dozat and Manning 2017, without the bias terms) plus a weight for how far it reaches.
    """

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.shape.hidden_size
        self.labels = nn.Linear(width, len(LABELS))
        self.arcs = nn.Linear(width, 4 * ARC_WIDTH)
        self.reach = nn.Embedding(2 * _FARTHEST_BUCKET + 1, 2)
        self.transitions = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        nn.init.zeros_(self.reach.weight)

    def forward(self, ids: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """`mask` is 0 where a position only fills up the batch."""
        hidden = self.encoder(ids, mask)
        batch, length = ids.shape
        parts = self.arcs(hidden).view(batch, length, 4, ARC_WIDTH).permute(0, 2, 1, 3)
        arcs = torch.matmul(parts[:, :2], parts[:, 2:].transpose(-1, -2)) / ARC_WIDTH**0.5
        places = torch.arange(length)
        distance = (places[None, :] - places[:, None]).float()
        bucket = torch.round(torch.sign(distance) * torch.log2(1 + distance.abs()) * 2)
        bucket = bucket.clamp(-_FARTHEST_BUCKET, _FARTHEST_BUCKET).long() + _FARTHEST_BUCKET
        # the marker at position 0 stands for "none": its distance means nothing
        reach = self.reach(bucket).permute(2, 0, 1) * (places > 0)[None, None, :]
        return self.labels(hidden), arcs + reach


def build(folder: Path, seed: int) -> Network:
    """The network on the encoder that `folder` holds, its heads drawn from `seed`.

    The vectors of the words stay as they are: few of them occur often enough to learn.
    """
    torch.manual_seed(seed)
    network = Network(read_encoder(folder))
    network.encoder.words.weight.requires_grad_(False)
    return network
