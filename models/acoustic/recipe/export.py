"""Trained weights to ONNX: `export.py WEIGHTS.pt OUT.onnx`. The network as `net.Stream` runs it, chunk by chunk, with
matrix weights as 16-bit floats (half the size; no measurable difference)."""

import sys

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper

from features import BANDS
from net import DELAY_ROWS, KERNEL, STRIDE, Net, Stream

ROWS = 8


def halved(model):
    """Stores large weights as float16 and casts them back when the model is loaded."""
    graph = model.graph
    casts = []
    for weights in list(graph.initializer):
        values = numpy_helper.to_array(weights)
        if values.dtype != np.float32 or values.size < 1000:
            continue
        name = weights.name
        graph.initializer.remove(weights)
        graph.initializer.append(numpy_helper.from_array(values.astype(np.float16), name + ".half"))
        casts.append(helper.make_node("Cast", [name + ".half"], [name], to=onnx.TensorProto.FLOAT))
    for cast in reversed(casts):
        graph.node.insert(0, cast)
    return model


def main(weights, out, width=320, waist=128):
    net = Net(int(width), int(waist))
    net.load_state_dict(torch.load(weights))
    stream = Stream(net.eval()).eval()
    example = (
        torch.zeros(1, STRIDE * ROWS, BANDS),
        torch.ones(1, ROWS, 1),
        torch.zeros(1, KERNEL - STRIDE, BANDS),
        torch.zeros(1, stream.state_size()),
    )
    torch.onnx.export(
        stream,
        example,
        out,
        input_names=["mel", "real", "past_mel", "state"],
        output_names=["logp", "next_past_mel", "next_state"],
        dynamic_axes={"mel": {1: "frames"}, "real": {1: "rows"}, "logp": {1: "rows"}},
        opset_version=17,
        dynamo=False,
    )
    model = halved(onnx.load(out))
    for key, value in {"delay_rows": DELAY_ROWS, "stride": STRIDE, "state": stream.state_size()}.items():
        entry = model.metadata_props.add()
        entry.key, entry.value = key, str(value)
    onnx.checker.check_model(model)
    onnx.save(model, out)


if __name__ == "__main__":
    main(*sys.argv[1:])
