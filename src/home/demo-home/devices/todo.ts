import type { Json } from '../../../domain/home.ts';
import { type Act, type DeviceKind, type Outcome, textOf } from '../device.ts';
import { anything, oneOf, text } from '../fields.ts';

/** Attribute of the home file with the names of the items; the hub does not show it. */
export const TODO_ITEMS = 'items';

interface Item {
  readonly uid: string;
  readonly summary: string;
  readonly status: 'needs_action' | 'completed';
}

export const todo: DeviceKind = {
  services: {
    get_items: {
      fields: { status: anything },
      response: 'only',
      perform: (act) => {
        const wanted = act.data.status;
        const statuses = wanted === undefined ? ['needs_action'] : Array.isArray(wanted) ? wanted : [wanted];
        return {
          response: { items: itemsOf(act).filter(({ status }) => statuses.includes(status)) as unknown as Json },
        };
      },
    },
    add_item: {
      fields: { item: text, due_date: text, due_datetime: text, description: text },
      required: ['item'],
      perform: (act) => {
        const item = {
          uid: `${act.nowMs()}-${itemsOf(act).length}`,
          summary: textOf(act.data, 'item') ?? '',
          status: 'needs_action',
        } as const;
        return keep(act, [...itemsOf(act), item]);
      },
    },
    update_item: {
      fields: {
        item: text,
        rename: text,
        status: oneOf('needs_action', 'completed'),
        due_date: text,
        due_datetime: text,
        description: text,
      },
      required: ['item'],
      perform: (act) => {
        const found = find(act);
        if (found === undefined) return { refused: `Unable to find to-do list item: ${String(act.data.item)}` };
        const status =
          act.data.status === 'completed' || act.data.status === 'needs_action' ? act.data.status : found.status;
        const changed = { ...found, summary: textOf(act.data, 'rename') ?? found.summary, status };
        return keep(
          act,
          itemsOf(act).map((item) => (item.uid === found.uid ? changed : item)),
        );
      },
    },
    remove_item: {
      fields: { item: anything },
      required: ['item'],
      perform: (act) => {
        const found = find(act);
        if (found === undefined) return { refused: `Unable to find to-do list item: ${String(act.data.item)}` };
        return keep(
          act,
          itemsOf(act).filter((item) => item.uid !== found.uid),
        );
      },
    },
    remove_completed_items: {
      perform: (act) =>
        keep(
          act,
          itemsOf(act).filter((item) => item.status !== 'completed'),
        ),
    },
  },
};

/** Items as they are now. A home file that gives only a count has that many nameless ones, counted but not listed. */
function itemsOf(act: Act): readonly Item[] {
  const stored = act.memory.get(TODO_ITEMS);
  if (!Array.isArray(stored)) return [];
  return stored.map(
    (item, i): Item =>
      typeof item === 'string'
        ? { uid: `item-${i}`, summary: item, status: 'needs_action' }
        : (item as unknown as Item),
  );
}

function find(act: Act): Item | undefined {
  const wanted = Array.isArray(act.data.item) ? act.data.item[0] : act.data.item;
  const name = String(wanted).toLowerCase();
  return itemsOf(act).find((item) => item.uid === wanted || item.summary.toLowerCase() === name);
}

function keep(act: Act, items: readonly Item[]): Outcome {
  const open = (list: readonly Item[]): number => list.filter((item) => item.status === 'needs_action').length;
  const count = Number(act.now().state);
  const nameless = Number.isFinite(count) ? Math.max(0, count - open(itemsOf(act))) : 0;
  act.memory.set(TODO_ITEMS, items as unknown as Json);
  act.change({ state: String(nameless + open(items)) });
  return undefined;
}
