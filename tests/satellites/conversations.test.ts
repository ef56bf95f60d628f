import { expect, test } from '@jest/globals';
import { toneEars } from './people.ts';
import { spoken, tone } from './sounds.ts';
import { atEachBroker } from './suite.ts';
import { eventually, kindsSeen, pause } from './world.ts';

atEachBroker('a conversation', ({ open }) => {
  test('a request is heard, answered and played in the order of the protocol', async () => {
    const turns: unknown[] = [];
    const world = await open({ onTurn: (turn) => turns.push(turn) });
    const satellite = await world.satellite('kitchen');
    await pause(100);
    const kinds = kindsSeen(satellite);
    expect(satellite.wake()).toBe(true);
    await satellite.untilListening();
    await satellite.say(spoken('lamp'));
    const reply = await satellite.untilPlayed();
    const ended = await satellite.untilSessionEnded();
    await eventually('the wake word is on', () => satellite.hotwordOn() && satellite.asrOn());

    expect(kinds.filter((kind) => !kind.includes('Toggle') || kind.includes('dialogueSession'))).toEqual([
      'sessionStarted',
      'hotwordToggleOff dialogueSession',
      'startListening',
      'textCaptured',
      'stopListening',
      'hotwordToggleOn dialogueSession',
      'nluQuery',
      'intent HassTurnOn',
      'say',
      'sayFinished',
      'sessionEnded nominal',
    ]);
    expect(kinds.indexOf('hotwordToggleOff ttsSay')).toBeLessThan(kinds.indexOf('say'));
    expect(kinds.indexOf('asrToggleOff ttsSay')).toBeLessThan(kinds.indexOf('say'));
    expect(kinds.indexOf('hotwordToggleOn ttsSay')).toBeGreaterThan(kinds.indexOf('sayFinished'));
    expect(ended.sessionId).toMatch(/^kitchen-default-[0-9a-f-]{36}$/);
    expect(ended.customData).toBe('default');
    expect(reply.samples.length).toBe('Done.'.length * 160);
    expect(world.mind.answered).toEqual(['kitchen: lamp']);
    expect(world.mind.left).toEqual([]);
    expect(turns).toEqual([
      expect.objectContaining({ siteId: 'kitchen', wordsMs: expect.any(Number), firstAudioMs: expect.any(Number) }),
    ]);
  });

  test('the words that were captured come with their places in the text', async () => {
    const world = await open();
    const satellite = await world.satellite('kitchen');
    satellite.wake();
    await satellite.untilListening();
    await satellite.say(spoken('lamp'));
    expect(await satellite.until('textCaptured')).toMatchObject({
      text: 'lamp',
      likelihood: 0.9,
      asrTokens: [[{ value: 'lamp', rangeStart: 0, rangeEnd: 4, confidence: 0.9 }]],
      wakewordId: 'default',
      lang: 'en',
    });
    expect(await satellite.until('intent')).toMatchObject({
      input: 'lamp',
      intent: { intentName: 'HassTurnOn', confidenceScore: 0.9 },
      slots: [{ slotName: 'name', rawValue: 'lamp', value: { value: 'lamp' }, range: { start: 0, end: 4 } }],
      customData: 'default',
    });
  });

  test('what is said right after the wake word is not lost', async () => {
    const world = await open();
    // At the pace of a real microphone: hurried sound would turn a few milliseconds of the broker's into many frames.
    const satellite = await world.satellite('kitchen', { speed: 1 });
    satellite.wake();
    await satellite.say(spoken('lamp'));
    await satellite.untilSessionEnded();
    expect(world.mind.answered).toEqual(['kitchen: lamp']);
    // 300 ms were said; a frame has 16 ms, one may be lost, and the edges of a tone are not loud.
    expect(world.ears.heardMs[0]).toBeGreaterThan(300 - 4 * 16);
  });

  test('the button of a satellite starts a session', async () => {
    const world = await open();
    const satellite = await world.satellite('hall');
    satellite.press();
    await satellite.untilListening();
    await satellite.say(spoken('lamp'));
    expect((await satellite.untilSessionEnded()).termination.reason).toBe('nominal');
  });

  test('a question is listened to without another wake word', async () => {
    const world = await open();
    const satellite = await world.satellite('kitchen');
    satellite.wake();
    await satellite.untilListening();
    await satellite.say(spoken('which'));
    await satellite.untilPlayed();
    await satellite.untilListening();
    expect(satellite.hotwordOn()).toBe(false);
    await satellite.say(spoken('lamp'));
    await satellite.untilPlayed();
    expect((await satellite.untilSessionEnded()).termination.reason).toBe('nominal');
    expect(world.mind.answered).toEqual(['kitchen: which', 'kitchen: lamp']);
  });

  test('the assistant never hears itself', async () => {
    const world = await open();
    const satellite = await world.satellite('kitchen', { echo: true });
    satellite.wake();
    await satellite.untilListening();
    await satellite.say(spoken('which'));
    await satellite.untilPlayed();
    await satellite.untilListening();
    await satellite.say(spoken('lamp'));
    await satellite.untilSessionEnded();
    expect(world.mind.answered).toEqual(['kitchen: which', 'kitchen: lamp']);
  });

  test('silence ends a session and drops what was half said', async () => {
    const world = await open({ maxListeningMs: 200 });
    const satellite = await world.satellite('kitchen');
    satellite.wake();
    expect((await satellite.untilSessionEnded()).termination.reason).toBe('timeout');
    await eventually('the mind was told', () => world.mind.left.length === 1);
    await eventually('the wake word is on', () => satellite.hotwordOn());
  });

  test('somebody who never stops talking is heard for the maximum time', async () => {
    const world = await open({ maxListeningMs: 400 });
    const satellite = await world.satellite('kitchen', { noise: tone(400, 1000) });
    satellite.wake();
    await satellite.untilSessionEnded();
    expect(world.mind.answered).toEqual(['kitchen: lamp']);
  });

  test('ears that never hear an end do not hold a satellite', async () => {
    const never = new Promise<never>(() => undefined);
    const deaf = { listen: () => ({ accept() {}, heard: never, stop() {}, cancel() {} }) };
    const world = await open({ ears: deaf, maxListeningMs: 100, maxDecodingMs: 100 });
    const satellite = await world.satellite('kitchen');
    satellite.wake();
    expect((await satellite.untilSessionEnded()).termination.reason).toBe('timeout');
    await eventually('the wake word is on', () => satellite.hotwordOn());
  });

  test('a mind that never answers does not hold a satellite', async () => {
    const mind = { answer: () => new Promise<never>(() => undefined), leave: () => undefined };
    const world = await open({ mind, sessionTimeoutMs: 200 });
    const satellite = await world.satellite('kitchen');
    satellite.wake();
    await satellite.untilListening();
    await satellite.say(spoken('lamp'));
    expect((await satellite.untilSessionEnded()).termination.reason).toBe('timeout');
    await eventually('the wake word is on', () => satellite.hotwordOn());
  });

  test('ears and voices that fail end the session with an error, and the next one works', async () => {
    let fails = true;
    const good = toneEars();
    const world = await open({
      ears: {
        listen(request) {
          if (fails) throw new Error('no model');
          return good.listen(request);
        },
      },
      voice: {
        speak: async () => {
          throw new Error('no voice');
        },
      },
    });
    const satellite = await world.satellite('kitchen');
    satellite.wake();
    expect((await satellite.until('error')).error).toBe('no model');
    expect((await satellite.untilSessionEnded()).termination.reason).toBe('error');
    fails = false;
    await eventually('the wake word is on', () => satellite.hotwordOn());
    satellite.wake();
    await satellite.say(spoken('lamp'));
    expect(await satellite.until('error')).toMatchObject({ service: 'tts', error: 'no voice' });
    expect((await satellite.untilSessionEnded()).termination.reason).toBe('error');
    await eventually('listening is on', () => satellite.hotwordOn() && satellite.asrOn());
    expect(world.mind.answered).toEqual(['kitchen: lamp']);
  });

  test('talk that makes no sense does not go on for ever', async () => {
    const mind = {
      answer: async () => ({ say: 'Sorry?', listening: true, expects: 'request', calls: [] }) as const,
      leave: () => undefined,
    };
    const world = await open({ mind });
    const satellite = await world.satellite('kitchen');
    satellite.wake();
    for (let i = 0; i < 3; i++) {
      await satellite.untilListening();
      await satellite.say(spoken('mumble'));
    }
    expect((await satellite.untilSessionEnded()).termination.reason).toBe('intentNotRecognized');
  });

  test('a satellite that does not say when it has played is waited for as long as the sound is', async () => {
    const world = await open({ playSlackMs: 100 });
    const satellite = await world.satellite('kitchen', { speaker: false });
    satellite.wake();
    await satellite.say(spoken('which'));
    await satellite.untilListening();
    await satellite.untilListening();
    await satellite.say(spoken('lamp'));
    await satellite.untilSessionEnded();
    expect(world.log.problems).toEqual([expect.stringContaining('did not say that it played')]);
  });

  test('a long answer is said in pieces that a small satellite can take', async () => {
    const text =
      'The kitchen light is on. The heating in the living room, which you asked about, is set to twenty one degrees. ' +
      'The garage door is still open, and it has been open since a quarter past eight this morning.';
    const world = await open();
    const satellite = await world.satellite('kitchen');
    const texts: string[] = [];
    satellite.watch((message) => {
      if (message.kind !== 'say') return;
      texts.push(message.text);
      const { kind: _kind, ...fields } = message;
      expect(JSON.stringify(fields).length).toBeLessThan(300);
    });
    await world.satellites.announce('kitchen', text);
    expect(texts.length).toBeGreaterThan(1);
    expect(texts.join(' ')).toBe(text);
    expect(texts[0]).toMatch(/degrees\.$/);
  });
});
