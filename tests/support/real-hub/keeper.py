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


def watch(folder: str) -> None:
    kept = "keep" in sys.stdin.read()
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(PATIENCE_S)
    forget(folder, kept)
    os._exit(1)


def forget(folder: str, kept: bool) -> None:
    if not kept:
        shutil.rmtree(folder, ignore_errors=True)


def run(folder: str) -> int:
    from homeassistant.__main__ import main

    threading.Thread(target=watch, args=(folder,), daemon=True).start()
    sys.argv = ["hass", "-c", folder, "--skip-pip"]
    return main()


if __name__ == "__main__":
    sys.exit(run(sys.argv[1]))
