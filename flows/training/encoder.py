"""The encoder (BERT, Devlin et al. 2019), plain enough to train fast and to export without detours."""

import json
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn


@dataclass(frozen=True, slots=True)
class Shape:
    """The measures of an encoder, named as in its `config.json`."""

    vocab_size: int
    max_position_embeddings: int
    hidden_size: int
    intermediate_size: int
    num_hidden_layers: int
    num_attention_heads: int
    layer_norm_eps: float


class Layer(nn.Module):
    """Self-attention and a feed-forward net, each added to its input and normalised."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.hidden_size
        self.heads = shape.num_attention_heads
        self.attention = nn.Linear(width, 3 * width)
        self.merge = nn.Linear(width, width)
        self.attention_norm = nn.LayerNorm(width, shape.layer_norm_eps)
        self.up = nn.Linear(width, shape.intermediate_size)
        self.down = nn.Linear(shape.intermediate_size, width)
        self.norm = nn.LayerNorm(width, shape.layer_norm_eps)

    def forward(self, hidden: Tensor, hiding: Tensor | None) -> Tensor:
        """`hiding` is added to the attention scores: strongly negative where nothing stands."""
        batch, length, width = hidden.shape
        parts = self.attention(hidden).view(batch, length, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4).unbind(0)
        scores = torch.matmul(query * (width // self.heads) ** -0.5, key.transpose(-1, -2))
        weights = torch.softmax(scores if hiding is None else scores + hiding.to(scores.dtype), dim=-1)
        mixed = torch.matmul(weights, value).permute(0, 2, 1, 3).reshape(batch, length, width)
        hidden = self.attention_norm(hidden + self.merge(mixed))
        return self.norm(hidden + self.down(nn.functional.gelu(self.up(hidden))))


class Encoder(nn.Module):
    """Piece ids (batch, position) into vectors (batch, position, width).

    It has no dropout, which costs a processor much time: training masks pieces instead.
    """

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(shape.vocab_size, shape.hidden_size)
        self.places = nn.Embedding(shape.max_position_embeddings, shape.hidden_size)
        self.norm = nn.LayerNorm(shape.hidden_size, shape.layer_norm_eps)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.num_hidden_layers))

    def forward(self, ids: Tensor, mask: Tensor | None = None) -> Tensor:
        """`mask` is 0 where a position only fills up the batch."""
        hidden = self.norm(self.words(ids) + self.places(torch.arange(ids.shape[1])))
        hiding = None if mask is None else (1.0 - mask[:, None, None, :].to(hidden.dtype)) * -1e4
        for layer in self.layers:
            hidden = layer(hidden, hiding)
        return hidden


def read_encoder(folder: Path) -> Encoder:
    """The encoder that `folder` holds as `config.json` and `model.safetensors`, in BERT's usual names.

    Raises KeyError where either lacks a part.
    """
    from safetensors.torch import load_file

    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    encoder = Encoder(Shape(**{name: config[name] for name in Shape.__dataclass_fields__}))
    encoder.load_state_dict(renamed(load_file(folder / "model.safetensors"), encoder.shape))
    return encoder


def renamed(weights: dict[str, Tensor], shape: Shape) -> dict[str, Tensor]:
    """BERT's weights under this encoder's names, the query's, key's and value's joined."""
    weights = {name.removeprefix("bert."): value for name, value in weights.items()}
    embeddings = "embeddings."
    found = {
        "words.weight": weights[embeddings + "word_embeddings.weight"],
        # every text is of the first of BERT's two token types
        "places.weight": weights[embeddings + "position_embeddings.weight"]
        + weights[embeddings + "token_type_embeddings.weight"][0],
    }
    for kind in ("weight", "bias"):
        found[f"norm.{kind}"] = weights[f"{embeddings}LayerNorm.{kind}"]
        for number in range(shape.num_hidden_layers):
            old, new = f"encoder.layer.{number}.", f"layers.{number}."
            joined = [weights[f"{old}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            found[f"{new}attention.{kind}"] = torch.cat(joined)
            found[f"{new}merge.{kind}"] = weights[f"{old}attention.output.dense.{kind}"]
            found[f"{new}attention_norm.{kind}"] = weights[f"{old}attention.output.LayerNorm.{kind}"]
            found[f"{new}up.{kind}"] = weights[f"{old}intermediate.dense.{kind}"]
            found[f"{new}down.{kind}"] = weights[f"{old}output.dense.{kind}"]
            found[f"{new}norm.{kind}"] = weights[f"{old}output.LayerNorm.{kind}"]
    return found
