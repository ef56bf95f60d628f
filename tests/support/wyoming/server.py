"""A Wyoming server of speech to text, made with the official package: it answers with what it received, as text.

Usage: server.py KIND PORT, with KIND one of `asr`, `streaming`, `german`, `tts`. Says `ready` when it listens. The text
of an utterance is "rate=... width=... channels=... bytes=... language=..."; a first sample of 4242 asks for an error.
"""

import asyncio
import sys

from wyoming.asr import Transcribe, Transcript, TranscriptChunk, TranscriptStart, TranscriptStop
from wyoming.audio import AudioChunk, AudioStart, AudioStop
from wyoming.error import Error
from wyoming.event import Event
from wyoming.info import AsrModel, AsrProgram, Attribution, Describe, Info, TtsProgram
from wyoming.server import AsyncEventHandler, AsyncServer

BY = Attribution(name="Tests", url="https://example.org")


def info_for(kind: str) -> Info:
    if kind == "tts":
        voice = TtsProgram(
            name="parrot", description="Speaks", attribution=BY, installed=True, version="1.0", voices=[]
        )
        return Info(tts=[voice])
    model = AsrModel(
        name="tape",
        description="Counts",
        attribution=BY,
        installed=True,
        version="2.0",
        languages=["de", "fr"] if kind == "german" else ["de", "en"],
    )
    program = AsrProgram(
        name="tape recorder",
        description="Counts",
        attribution=BY,
        installed=True,
        version="2.0",
        models=[model],
        supports_transcript_streaming=kind == "streaming",
    )
    return Info(asr=[program])


class Handler(AsyncEventHandler):
    def __init__(self, kind: str, *args) -> None:
        super().__init__(*args)
        self.kind = kind
        self.language = None
        self.start = None
        self.sound = b""

    async def handle_event(self, event: Event) -> bool:
        if Describe.is_type(event.type):
            await self.write_event(info_for(self.kind).event())
        elif Transcribe.is_type(event.type):
            self.language = Transcribe.from_event(event).language
        elif AudioStart.is_type(event.type):
            self.start = AudioStart.from_event(event)
        elif AudioChunk.is_type(event.type):
            chunk = AudioChunk.from_event(event)
            same = (chunk.rate, chunk.width, chunk.channels) == (self.start.rate, self.start.width, self.start.channels)
            if not same:
                await self.write_event(Error(text="A chunk is not like the start said.").event())
            self.sound += chunk.audio
            if self.kind == "streaming" and len(self.sound) == len(chunk.audio):
                await self.write_event(TranscriptStart(language="en").event())
                await self.write_event(TranscriptChunk(text="Turn on ").event())
        elif AudioStop.is_type(event.type):
            await self.answer()
            return False
        return True

    async def answer(self) -> None:
        if self.sound[:2] == (4242).to_bytes(2, "little"):
            await self.write_event(Error(text="Out of tape", code="tape").event())
            return
        start = self.start
        text = (
            f"rate={start.rate} width={start.width} channels={start.channels}"
            f" bytes={len(self.sound)} language={self.language}"
        )
        if self.kind == "streaming":
            text = "Turn on the key light."
            await self.write_event(TranscriptChunk(text="the key light.").event())
        await self.write_event(Transcript(text=text).event())
        if self.kind == "streaming":
            await self.write_event(TranscriptStop().event())


async def main() -> None:
    kind, port = sys.argv[1], sys.argv[2]
    server = AsyncServer.from_uri(f"tcp://127.0.0.1:{port}")
    await server.start(lambda reader, writer: Handler(kind, reader, writer))
    print("ready", flush=True)
    await asyncio.Event().wait()


asyncio.run(main())
