"""Whether an exported network gives, chunk by chunk, what the weights give at once: `check.py WEIGHTS.pt FILE.onnx`."""

import sys

import numpy as np
import onnxruntime
import torch

from features import BANDS, RATE, features
from net import DELAY_ROWS, KERNEL, STRIDE, Net, row_count

MOST_APART = 0.05  # nats; weights are rounded to 16 bits


def main(weights, exported, width=320, waist=128):
    net = Net(int(width), int(waist)).eval()
    net.load_state_dict(torch.load(weights))
    torch.manual_seed(1)
    mel = features(torch.randn(1, 3 * RATE) * torch.rand(1, 3 * RATE).cumsum(1) / RATE * 0.1)
    with torch.no_grad():
        expected = net(mel).numpy()
    session = onnxruntime.InferenceSession(exported)
    state = session.get_inputs()[3].shape[1]
    rows = row_count(mel.shape[1])
    for chunk in (4, 7, 400):
        fed = -(-(rows + DELAY_ROWS) // chunk) * chunk
        frames = np.zeros((1, STRIDE * fed, BANDS), np.float32)
        frames[:, 1 : 1 + mel.shape[1]] = mel.numpy()
        real = np.zeros((1, fed, 1), np.float32)
        real[:, 1 : 1 + rows] = 1
        past_mel, past, given = np.zeros((1, KERNEL - STRIDE, BANDS), np.float32), np.zeros((1, state), np.float32), []
        for at in range(0, fed, chunk):
            part = {"mel": frames[:, STRIDE * at : STRIDE * (at + chunk)], "real": real[:, at : at + chunk]}
            out, past_mel, past = session.run(None, {**part, "past_mel": past_mel, "state": past})
            given.append(out)
        apart = np.abs(np.concatenate(given, 1)[:, DELAY_ROWS : DELAY_ROWS + rows] - expected).max()
        print(f"chunks of {chunk} rows: at most {apart:.4f} nats apart")
        if not apart < MOST_APART:
            raise SystemExit("The exported network does not give what the weights give.")


if __name__ == "__main__":
    main(*sys.argv[1:])
