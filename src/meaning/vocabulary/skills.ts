import { type CustomSkill, PLACEHOLDER, type SlotType } from '../../domain/custom-skill.ts';
import type { Home } from '../../domain/home.ts';
import type { Phrase } from '../../domain/vocabulary.ts';
import { isOfKind } from '../resolve.ts';
import { spokenName, spokenNames } from './names.ts';
import { any, open, opt, ref, seq } from './phrases.ts';

/** The sample sentences of custom skills, as they are spoken; other wordings are heard as far as their words are known. */
export function skillRules(skills: readonly CustomSkill[], home: Home): { readonly custom: Phrase } {
  const sentences = skills.flatMap((skill) => skill.say.map((sample) => sentence(skill, sample, home)));
  return { custom: any(...sentences) };
}

function sentence({ slots }: CustomSkill, sample: string, home: Home): Phrase {
  const parts: Phrase[] = [];
  let at = 0;
  for (const match of sample.matchAll(PLACEHOLDER)) {
    parts.push(spokenName(sample.slice(at, match.index)));
    const slot = Object.hasOwn(slots, match[1] ?? '') ? slots[match[1] ?? ''] : undefined;
    const phrase = slot ? slotPhrase(slot.takes, home) : open(3);
    parts.push(slot && (slot.optional || slot.default !== undefined) ? opt(phrase) : phrase);
    at = match.index + match[0].length;
  }
  parts.push(spokenName(sample.slice(at)));
  return seq(...parts.filter((part) => part !== ''));
}

function slotPhrase(takes: SlotType, home: Home): Phrase {
  switch (takes.type) {
    case 'number':
      return takes.unit === 'degrees' || takes.unit === 'percent' ? ref(takes.unit) : ref('number');
    case 'text':
      return open(Math.min(takes.words, 6));
    case 'choice':
      return any(...takes.of.flatMap(({ said }) => said.map(spokenName)).filter(Boolean));
    case 'device': {
      const names = spokenNames(home.entities.filter((entity) => isOfKind(entity, takes.kind)));
      return any(...names);
    }
    case 'area':
      return any(...spokenNames(home.areas));
    case 'duration':
      return ref('duration');
  }
}
