"""Writes what the tests here hold the front end and the network's streaming against, made by the recipe's own code:
`python tests/hearing/acoustic/golden.py`, after a change of models/acoustic/recipe/features.py or net.py.

golden.json: features of a made-up sound, and what a tiny network with random weights makes of them all at once.
tiny.onnx: that network for streaming, exported as the real one is.
"""

import json
import sys
from pathlib import Path

import onnx
import torch

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[2] / "models/acoustic/recipe"))
from features import features  # noqa: E402
from net import KERNEL, STRIDE, BANDS, Net, Stream  # noqa: E402

# (samples, level): silence, a loud vowel-like stretch, a pause, a quiet stretch, a last loud one.
STRETCHES = [(4000, 0), (5000, 9000), (3000, 40), (4000, 1500), (2345, 12000)]


def sound():
    """Saw teeth and noise by whole numbers alone, so that every language makes the same."""
    seed, at, samples = 7, 0, []
    for length, level in STRETCHES:
        for _ in range(length):
            seed = (seed * 1664525 + 1013904223) % 2**32
            noise = seed // 65536 - 32768
            saws = (at % 123) * 500 + (at % 37) * 300 - 36000
            samples.append((saws * level) // 60000 + (noise * level) // 200000)
            at += 1
    return samples


def main():
    torch.manual_seed(3)
    x = torch.tensor(sound(), dtype=torch.float32)[None] / 32768
    mel = features(x)
    net = Net(width=8, waist=4).eval()
    with torch.no_grad():
        rows = net(mel)
    rounded = lambda tensor: [round(float(v), 4) for v in tensor.flatten()]
    golden = {"features": rounded(mel), "posteriors": rounded(rows)}
    (HERE / "golden.json").write_text(json.dumps(golden, separators=(",", ":")) + "\n")
    stream = Stream(net).eval()
    inputs = (
        torch.zeros(1, 2 * STRIDE, BANDS),
        torch.zeros(1, 2, 1),
        torch.zeros(1, KERNEL - STRIDE, BANDS),
        torch.zeros(1, stream.state_size()),
    )
    rows = torch.export.Dim("rows", min=1, max=4096)
    program = torch.onnx.export(
        stream,
        inputs,
        input_names=["mel", "real", "past_mel", "state"],
        output_names=["log_probabilities", "new_past_mel", "new_state"],
        dynamic_shapes={"mel": {1: 3 * rows}, "real": {1: rows}, "past_mel": {}, "state": {}},
        dynamo=True,
    )
    onnx.save(without_notes(program.model_proto), str(HERE / "tiny.onnx"))


def without_notes(model):
    """Where each node came from takes more room than such a small network."""
    graph = model.graph
    for part in [model, graph, *graph.node, *graph.initializer, *graph.input, *graph.output]:
        del part.metadata_props[:]
        part.doc_string = ""
    del graph.value_info[:]
    return model


main()
