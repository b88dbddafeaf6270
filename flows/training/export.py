"""The trained network as the ONNX file that the tagger reads, its weights in eight bits."""

import json
import tempfile
from pathlib import Path

import torch

from flows.training.network import Network


def export(network: Network, target: Path) -> None:
    """Writes `network` to `target`, with the label transitions among the model's metadata.

    Weights are quantised per channel to seven of the eight bits: the eighth overflows in the 16-bit sums of
    processors without VNNI, whose scores would then differ from those of newer ones (onnxruntime's advice).
    """
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    network.eval()
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        torch.onnx.export(
            network,
            (torch.randint(1000, 2000, (1, 64)),),
            str(plain),
            input_names=["ids"],
            output_names=["labels", "arcs"],
            dynamic_axes={"ids": {1: "length"}, "labels": {1: "length"}, "arcs": {2: "length", 3: "length"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            plain,
            target,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            nodes_to_exclude=["/labels/MatMul", "/arcs/MatMul"],
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )
    model = onnx.load(str(target))
    entry = model.metadata_props.add()
    entry.key, entry.value = "transitions", json.dumps(network.transitions.tolist())
    onnx.save(model, str(target))
