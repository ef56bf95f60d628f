import type { Lexicon } from './lexicon.ts';
import type { Sense } from './pieces.ts';

/** What a sense is, in words for a person: "device Sofa lamp (light.sofa_lamp)". */
export function wordSense(sense: Sense, lexicon: Lexicon): string {
  switch (sense.is) {
    case 'entity':
      return `device ${sense.ids.map((id) => `${lexicon.entities.get(id)?.name ?? id} (${id})`).join(' or ')}`;
    case 'area':
      return `area ${sense.area}`;
    case 'floor':
      return `floor ${sense.floor}`;
    case 'here':
      return 'the room in which it is said';
    case 'home':
      return 'the whole home';
    case 'concept':
      return `taught: ${sense.ids.map((id) => lexicon.concepts.get(id)?.name ?? id).join(' or ')}`;
    case 'kind':
      return `kind of device: ${[...new Set(sense.kinds.map(({ domain }) => domain))].join(' or ')}`;
    case 'every':
    case 'everything':
      return 'all of them';
    case 'effect':
    case 'source':
    case 'preset':
      return `${sense.is} ${sense.name}`;
    case 'verb':
      return `verb: ${sense.act}`;
    case 'particle':
      return `direction: ${sense.to}`;
    case 'state':
      return `state ${sense.state}`;
    case 'number':
      return `number ${sense.value}${sense.unit === undefined ? '' : ` ${sense.unit}`}`;
    case 'level':
      return `level ${sense.pct} percent`;
    case 'colour':
      return `colour ${sense.name}`;
    case 'white':
      return `white of ${sense.kelvin} kelvin`;
    case 'property':
      return `property ${sense.of.replace(/_/g, ' ')}`;
    case 'more':
      return `${sense.sign > 0 ? 'more' : 'less'}${sense.of === undefined ? '' : ` ${sense.of.replace(/_/g, ' ')}`}`;
    case 'amount':
      return `how much: ${sense.factor} steps`;
    default:
      return PLAIN[sense.is] ?? sense.is.replace(/-/g, ' ');
  }
}

export const PLAIN: Readonly<Partial<Record<Sense['is'], string>>> = {
  pronoun: 'what was spoken of last',
  preposition: 'preposition',
  and: 'joins clauses',
  comma: 'parts clauses',
  article: 'article',
  hollow: 'says nothing by itself',
  filler: 'courtesy',
  also: 'also',
  not: 'negation',
  except: 'exception',
  time: 'time',
  condition: 'condition',
  'as-now': 'as it is now',
  unknown: 'unknown',
};
