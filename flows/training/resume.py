"""A shipped model as a network to go on training, its weights as near as eight bits keep them."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from flows.training.network import Network

_QUANTISED, _SCALE, _ZERO = "_quantized", "_scale", "_zero_point"


def load_exported(network: Network, path: Path) -> None:
    """Gives `network` the weights of the model file at `path`, as `export` wrote it.

    The vectors of the words stay those of `network`: they are never trained. Raises KeyError where the file
    lacks a weight, ValueError where one has another shape.
    """
    import onnx

    model = onnx.load(str(path))
    stored = {one.name: onnx.numpy_helper.to_array(one) for one in model.graph.initializer}
    found = _named(stored) | _multiplied(model.graph.node, stored)
    metadata = {entry.key: entry.value for entry in model.metadata_props}
    found["transitions"] = torch.tensor(json.loads(metadata["transitions"]))
    with torch.no_grad():
        for name, weight in network.named_parameters():
            if weight.requires_grad:
                if found[name].shape != weight.shape:
                    raise ValueError(f"{path}: {name} has the shape {tuple(found[name].shape)}")
                weight.copy_(found[name])


def _named(stored: dict[str, NDArray[Any]]) -> dict[str, Tensor]:
    """The weights that kept their names: biases, norms, and vectors that are looked up."""
    found = {}
    for name, value in stored.items():
        if name.endswith(_QUANTISED):
            own = name.removesuffix(_QUANTISED)
            found[own] = torch.from_numpy(_whole(value, stored, own))
        elif value.dtype == np.float32:
            found[name] = torch.from_numpy(value.copy())
    return found


def _multiplied(nodes: Any, stored: dict[str, NDArray[Any]]) -> dict[str, Tensor]:
    """The matrices, which lose their names and lie on their side: each is known by the layer that uses it."""
    found = {}
    for node in nodes:
        if node.op_type not in ("MatMul", "MatMulInteger"):
            continue
        layer = node.name.strip("/").split("/MatMul")[0].replace("/", ".")
        for name in node.input:
            if name in stored and stored[name].ndim == 2:
                own = name.removesuffix(_QUANTISED)
                matrix = _whole(stored[name], stored, own) if own != name else stored[name]
                found[f"{layer}.weight"] = torch.from_numpy(matrix.T.copy())
    return found


def _whole(value: NDArray[Any], stored: dict[str, NDArray[Any]], own: str) -> NDArray[np.float32]:
    zero = stored[own + _ZERO].astype(np.float32)
    whole: NDArray[np.float32] = ((value.astype(np.float32) - zero) * stored[own + _SCALE]).astype(np.float32)
    return whole
