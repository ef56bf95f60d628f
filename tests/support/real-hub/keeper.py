"""Runs Home Assistant, and ends it when whoever started it is gone.

usage: keeper.py FOLDER

FOLDER is its configuration. Standard input is a leash: Home Assistant is told to stop as soon as it closes, however
the other side came to its end. FOLDER is removed then, unless the word "keep" was sent before.
"""

import os
import shutil
import signal
import sys
import threading
import time

PATIENCE_S = 20


class Leash:
    """Standard input: held as long as it is open."""

    def __init__(self) -> None:
        self.released = threading.Event()
        self.kept = False

    def watch(self, folder: str) -> None:
        self.kept = "keep" in sys.stdin.read()
        self.released.set()
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(PATIENCE_S)
        # It does not stop by itself.
        self.tidy(folder)
        os._exit(1)

    def tidy(self, folder: str) -> None:
        if not self.kept:
            shutil.rmtree(folder, ignore_errors=True)


def run(folder: str) -> int:
    from homeassistant.__main__ import main

    leash = Leash()
    threading.Thread(target=leash.watch, args=(folder,), daemon=True).start()
    # Until Home Assistant has a handler of its own.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.argv = ["hass", "-c", folder, "--skip-pip"]
    try:
        return main()
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        if leash.released.is_set():
            leash.tidy(folder)


if __name__ == "__main__":
    sys.exit(run(sys.argv[1]))
