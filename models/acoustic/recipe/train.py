"""Trains the network: `train.py SHARDS... --out FILE.pt --minutes N` (see --help).

CTC (Graves et al. 2006) over phones; AdamW, the learning rate annealed to nothing over the time that is given, an
exponential mean of the weights. Two processes share the weights without locks (Recht et al., "Hogwild!", 2011), which
on two cores does more than one process with two threads. Short and clean utterances come first. Shards that appear
while it trains are taken up with the next round."""

import argparse
import glob
import json
import os
import random
import time

import numpy as np
import torch
import torch.multiprocessing as processes
import torch.nn.functional as F

import augment
from features import HOP, RATE, WINDOW, normalised, power
from net import PHONES, Net, row_count

NUMBER = {phone: index + 1 for index, phone in enumerate(PHONES)}


class Shards:
    """Utterances of shard files: (sound, phone numbers, whether a person spoke)."""

    def __init__(self, patterns, leave_out):
        self.patterns, self.leave_out, self.seen = patterns, leave_out, set()
        self.made, self.recorded = [], []

    def refresh(self):
        for path in sorted(path for pattern in self.patterns for path in glob.glob(pattern)):
            if path in self.seen:
                continue
            self.seen.add(path)
            with open(path) as file:
                about = json.load(file)
            sound = np.load(path[:-5] + ".npy", mmap_mode="r")
            for entry in about:
                if entry.get("group", -1) == self.leave_out:
                    continue
                phones = [NUMBER[phone] for word in entry["phones"] for phone in word]
                human = entry["voice"].startswith("recorded")
                part = sound[entry["start"] : entry["start"] + entry["length"]]
                (self.recorded if human else self.made).append((part, phones, human, entry["voice"]))


def batches(items, seconds):
    """Utterances of like length together, so much sound in each batch."""
    order = sorted(items, key=lambda item: len(item[0]) + random.randint(0, RATE // 2))
    found, batch = [], []
    for item in order:
        if batch and (len(batch) + 1) * len(item[0]) > seconds * RATE:
            found.append(batch)
            batch = []
        batch.append(item)
    if batch:
        found.append(batch)
    random.shuffle(found)
    return found


def prepared(batch, augmented, strength):
    speech, lengths = augment.laid_out([(sound, human) for sound, _, human, _ in batch], augmented, strength)
    counts = (lengths - WINDOW) // HOP + 1
    if not augmented:
        return normalised(power(speech, augment.WARPS[augment.PLAIN]), counts), counts
    heard = augment.in_rooms(speech, lengths, strength)
    mel = normalised(power(heard, augment.WARPS[torch.randint(0, len(augment.WARPS), (len(batch),))]), counts)
    return augment.masked(mel), counts


def round_of(shards, rank, options, first):
    """The utterances of one pass for this process: a part of the made speech, and of the recordings."""
    made = shards.made[rank :: options.processes]
    if first:
        made = [item for item in made if len(item[0]) < 2.3 * RATE]
    made = random.sample(made, min(len(made), options.round // options.processes))
    recorded = shards.recorded[rank :: options.processes]
    keywords = [item for item in recorded if "keywords" in item[3]]
    orders = [item for item in recorded if "keywords" not in item[3]]
    many = int(len(made) * options.recorded)
    chosen = random.sample(keywords, min(len(keywords), many // 3)) + random.choices(orders, k=many * 2 // 3 if orders else 0)
    return made + chosen


def work(rank, net, mean, progress, options):
    torch.set_num_threads(options.threads)
    torch.set_flush_denormal(True)
    for seed in (torch.manual_seed, np.random.seed, random.seed):
        seed(1000 + rank + options.seed)
    shards = Shards(options.shards, options.leave_out)
    parameters = list(net.parameters())
    optimiser = torch.optim.AdamW(parameters, lr=options.rate, weight_decay=1e-2, betas=(0.9, 0.98))
    begun, step, passes, running, heard_s, saved = time.time(), 0, 0, 0.0, 0.0, 0
    while progress[0] < 1:
        shards.refresh()
        passes += 1
        for batch in batches(round_of(shards, rank, options, passes == 1 and not options.init), options.batch):
            if rank == 0:
                progress[0] = (time.time() - begun) / (options.minutes * 60)
            done = float(progress[0])
            if done >= 1:
                break
            # Some batches stay mild to the end: what is always drowned in noise, as f and th are, is not learned.
            strength = min(options.heavy, options.mild + done / 0.4) * random.uniform(0.15, 1)
            mel, counts = prepared(batch, random.random() < 0.9, strength)
            phones = torch.tensor([phone for item in batch for phone in item[1]])
            lengths = torch.tensor([len(item[1]) for item in batch])
            net.train()
            with torch.autocast("cpu", torch.bfloat16, enabled=options.bf16):
                log_probabilities = net(mel, counts)
            loss = F.ctc_loss(log_probabilities.transpose(0, 1), phones, row_count(counts), lengths, zero_infinity=True)
            for parameter in parameters:
                parameter.grad = None
            loss.backward()
            torch.nn.utils.clip_grad_norm_(parameters, 5.0)
            for group in optimiser.param_groups:
                group["lr"] = options.rate * min(1, (step + 1) / 200) * max(0.002, 1 - done) ** 0.9
            optimiser.step()
            step += 1
            if rank != 0:
                continue
            share = min(0.998, (1 + step) / (10 + step))
            with torch.no_grad():
                for kept, parameter in zip(mean.parameters(), parameters):
                    kept.mul_(share).add_(parameter, alpha=1 - share)
            running = loss.item() if step == 1 else 0.98 * running + 0.02 * loss.item()
            heard_s += options.processes * sum(len(item[0]) for item in batch) / RATE
            if step % 100 == 0:
                minutes = (time.time() - begun) / 60
                print(
                    f"{minutes:.1f} min, pass {passes}, step {step}, loss {running:.3f}, {len(shards.made)} made and "
                    f"{len(shards.recorded)} recorded, {heard_s / 3600:.1f} h heard, {heard_s / 60 / minutes:.0f} times real time",
                    flush=True,
                )
            if done * options.minutes > saved + options.every:
                saved = int(done * options.minutes)
                save(mean, options.out)
    if rank == 0:
        save(mean, options.out)


def save(net, path):
    torch.save(net.state_dict(), path + ".part")
    os.replace(path + ".part", path)


def weights_of(path):
    """Weights from a checkpoint, or from an exported network, so that training can go on from what is in use."""
    if not path.endswith(".onnx"):
        return torch.load(path)
    import onnx

    tensors = {entry.name: onnx.numpy_helper.to_array(entry).astype(np.float32) for entry in onnx.load(path).graph.initializer}
    # Biases keep their names; of the matrices, which are turned over, only the order tells which is which.
    matrices = iter([values for name, values in tensors.items() if name.endswith(".half") and values.ndim > 1])
    found = {}
    for name, parameter in Net().state_dict().items():
        if parameter.ndim == 1:
            found[name] = torch.from_numpy(tensors[f"net.{name}"])
            continue
        values = torch.from_numpy(next(matrices))
        found[name] = values.transpose(1, 2).flatten(1) if values.ndim == 3 else values.T
    return found


def options_of():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shards", nargs="+", help="patterns of shard files (*.json)")
    parser.add_argument("--out", required=True)
    parser.add_argument("--minutes", type=float, default=90)
    parser.add_argument("--init", help="weights to begin with")
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--batch", type=float, default=80, help="seconds of sound")
    parser.add_argument("--round", type=int, default=12_000, help="made utterances in a pass")
    parser.add_argument("--recorded", type=float, default=0.25, help="recordings in a pass, for each made utterance")
    parser.add_argument("--mild", type=float, default=0.0, help="strength of the augmentation at the start")
    parser.add_argument("--heavy", type=float, default=0.8, help="its strength at most")
    parser.add_argument("--leave-out", type=int, default=-2, help="group of recordings that is not trained on")
    parser.add_argument("--every", type=float, default=5, help="minutes between checkpoints")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--bf16", action="store_true", help="faster on processors that have it")
    parser.add_argument("--width", type=int, default=320)
    parser.add_argument("--waist", type=int, default=128)
    return parser.parse_args()


def main():
    options = options_of()
    torch.manual_seed(options.seed)
    net = Net(options.width, options.waist)
    if options.init:
        net.load_state_dict(weights_of(options.init))
    mean = Net(options.width, options.waist)
    mean.load_state_dict(net.state_dict())
    print(f"{sum(parameter.numel() for parameter in net.parameters()) / 1e6:.2f} M parameters", flush=True)
    net.share_memory()
    progress = torch.zeros(1).share_memory_()
    fork = processes.get_context("fork")
    workers = [fork.Process(target=work, args=(rank, net, mean, progress, options)) for rank in range(options.processes)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    if any(worker.exitcode for worker in workers):
        raise SystemExit("a process failed")


if __name__ == "__main__":
    main()
