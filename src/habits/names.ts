import type { Home } from '../domain/home.ts';

/** How to speak of entities. */
export interface Names {
  /** "the hall light", "Ana", "Ana's bedside lamp" */
  of(entity: string): string;
  deviceClass(entity: string): string | undefined;
}

/** The nouns that tell what a thing of a domain is, where its name does not. */
const NOUNS: Readonly<Record<string, string>> = { light: 'light', fan: 'fan', lock: 'lock', climate: 'heating' };
const IS_NAMED: Readonly<Record<string, RegExp>> = {
  light: /light|lamp|led|strip|bulb|spot|chandelier/i,
  fan: /fan|ventilat|hood/i,
  lock: /lock/i,
  climate: /heat|climate|thermostat|radiator|conditioner|\bac\b|cool/i,
};

/** Names from the home where it knows the entity, else from the entity's id. */
export function namesOf(home: Home | undefined): Names {
  const entities = new Map(home?.entities.map((entity) => [entity.id, entity]));
  const people = new Set(
    [...entities.values()].filter(({ domain }) => domain === 'person').map(({ name }) => name.toLowerCase()),
  );
  return {
    deviceClass: (entity) => {
      const kind = entities.get(entity)?.attributes.device_class;
      return typeof kind === 'string' ? kind : undefined;
    },
    of: (id) => {
      const [domain = '', object = ''] = id.split('.');
      const known = entities.get(id)?.name;
      if (domain === 'person') return known ?? capital(object.replaceAll('_', ' '));
      const name = known ?? object.replaceAll('_', ' ');
      const noun = NOUNS[domain];
      const full = noun !== undefined && !IS_NAMED[domain]?.test(name) ? `${name} ${noun}` : name;
      const [first = ''] = full.split(' ');
      const owner = /^(.+?)['’]s?$/.exec(first)?.[1]?.toLowerCase();
      if (owner !== undefined && (people.has(owner) || first !== first.toLowerCase())) return full;
      return `the ${first === first.toUpperCase() && first.length > 1 ? full : uncapital(full)}`;
    },
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function uncapital(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
