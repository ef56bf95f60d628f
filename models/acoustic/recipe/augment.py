"""What rooms, microphones and lines do to speech, made up anew each time an utterance is trained on: speed and pitch,
echo, colour, band limits, noise that stays or comes and goes, other people's voices, clipping, pauses around.

All on a batch at once and mostly in the spectrum, which costs less than a convolution each. `strength`, 0 to 1, goes
from mild to heavy."""

import math
import random

import numpy as np
import torch
import torch.nn.functional as F

from features import RATE, mel_bands

WARPS = torch.stack([mel_bands(warp) for warp in (0.84, 0.88, 0.92, 0.96, 1.0, 1.04, 1.08, 1.12, 1.17)])
PLAIN = 4


def curve(batch, bins, spread, knots=10):
    """Random smooth gains in dB over a logarithmic frequency axis: (batch, bins), mean about 0."""
    points = torch.randn(batch, knots).cumsum(1) * spread
    points = points - points.mean(1, keepdim=True)
    at = torch.log1p(torch.linspace(0, RATE / 2, bins) / 300) / math.log1p(RATE / 2 / 300) * (knots - 1)
    left = at.long().clamp(max=knots - 2)
    share = at - left
    return points[:, left] * (1 - share) + points[:, left + 1] * share


def stretched(sound, human):
    """Faster or slower, pitch and formants with it; people's voices are changed less than machines'."""
    speed = random.uniform(0.93, 1.08) if human else random.uniform(0.88, 1.15)
    count = int(len(sound) / speed)
    return np.interp(np.arange(count) * speed, np.arange(len(sound)), sound).astype(np.float32)


def laid_out(sounds, augmented, strength):
    """Sounds (int16 arrays, with whether a person spoke) in one tensor with pauses around, and their lengths."""
    placed = []
    for sound, human in sounds:
        sound = sound.astype(np.float32) / 32768
        before, after = 0.3, 0.2
        if augmented:
            sound = stretched(sound, human)
            if random.random() < 0.3:
                gains = np.random.uniform(0.4, 1, 6)
                sound = sound * np.interp(np.linspace(0, 5, len(sound)), np.arange(6), gains).astype(np.float32)
            before = random.choice([random.uniform(0.03, 0.3), random.uniform(0.1, 0.7)])
            after = random.choice([random.uniform(0.03, 0.25), random.uniform(0.1, 0.6)])
        placed.append((int(before * RATE), sound, int(after * RATE)))
    lengths = torch.tensor([before + len(sound) + after for before, sound, after in placed])
    together = torch.zeros(len(placed), int(lengths.max()))
    for row, (before, sound, _) in enumerate(placed):
        together[row, before : before + len(sound)] = torch.from_numpy(sound)
    return together, lengths


def chance(batch, share):
    return torch.rand(batch, 1) < share


def between(batch, low, high):
    return torch.empty(batch, 1).uniform_(low, high)


def in_rooms(speech, lengths, strength):
    """(batch, samples) as microphones in rooms hear it."""
    batch, samples = speech.shape
    tail = 8000
    size = 1 << math.ceil(math.log2(samples + tail))
    if size * 3 // 4 >= samples + tail:
        size = size * 3 // 4
    bins = size // 2 + 1
    # Echo: decaying noise after the direct sound (Polack's model).
    decay = torch.exp(between(batch, math.log(0.08), math.log(0.25 + 0.4 * strength)))
    echo = torch.randn(batch, tail) * torch.exp(-6.9 * torch.arange(tail) / RATE / decay)
    echo[:, : int(0.002 * RATE)] = 0
    direct_over_echo = torch.where(chance(batch, 0.5 - 0.2 * strength), torch.full((batch, 1), 60.0), between(batch, 12 - 11 * strength, 24))
    echo = echo / echo.pow(2).sum(1, keepdim=True).sqrt() * 10 ** (-direct_over_echo / 20)
    echo[:, 0] += 1
    # Colour, and the limits of the line.
    frequency = torch.linspace(0, RATE / 2, bins)
    top = torch.where(chance(batch, 0.25), between(batch, 3300, 7500), torch.full((batch, 1), 9e3))
    bottom = torch.where(chance(batch, 0.4), between(batch, 60, 350), torch.full((batch, 1), 20.0))
    limits = -40 * torch.relu(torch.log2((frequency + 1) / top)) - 18 * torch.relu(torch.log2(bottom / (frequency + 1)))
    limits = limits.clamp(min=-50)
    gain = 10 ** ((curve(batch, bins, 1.2 + 1.4 * strength).clamp(-22, 22) + limits) / 20)
    heard = torch.fft.irfft(torch.fft.rfft(speech, n=size) * torch.fft.rfft(echo, n=size) * gain, n=size)[:, :samples]
    loud = (heard.pow(2).sum(1, keepdim=True) / lengths[:, None] * 1.5 + 1e-9).sqrt()
    # Noise with a colour of its own; half of it comes and goes, some of it abruptly.
    slope = between(batch, -9, 1) * torch.log2((frequency + 30) / 500)
    colour = 10 ** ((curve(batch, bins, 1.6) + slope + 0.5 * limits) / 20)
    noise = torch.fft.irfft(torch.polar(colour, torch.rand(batch, bins) * 2 * math.pi), n=size)[:, :samples]
    steps = torch.where(chance(batch, 0.5), torch.ones(batch, 8), torch.rand(batch, 8) * 1.5)
    mode = "linear" if random.random() < 0.7 else "nearest"
    smooth = {"align_corners": True} if mode == "linear" else {}
    noise = noise * F.interpolate(steps[:, None], size=samples, mode=mode, **smooth)[:, 0]
    noise = noise / (noise.pow(2).mean(1, keepdim=True).sqrt() + 1e-9)
    distance = torch.where(chance(batch, 0.75 - 0.25 * strength), between(batch, 22, 50), between(batch, 16 - 10 * strength, 24))
    heard = heard + noise * loud * 10 ** (-distance / 20)
    if batch > 1 and random.random() < 0.25 * strength:  # others talk
        others = sum(torch.roll(speech, k, 0) for k in random.sample(range(1, batch), min(batch - 1, random.choice([1, 2, 4]))))
        others = torch.roll(others, random.randint(0, samples), 1)
        others = others / (others.pow(2).mean(1, keepdim=True).sqrt() + 1e-9)
        heard = heard + others * loud * 10 ** (-between(batch, 10, 30) / 20)
    level = torch.exp(between(batch, math.log(0.03), math.log(0.9)))
    heard = heard / (heard.abs().amax(1, keepdim=True) + 1e-9)
    clipped = torch.where(chance(batch, 0.05 * strength), between(batch, 0.3, 0.9), torch.ones(batch, 1))
    return torch.minimum(torch.maximum(heard, -clipped), clipped) * level


def masked(mel, most_bands=6, most_frames=8):
    """Hides some bands and moments (Park et al., "SpecAugment", 2019)."""
    batch, frames, bands = mel.shape
    for row in range(batch):
        for _ in range(2):
            width = random.randint(0, most_bands)
            at = random.randint(0, bands - width)
            mel[row, :, at : at + width] = 0
        for _ in range(2):
            width = random.randint(0, most_frames)
            at = random.randint(0, max(0, frames - width - 1))
            mel[row, at : at + width] = 0
    return mel
