"""Phones wrong by group of voices: `measure.py WEIGHTS.pt SHARDS...` prints a Markdown table.

Phones wrong are substitutions, deletions and insertions of the plain best path (no language, no beam) against the
dictionary's first way to say the words. Shards under `held-out` were spoken by voices that are never trained on."""

import collections
import glob
import json
import sys

import numpy as np
import torch

from features import features
from net import PHONES, Net

MOST = 120  # utterances of a voice
BLANK_PENALTY = 2.0
WOMEN = ("slt", "jf_", "+f", "Annie", "Alicia", "Andrea", "aunty", "belinda", "grandma", "linda", "steph", "anika")
ACCENTS = {"en-gb-scotland": "Scottish", "en-gb": "British", "en-029": "Caribbean", "en-us": "American", "en": "British"}


def distance(said, heard):
    """Levenshtein's."""
    row = list(range(len(heard) + 1))
    for i, phone in enumerate(said):
        last, row[0] = row[0], i + 1
        for j, other in enumerate(heard):
            last, row[j + 1] = row[j + 1], min(row[j] + 1, row[j + 1] + 1, last + (phone != other))
    return row[-1]


def best_path(net, sound):
    scores = net(features(torch.from_numpy(sound / 32768.0).float()[None]))[0]
    scores[:, 0] -= BLANK_PENALTY
    symbols = scores.argmax(1).tolist()
    return [PHONES[now - 1] for before, now in zip([0, *symbols], symbols) if now not in (0, before)]


def groups_of(voice, held_out):
    engine, _, name = voice.partition(":")
    if engine == "recorded":
        return ["people (crowd)"] if name == "orders" else []
    groups = ["women and girls" if any(mark in name for mark in WOMEN) else "men and boys"]
    accent = next((words for mark, words in ACCENTS.items() if engine == "espeak" and name.startswith(mark)), None)
    return groups + ([f"accent: {accent}"] if accent else []) + (["strangers"] if held_out else []) + [f"engine: {engine}"]


def main(weights, *patterns):
    net = Net().eval()
    net.load_state_dict(torch.load(weights))
    totals, taken = collections.defaultdict(lambda: [0, 0, 0]), collections.Counter()
    pad = np.zeros(4800, np.float32)
    with torch.no_grad():
        for path in sorted(path for pattern in patterns for path in glob.glob(pattern)):
            with open(path) as file:
                about = json.load(file)
            sounds = np.load(path[:-5] + ".npy", mmap_mode="r")
            for entry in about:
                voice = entry["voice"]
                if taken[voice] >= MOST or entry.get("group", 0) != 0:
                    continue
                taken[voice] += 1
                said = [phone for word in entry["phones"] for phone in word]
                sound = np.asarray(sounds[entry["start"] : entry["start"] + entry["length"]], np.float32)
                ways = {name: sound for name in groups_of(voice, "held-out" in path)}
                if "engine: flite" in ways and "women and girls" in ways:
                    count = int(len(sound) / 1.22)  # a shorter throat and a higher voice
                    ways["child-like"] = np.interp(np.arange(count) * 1.22, np.arange(len(sound)), sound)
                wrong = {}
                for name, spoken in ways.items():
                    key = len(spoken)
                    if key not in wrong:
                        wrong[key] = distance(said, best_path(net, np.concatenate([pad, spoken, pad])))
                    total = totals[name]
                    total[0] += wrong[key]
                    total[1] += len(said)
                    total[2] += 1
    print("| voices | utterances | phones wrong |\n|---|---|---|")
    for name, (wrong, phones, utterances) in sorted(totals.items()):
        print(f"| {name} | {utterances} | {100 * wrong / max(1, phones):.1f} % |")


if __name__ == "__main__":
    main(*sys.argv[1:])
