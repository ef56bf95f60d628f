"""Prints what the integrations named as arguments, and those that they depend on, need from the Python registry."""

import json
import pathlib
import sys

import homeassistant.components

ROOT = pathlib.Path(homeassistant.components.__file__).parent

seen: set[str] = set()
waiting = sys.argv[1:]
needed: set[str] = set()
while waiting:
    name = waiting.pop()
    if name in seen:
        continue
    seen.add(name)
    manifest = json.loads((ROOT / name / "manifest.json").read_text())
    needed.update(manifest.get("requirements", []))
    waiting.extend(manifest.get("dependencies", []))
print("\n".join(sorted(needed)))
