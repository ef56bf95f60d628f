import type { CustomSkill } from '../../domain/custom-skill.ts';
import type { Meaning } from '../../domain/meaning.ts';
import type { Lexicon } from '../lexicon.ts';
import { hear } from '../saying.ts';
import { customReadings, isMeant } from './custom.ts';
import { type CompiledSkill, exampleOf } from './custom-compile.ts';

/** A sample sentence that something else understands too, or that nobody can tell by its words. */
export interface Overlap {
  readonly skill: CustomSkill;
  /** Which of its sentences. */
  readonly sample: number;
  readonly message: string;
}

/**
 * Says each sample, with something in its slots, to the built-in readers and to the other skills. `builtIn` reads a
 * sentence without custom skills.
 */
export function overlapsOf(
  skills: readonly CompiledSkill[],
  lexicon: Lexicon,
  builtIn: (text: string) => Meaning,
): readonly Overlap[] {
  return skills.flatMap((compiled) => {
    const { skill } = compiled;
    return skill.say.flatMap((sample, at): readonly Overlap[] => {
      const text = exampleOf(skill, sample, lexicon);
      const saying = hear(text, lexicon, {});
      const overlap = (message: string): Overlap => ({ skill, sample: at, message });
      const readings = customReadings(saying, skills).filter(isMeant);
      const own = readings.find(({ match }) => match.compiled === compiled);
      if (!own) return [overlap(`"${text}" is not understood as ${skill.name} itself: its words say too little`)];
      const others = readings.filter(({ match, fit }) => match.compiled !== compiled && fit >= own.fit - 0.1);
      const rivals = others.map(({ match }) => overlap(`"${text}" fits ${match.compiled.skill.name} as well`));
      const meaning = builtIn(text);
      if (meaning.outcome !== 'understood') return rivals;
      const names = meaning.intents.map(({ name }) => name).join(' and ');
      const winner = own.fit > meaning.confidence ? `${skill.name} wins` : `${names} wins`;
      return [...rivals, overlap(`"${text}" means ${names} already; ${winner}`)];
    });
  });
}
