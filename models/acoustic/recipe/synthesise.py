"""Speaks texts with a synthesiser: `synthesise.py TEXTS.json OUT_FOLDER ENGINE FROM TO [SEED]` for the texts FROM..TO.

Writes shards: NAME.npy (all sound, int16, 16 kHz) and NAME.json ([{text, phones, voice, start, length}])."""

import json
import os
import random
import sys

import numpy as np

from voices import HELD_OUT, RATE, VOICES

SHARD = 500
LONGEST_S = 9


def write_shard(folder, name, sounds, about):
    """Whole or not at all: training reads shards while they are written."""
    starts = np.cumsum([0] + [len(sound) for sound in sounds])
    for entry, start, sound in zip(about, starts, sounds):
        entry.update(start=int(start), length=len(sound))
    path = os.path.join(folder, name)
    np.save(path + ".npy", np.concatenate(sounds))
    with open(path + ".part", "w") as file:
        json.dump(about, file)
    os.replace(path + ".part", path + ".json")


def main(texts_file, folder, engine, first, last, seed="7"):
    with open(texts_file) as file:
        texts = json.load(file)[int(first) : int(last)]
    os.makedirs(folder, exist_ok=True)
    generator = random.Random(f"{seed} {engine} {first}")
    for number in range(-(-len(texts) // SHARD)):
        batch = texts[number * SHARD : (number + 1) * SHARD]
        kept = {False: ([], []), True: ([], [])}
        said = VOICES[engine]((entry["text"] for entry in batch), generator)
        for entry, (sound, voice) in zip(batch, said):
            if sound is None or not RATE * 0.2 < len(sound) < RATE * LONGEST_S:
                continue
            sounds, about = kept[voice in HELD_OUT]
            sounds.append(sound)
            about.append({**entry, "voice": voice})
        for held, (sounds, about) in kept.items():
            if sounds:
                where = os.path.join(folder, "held-out") if held else folder
                os.makedirs(where, exist_ok=True)
                write_shard(where, f"{engine}-{int(first) + number * SHARD:06d}", sounds, about)
        hours = sum(len(sound) for sounds, _ in kept.values() for sound in sounds) / RATE / 3600
        print(f"{engine}: {number + 1} shards, {hours:.2f} h in the last", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
