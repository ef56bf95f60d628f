"""Recorded speech as shards: `recordings.py SPEECH_FOLDER ORDERS.json DICTIONARY OUT_FOLDER`.

The folder is the one whose README describes the sets: single keywords, and coffee orders whose words `order-words.mjs`
found. Orders are parted into GROUPS by how the speakers sound, as no speaker is named, so that a speaker who spoke
several orders is mostly in one group; a group is left out of training to measure on it (`train.py --leave-out`)."""

import json
import os
import random
import re
import subprocess
import sys

import numpy as np
import torch

from features import RATE, mel_bands, power
from synthesise import SHARD, write_shard

GROUPS = 4
SPEAKERS = 60
NAMES = {"snowboy": [["S", "N", "OW", "B", "OY"]], "jarvis": [["JH", "AA", "R", "V", "AH", "S"]]}
"""Words that the dictionary may lack."""


def pronunciations(path):
    found = {}
    with open(path, encoding="latin1") as file:
        for line in file:
            word, *phones = line.split()
            found.setdefault(re.sub(r"\(\d+\)$", "", word), []).append(phones)
    return NAMES | found


def decoded(path):
    data = subprocess.run(["opusdec", "--quiet", "--rate", str(RATE), path, "-"], capture_output=True, check=True).stdout
    return np.frombuffer(data, np.int16)


def voice_of(sound):
    """How a speaker sounds: mean and spread of the log-mel energies of the louder half, without loudness."""
    logs = torch.log(power(torch.from_numpy(sound.astype(np.float32) / 32768)[None], mel_bands())[0] + 1e-7)
    loudness = logs.mean(1)
    logs = logs[loudness > loudness.median()]
    mean = logs.mean(0)
    return torch.cat([mean - mean.mean(), logs.std(0)]).numpy()


def groups_of(voices):
    """k-means to about as many clusters as there are speakers, dealt to the groups by size."""
    points = np.stack(voices)
    points = (points - points.mean(0)) / points.std(0)
    generator = np.random.default_rng(5)
    centres = points[generator.choice(len(points), min(SPEAKERS, len(points)), replace=False)]
    for _ in range(30):
        nearest = ((points[:, None] - centres[None]) ** 2).sum(-1).argmin(1)
        centres = np.stack([points[nearest == k].mean(0) if (nearest == k).any() else centres[k] for k in range(len(centres))])
    sizes, group = [0] * GROUPS, {}
    for cluster in sorted(range(len(centres)), key=lambda k: -(nearest == k).sum()):
        group[cluster] = sizes.index(min(sizes))
        sizes[group[cluster]] += (nearest == cluster).sum()
    return [group[cluster] for cluster in nearest]


def main(folder, orders_file, dictionary_file, out):
    dictionary = pronunciations(dictionary_file)
    with open(os.path.join(folder, "index.jsonl")) as file:
        index = [json.loads(line) for line in file]
    with open(orders_file) as file:
        orders = json.load(file)
    generator = random.Random(3)
    os.makedirs(out, exist_ok=True)

    def entry(words, voice):
        phones = [found[0] if generator.random() < 0.7 else generator.choice(found) for found in map(dictionary.get, words)]
        return {"text": " ".join(words), "phones": phones, "voice": voice}

    wanted = {"keywords": [], "orders": []}
    for line in index:
        if line["set"] == "keywords":
            wanted["keywords"].append((line["file"], line["text"].split()))
        elif line["file"] in orders:
            wanted["orders"].append((line["file"], orders[line["file"]]))
    groups_by_file = {}
    for kind, files in wanted.items():
        sounds = [decoded(os.path.join(folder, file)) for file, _ in files]
        groups = groups_of([voice_of(sound) for sound in sounds]) if kind == "orders" and files else [-1] * len(files)
        for at in range(0, len(files), SHARD):
            part = range(at, min(at + SHARD, len(files)))
            about = [{**entry(files[k][1], f"recorded:{kind}"), "file": files[k][0], "group": groups[k]} for k in part]
            write_shard(out, f"{kind}-{at:06d}", [sounds[k] for k in part], about)
        groups_by_file.update({files[k][0]: groups[k] for k in range(len(files)) if groups[k] >= 0})
        print(f"{len(files)} {kind}, {sum(map(len, sounds)) / RATE / 3600:.2f} h")
    with open(os.path.join(out, "groups.txt"), "w") as file:
        file.writelines(f"{group} {name}\n" for name, group in sorted(groups_by_file.items()))


if __name__ == "__main__":
    main(*sys.argv[1:])
