// What came of the sounds of each set, summed up.
import { coffeeSlots, sameSlots } from './coffee.mjs';

/** The share of commands that may be rejected when the false accepts are counted. */
const FALSE_REJECTS = 0.03;

/** The same words however they are written: "what's" and "whats", "t v" and "tv". */
export function plain(text) {
  return text
    .toLowerCase()
    .replace(/\bt v\b/g, 'tv')
    .replace(/\beco bee\b/g, 'ecobee')
    .replace(/[^a-z0-9 ]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const SWITCHES = /\b(on|off)\b/g;
const switches = (text) => (plain(text).match(SWITCHES) ?? []).join();

/** Sums up one set. `heard` holds, for each sound, what the engine made of it. */
export function sumUp({ kind, items }, heard) {
  const sums = { sounds: items.length, right: 0, rejected: 0, asked: 0, onOff: 0, spans: 0, wrong: [] };
  for (const [at, item] of items.entries()) {
    const { outcome, best, doubt, reason } = heard[at];
    const got = outcome === 'heard' ? best.text : '';
    if (outcome === 'rejected') sums.rejected += 1;
    if (doubt) sums.asked += 1;
    if (item.text !== undefined && got !== '' && !doubt && switches(got) !== switches(item.text)) sums.onOff += 1;
    if (kind === 'unknown' && got !== '' && hasSpan(item, best)) sums.spans += 1;
    if (isRight(kind, item, got)) sums.right += 1;
    else if (kind !== 'other' || got !== '') {
      const wanted = item.text ?? (item.slots ? JSON.stringify(item.slots) : '(not for it)');
      const mark = doubt ? ` [${doubt.said}, or ${doubt.or}?]` : '';
      sums.wrong.push(`${wanted}  =>  ${got || `(${reason}: ${best?.text ?? ''})`}${mark} ${best?.confidence ?? ''}`);
    }
  }
  return sums;
}

function isRight(kind, item, got) {
  if (kind === 'other') return got === '';
  if (got === '') return false;
  return kind === 'slots' ? sameSlots(item.slots, coffeeSlots(got)) : plain(got) === plain(item.text);
}

/** Whether the words before the name are right, and the name's place is marked as not known. */
function hasSpan({ text, name }, { words }) {
  const known = words.filter(({ open }) => !open).map((word) => word.text);
  const isLast = words.some(({ open }) => open) && words.findLastIndex(({ open }) => !open) === known.length - 1;
  return isLast && plain(known.join(' ')) === plain(text.slice(0, -name.length));
}

/**
 * False accepts against false rejects: the confidence that all but so many commands reach, and which share of what is not
 * for the home reaches it too.
 */
export function rejection(sets, heard) {
  const confidences = (kinds) =>
    sets.flatMap((set, at) =>
      kinds.includes(set.kind) && 'home' in set.language ? heard[at].map(({ best }) => best?.confidence ?? 0) : [],
    );
  const commands = confidences(['command']).sort((one, other) => one - other);
  const others = confidences(['other']);
  if (commands.length === 0 || others.length === 0) return undefined;
  const threshold = commands[Math.floor(FALSE_REJECTS * commands.length)] ?? 0;
  const accepted = others.filter((confidence) => confidence > 0 && confidence >= threshold).length;
  return { threshold, commands: commands.length, others: others.length, acceptedShare: accepted / others.length };
}

export function medianOf(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}
