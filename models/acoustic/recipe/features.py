"""The front end: sound to normalised log-mel energies, with a bounded look-ahead.

The reference for src/hearing/acoustic/features.ts, which must give the same numbers frame by frame.

A frame is 25 ms of 16 kHz sound (Hann window, mean removed) every 10 ms; 48 triangular mel bands (O'Shaughnessy's mel
scale) from 60 to 7600 Hz. Loudness and colour of a room are taken out as they become known: `PEAK_AHEAD` frames ahead
the loudest frame so far (falling slowly) sets a floor, under which nothing can be heard, and tells speech from pauses;
the mean of each band over the speech up to `MEAN_AHEAD` frames ahead, begun from a usual one, is subtracted.
"""

import numpy as np
import torch

RATE = 16_000
WINDOW = 400
HOP = 160
FFT = 512
BANDS = 48
PEAK_AHEAD = 10
MEAN_AHEAD = 20
PEAK_FALL = 0.005  # nats a frame
FLOOR = 1e-5  # of the peak's power
QUIETEST = 1e-10
SPEECH_BELOW_PEAK = 6.0  # nats
PRIOR_FRAMES = 20.0
SPREAD = 3.0
HANN = torch.hann_window(WINDOW, periodic=False)


def prior(bands=BANDS):
    """What speech usually has in each band against its loudest frame, in nats: falls with the frequency."""
    return -2.0 - 0.06 * torch.arange(bands, dtype=torch.float32)


def mel_bands(warp=1.0, low=60.0, high=7600.0):
    """Weights (FFT / 2 + 1, BANDS). `warp` other than 1 moves the bands as a longer or shorter vocal tract would
    (piecewise linear; Lee and Rose, "Speaker normalization using efficient frequency warping procedures", 1996)."""
    mel = lambda hertz: 2595 * np.log10(1 + hertz / 700)
    hertz = lambda value: 700 * (10 ** (value / 2595) - 1)
    points = hertz(np.linspace(mel(low), mel(high), BANDS + 2))
    if warp != 1.0:
        knee = 4800 * min(warp, 1)
        slope = (high - knee) / (high - knee / warp)
        points = np.where(points * warp <= knee, points * warp, high - slope * (high - points))
    frequencies = np.arange(FFT // 2 + 1) * RATE / FFT
    weights = np.zeros((BANDS, len(frequencies)), np.float32)
    for band in range(BANDS):
        below, middle, above = points[band : band + 3]
        rising = (frequencies - below) / (middle - below)
        falling = (above - frequencies) / (above - middle)
        weights[band] = np.maximum(0, np.minimum(rising, falling))
        if weights[band].sum() == 0:  # narrower than the grid: the nearest line
            weights[band, int(round(middle * FFT / RATE))] = 1.0
    return torch.from_numpy(weights.T.copy())


def frame_count(samples):
    return max(0, (samples - WINDOW) // HOP + 1)


def power(sound, bands):
    """Sound (batch, samples), -1 to 1, to band powers (batch, frames, BANDS)."""
    frames = sound.unfold(1, WINDOW, HOP)
    frames = frames - frames.mean(-1, keepdim=True)
    spectrum = torch.fft.rfft(frames * HANN, n=FFT)
    return torch.matmul(spectrum.real**2 + spectrum.imag**2, bands)


def normalised(powers, counts=None):
    """Band powers (batch, frames, BANDS), of which `counts` frames each are sound, to features of the same shape.
    Frames past the count are 0."""
    batch, frames, bands = powers.shape
    if counts is None:
        counts = torch.full((batch,), frames)
    index = torch.arange(frames)
    real = index[None] < counts[:, None]
    loudness = torch.log(powers.mean(-1) + QUIETEST).masked_fill(~real, -1e9)

    def ahead(values, by, last):
        at = torch.minimum(index[None] + by, last[:, None]).clamp(min=0)
        return values.gather(1, at)

    # The largest value so far, falling by PEAK_FALL a frame, is a plain running maximum of the values raised by time.
    rise = PEAK_FALL * index[None]
    risen = torch.cummax(loudness + rise, 1).values
    last = counts - 1
    peak = ahead(risen, PEAK_AHEAD, last) - PEAK_FALL * torch.minimum(index[None] + PEAK_AHEAD, last[:, None])
    logs = torch.log(powers + FLOOR * torch.exp(peak)[..., None] + QUIETEST)
    speech = ((loudness > peak - SPEECH_BELOW_PEAK) & real).float()
    total = torch.cumsum(logs * speech[..., None], 1)
    count = torch.cumsum(speech, 1)
    at = torch.minimum(index[None] + MEAN_AHEAD, last[:, None]).clamp(min=0)
    total = total.gather(1, at[..., None].expand(-1, -1, bands))
    count = count.gather(1, at)[..., None]
    usual = peak[..., None] + prior(bands)
    mean = (total + PRIOR_FRAMES * usual) / (count + PRIOR_FRAMES)
    return (logs - mean) / SPREAD * real[..., None]


def features(sound, bands=None, samples=None):
    """Sound (batch, samples), -1 to 1, of which `samples` each count, to (batch, frames, BANDS)."""
    counts = None if samples is None else torch.div(samples - WINDOW, HOP, rounding_mode="floor") + 1
    return normalised(power(sound, mel_bands() if bands is None else bands), counts)
