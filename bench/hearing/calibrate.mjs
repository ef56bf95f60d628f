// Lays the curves of confidence through sounds: `npm run build && node bench/hearing/calibrate.mjs [--speech FOLDER]
// [--home FILE] [--other FILE.jsonl] [--most N] [--keep FILE]`. Prints what belongs into src/hearing/understudy/confidence.ts and
// src/hearing/rescoring.ts, with how well it tells right from wrong on sounds that it was not laid through. `--other` is
// text, a line an object with `text`, that is not for a home: it is spoken. `--keep` writes the features, a line a sound.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { rivalsOf } from '../../dist/hearing/opposites.js';
import { transcribe } from '../../dist/hearing/transcribe.js';
import { featuresOf } from '../../dist/hearing/understudy/confidence.js';
import { ACOUSTIC_MODEL } from '../../dist/hearing/understudy/model.js';
import { loadRecogniser } from '../../dist/hearing/understudy/recogniser.js';
import { wholeUtterance } from '../../dist/hearing/whole-utterance.js';
import { plain } from './figures.mjs';
import { languageOf, samplesOf } from './languages.mjs';
import { areaUnder, fitCurve, fitScale, probability, rejectedAt } from './regression.mjs';
import { prepareSets } from './sets.mjs';

const { values } = parseArgs({
  options: {
    speech: { type: 'string' },
    home: { type: 'string' },
    other: { type: 'string' },
    keep: { type: 'string' },
    most: { type: 'string', default: '150' },
  },
});
const tell = (line) => process.stderr.write(`${line}\n`);
const FOLDS = 5;

const clock = { now: () => performance.now(), after: () => () => undefined };
const recogniser = await loadRecogniser(ACOUSTIC_MODEL);
let ended;
/** The recogniser on this thread, so that what the search found can be looked at. */
const graphs = new Map();
const engine = {
  begin(language) {
    return wholeUtterance(async (samples) => {
      const key = language.vocabulary.id;
      if (!graphs.has(key)) graphs.set(key, recogniser.learn(language.vocabulary)('request'));
      const utterance = recogniser.open(graphs.get(key));
      await utterance.accept(samples);
      ended = (await utterance.finish()).search;
      const found = ended.finish();
      return found.map(({ text, words }) => ({
        text,
        confidence: 1,
        words: words.map((word) => ({ ...word, confidence: 1 })),
      }));
    });
  },
};

/** By how many nats the words that were said fit better than each opposite that could have been said. */
function margins(text) {
  const words = text.split(' ');
  const likelihood = (list) => {
    const sentence = list.map((word) => ({ text: word, open: false }));
    return ended.accepts(sentence) ? ended.fit(sentence)?.likelihood : undefined;
  };
  const own = likelihood(words);
  if (own === undefined) return [];
  return rivalsOf(words).flatMap((rival) => {
    const other = likelihood(rival.words);
    return other === undefined ? [] : [{ margin: own - other, said: rival.said, or: rival.or }];
  });
}

const into = mkdtempSync(join(tmpdir(), 'understudy-calibrate-'));
const rows = [];
const scales = [];
try {
  const absolute = (path) => (path === undefined ? undefined : resolve(path));
  const [folder, home, other] = [values.speech ?? process.env.UNDERSTUDY_SPEECH, values.home, values.other].map(
    absolute,
  );
  const every = await prepareSets({ folder, home, other, into, most: Number(values.most), tell });
  for (const set of every.filter(
    ({ kind, language }) => (kind === 'command' || kind === 'other') && 'home' in language,
  )) {
    const language = await languageOf(set.language);
    for (const [at, item] of set.items.entries()) {
      ended = undefined;
      const heard = await transcribe(engine, { samples: samplesOf(item), rateHz: 16_000 }, language, clock);
      const best = heard.hypotheses.length > 0 ? ended?.finish()[0] : undefined;
      if (item.text !== undefined && ended) scales.push(...margins(item.text.replace('whats', "what's")));
      const right = item.text !== undefined && best !== undefined && plain(best.text) === plain(item.text);
      rows.push({
        set: set.name,
        kind: set.kind,
        wanted: item.text,
        got: best?.text,
        right,
        ...(best ? { features: featuresOf(best) } : {}),
      });
      if (at % 25 === 24) tell(`  ${set.name}: ${at + 1} of ${set.items.length}`);
    }
  }
} finally {
  rmSync(into, { recursive: true, force: true });
}
if (values.keep) writeFileSync(values.keep, [...rows, ...scales].map((row) => `${JSON.stringify(row)}\n`).join(''));

report(rows, scales);

function report(all, pairs) {
  // What was said to the home and misheard is neither: the opposites and the meaning take care of that.
  const used = all.filter(({ kind, right, features }) => features && (kind === 'other' || right));
  const data = used.map(({ features, right }) => ({ features, label: right ? 1 : 0 }));
  const judged = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const curve = fitCurve(data.filter((_, at) => at % FOLDS !== fold));
    for (const [at, one] of data.entries())
      if (at % FOLDS === fold) judged.push({ value: probability(curve, one.features), label: one.label });
  }
  const silent = all.filter(({ kind, features }) => kind === 'other' && !features).length;
  console.log(
    `${used.length} sounds: ${data.filter(({ label }) => label === 1).length} right, the rest not for the home; ${silent} more had no sentence.`,
  );
  console.log(`Area under the curve, by sounds left out: ${areaUnder(judged).toFixed(4)}`);
  const at3 = rejectedAt(judged, 0.03, silent);
  console.log(
    `At 3 % false rejects ${(100 * at3.accepted).toFixed(2)} % of the others are accepted (confidence ${at3.threshold.toFixed(3)}).`,
  );
  console.log(
    'COEFFICIENTS =',
    JSON.stringify(
      Object.fromEntries(Object.entries(fitCurve(data)).map(([name, value]) => [name, Number(value.toFixed(3))])),
    ),
  );
  const worst = pairs.map(({ margin }) => margin).sort((one, other) => one - other);
  console.log(
    `Opposites: ${pairs.length} pairs, ${worst.filter((margin) => margin < 0).length} on the wrong side, the least margins ${worst
      .slice(0, 8)
      .map((one) => one.toFixed(1))
      .join(', ')}`,
  );
  console.log('SCALE =', fitScale(worst).toFixed(3));
}
