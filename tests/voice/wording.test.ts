import { expect, test } from '@jest/globals';
import type { Remark } from '../../src/domain/remark.ts';
import { phraseDeed, phraseRequest } from '../../src/voice/wording/setting-phrases.ts';
import { createWording } from '../../src/voice/wording/wording.ts';

const APOLOGY: Remark = { say: 'not-understood' };
const LEFT: Remark = { say: 'left-alone' };

test('no apology is like the one before it, whatever was said between them', () => {
  const word = createWording();
  const said = [APOLOGY, LEFT, LEFT, APOLOGY, LEFT, APOLOGY, APOLOGY, LEFT, LEFT, LEFT, APOLOGY].map((remark) => ({
    remark,
    text: word(remark),
  }));
  const apologies = said.filter(({ remark }) => remark === APOLOGY).map(({ text }) => text);
  for (const [at, text] of apologies.entries()) expect(text).not.toBe(apologies[at - 1]);
  expect(new Set(apologies).size).toBeGreaterThan(2);
});

test('replies are short: nobody listens to a list', () => {
  const names = Array.from({ length: 40 }, (_, index) => `name ${index}`);
  expect(createWording()({ say: 'list-taught', names })).toBe('You have taught me name 0, name 1, name 2 and 37 more.');
});

test('what changes by so much is not set "to" it', () => {
  const devices = ['Reading lamp'];
  expect(phraseDeed({ devices, set: { by: { brightness_pct: -15 } } })).toBe('the reading lamp 15 percent dimmer');
  expect(phraseRequest({ devices, set: { by: { level: 15 } } })).toBe('set the reading lamp 15 percent up');
  expect(phraseDeed({ devices, set: { brightness_pct: 15 } })).toBe('the reading lamp to 15 percent');
});
