import type { Talk } from '../domain/meaning.ts';
import { type Saying, slice } from './saying.ts';

const NOW = '(?: (?:right )?now| at the moment| currently| today)?';
const SAYING = '(?:say|said|told you|tell you|asked for|ask for|asked you for|used|use|started|start)';

/** Questions about what would be done; `words` are what somebody would say. */
const FORMS: readonly RegExp[] = [
  new RegExp(
    `^what (?:happens|would happen|will happen|is going to happen)(?: now)? (?:when|if) (?:i|we|somebody|someone) ${SAYING}(?: just)? (?<words>.+?)${NOW}$`,
  ),
  new RegExp(
    `^what (?:do|would|will) you do(?: now)? (?:when|if) (?:i|we|somebody|someone) ${SAYING}(?: just)? (?<words>.+?)${NOW}$`,
  ),
  new RegExp(
    `^(?:if|when) (?:i|we) ${SAYING} (?<words>.+?) what (?:happens|would happen|will happen|do you do|would you do)${NOW}$`,
  ),
  new RegExp(`^what (?:would|will|could) (?<words>.+?) (?:do|change|switch|set)${NOW}$`),
  /^what does (?<words>.+?) (?:do|change) (?:right now|now|at the moment)$/,
];

/** "What happens when I say movie time?", "what would bedtime do now?": a question about what a request would do. */
export function readDryRun(saying: Saying): Talk | undefined {
  const tokens = saying.tokens.filter(({ norm }) => !/^[,:;]$/.test(norm));
  const line = tokens
    .map(({ norm }) => norm)
    .join(' ')
    .replace(/^(?:(?:and|so|ok|okay|well|tell me|please) )+/, '');
  const skipped = tokens.length - line.split(' ').length;
  for (const pattern of FORMS) {
    const words = pattern.exec(line)?.groups?.words;
    if (words === undefined || /^(?:you|it|that|this|i|we)$/.test(words)) continue;
    const at =
      skipped +
      line
        .slice(0, line.indexOf(` ${words} `) < 0 ? line.lastIndexOf(words) : line.indexOf(` ${words} `))
        .trim()
        .split(' ').length;
    return { about: 'dry-run', words: slice({ ...saying, tokens }, at, at + words.split(' ').length) };
  }
  return undefined;
}
