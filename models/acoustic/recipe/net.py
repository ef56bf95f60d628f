"""The network: features to log probabilities of the blank and 39 phones, a row each 30 ms.

A factored time-delay network (Povey et al., "Semi-orthogonal low-rank matrix factorization for deep neural networks",
2018): a convolution of stride 3, then blocks that look a few rows back and ahead through a narrow waist. `Stream` is
the same network taking its past as input and giving it as output, so that it runs chunk by chunk.
"""

import torch
import torch.nn as nn
import torch.nn.functional as F

from features import BANDS

PHONES = (
    "AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W Y Z ZH".split()
)
SYMBOLS = len(PHONES) + 1
STRIDE = 3
KERNEL = 9
BACK = (1, 1, 2, 1, 3, 1, 3, 1, 4, 1, 4, 1)
AHEAD = (1, 1, 1, 1, 2, 1, 2, 1, 2, 1, 2, 1)


def row_count(frames):
    return (frames - 1) // STRIDE + 1


class Block(nn.Module):
    def __init__(self, width, waist, back, ahead):
        super().__init__()
        self.back, self.ahead = back, ahead
        self.narrow = nn.Linear(width, waist, bias=False)
        self.widen = nn.Linear(3 * waist, width)
        self.norm = nn.LayerNorm(width)

    def join(self, x, y, rows):
        """x: (batch, rows, width); y: (batch, back + rows + ahead, waist)."""
        around = torch.cat([y[:, :rows], y[:, self.back : self.back + rows], y[:, self.back + self.ahead :]], -1)
        return self.norm(x + F.relu(self.widen(around)))

    def forward(self, x, real):
        y = F.pad(self.narrow(x) * real, (0, 0, self.back, self.ahead))
        return self.join(x, y, x.shape[1])

    def stream(self, x, real, past_x, past_y, past_real):
        """As forward, `ahead` rows later. The pasts are (batch, ahead, width), (batch, back + ahead, waist) and (batch, ahead, 1)."""
        y = torch.cat([past_y, self.narrow(x) * real], 1)
        x = torch.cat([past_x, x], 1)
        real = torch.cat([past_real, real], 1)
        rows = x.shape[1] - self.ahead
        out = self.join(x[:, :rows], y, rows)
        return out, real[:, :rows], x[:, rows:], y[:, rows:], real[:, rows:]


class Net(nn.Module):
    def __init__(self, width=320, waist=128):
        super().__init__()
        self.width, self.waist = width, waist
        self.first = nn.Linear(KERNEL * BANDS, width)
        self.norm = nn.LayerNorm(width)
        self.blocks = nn.ModuleList(Block(width, waist, b, a) for b, a in zip(BACK, AHEAD))
        self.out = nn.Linear(width, SYMBOLS)

    def rows(self, mel, real):
        """mel: (batch, STRIDE * rows + KERNEL - STRIDE, BANDS): a convolution over the frames."""
        kernel = self.first.weight.view(self.width, KERNEL, BANDS).transpose(1, 2)
        x = F.conv1d(mel.transpose(1, 2), kernel, self.first.bias, STRIDE).transpose(1, 2)
        return self.norm(F.relu(x)) * real

    def forward(self, mel, frames=None):
        """mel: (batch, frames, BANDS), 0 where there is no sound; frames: how many of each count."""
        batch, length, _ = mel.shape
        rows = row_count(length)
        half = KERNEL // 2
        padded = F.pad(mel, (0, 0, half, half + STRIDE))[:, : STRIDE * rows + KERNEL - STRIDE]
        counts = torch.full((batch,), rows) if frames is None else row_count(frames)
        real = (torch.arange(rows)[None] < counts[:, None]).to(mel.dtype)[..., None]
        x = self.rows(padded, real)
        for block in self.blocks:
            x = block(x, real)
        return F.log_softmax(self.out(x).float(), -1)


class Stream(nn.Module):
    """Chunk by chunk. A row's window must end where a chunk ends, so the first chunk begins with one frame of zeros, and
    the first row, which then lies before the sound, is not real. In: mel (1, 3 n, BANDS) of new frames; real (1, n, 1), 1 for rows that are sound and 0 for those
    fed after the end; past_mel (1, KERNEL - STRIDE, BANDS) and the pasts of each block, flattened into one vector.
    Out: log probabilities (1, n, SYMBOLS) of rows that lie DELAY rows back, and the pasts. All pasts begin as 0."""

    def __init__(self, net):
        super().__init__()
        self.net = net
        self.sizes = []
        for block in net.blocks:
            self.sizes += [(block.ahead, net.width), (block.back + block.ahead, net.waist), (block.ahead, 1)]

    def state_size(self):
        return sum(rows * width for rows, width in self.sizes)

    def forward(self, mel, real, past_mel, state):
        net = self.net
        mel = torch.cat([past_mel, mel], 1)
        pasts = []
        at = 0
        for rows, width in self.sizes:
            pasts.append(state[:, at : at + rows * width].reshape(1, rows, width))
            at += rows * width
        x = net.rows(mel, real)
        kept = []
        for index, block in enumerate(net.blocks):
            x, real, *past = block.stream(x, real, *pasts[3 * index : 3 * index + 3])
            kept += [part.flatten(1) for part in past]
        return F.log_softmax(net.out(x), -1), mel[:, -(KERNEL - STRIDE) :], torch.cat(kept, 1)


DELAY_ROWS = sum(AHEAD) + 1
"""Rows by which the streamed output lags: what the blocks look ahead, and the row before the sound."""
