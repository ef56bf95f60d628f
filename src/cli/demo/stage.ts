import type { Entity } from '../../domain/home.ts';
import type { Log } from '../../domain/turn.ts';
import { systemClock } from '../../home/clock.ts';
import { defaultHome } from '../../home/demo-home/default-home.ts';
import { createDemoHome } from '../../home/demo-home/demo-home.ts';
import { connectHub } from '../../home/hub/hub.ts';
import { type Listeners, startUnderstudy } from '../../main.ts';
import type { BrokerOptions } from '../../satellites/broker-options.ts';
import { startEmbeddedBroker } from '../../satellites/embedded-broker.ts';
import { completeOptions } from '../options/check.ts';

/** A broker, a home and the add-on in one process, on free ports of this machine, with someone who watches the hub. */
export interface Stage {
  readonly homeName: string;
  /** For satellites to connect to. */
  readonly broker: BrokerOptions;
  /** An entity as the hub has it now. */
  entity(id: string): Promise<Entity | undefined>;
  /** Calls back on each change of a light. */
  watchLights(listener: (light: Entity) => void): void;
  /** A hand on a switch. */
  switchOff(id: string): void;
  /** Stops the add-on and starts it again; broker and home stay. */
  restartAddon(): Promise<void>;
  close(): Promise<void>;
}

export interface StageOptions {
  /** Where the add-on keeps things. */
  readonly folder: string;
  readonly rules: string;
  readonly log: Log;
  /** A broker that runs already; left out, one is embedded. */
  readonly broker?: BrokerOptions;
  /** Told what the add-on does. */
  readonly listeners?: Listeners;
}

/** Sets all up. */
export async function setStage({ folder, rules, log, ...given }: StageOptions): Promise<Stage> {
  const opened: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of opened.splice(0).reverse()) await end();
  };
  try {
    const broker = given.broker ?? (await embed(opened));
    const home = defaultHome();
    const demoHome = await createDemoHome({ home, clock: systemClock, travel: 'lifelike' });
    opened.push(() => demoHome.close());
    const observer = await connectHub({ url: demoHome.url, token: demoHome.token, exposedOnly: false, log });
    opened.push(() => observer.close());

    const options = {
      ...completeOptions({
        mqtt: withoutUndefined({
          host: broker.host,
          port: broker.port,
          username: broker.username,
          password: broker.password,
          protocol: broker.protocolVersion === 5 ? '5' : '3.1.1',
        }),
        hub: { url: demoHome.url, token: demoHome.token },
        satellites: home.satellites.map(({ siteId, area }) => ({ site_id: siteId, area })),
      }),
      data: folder,
      rules,
      web: { host: '127.0.0.1', port: 0 },
    };
    let addon = await startUnderstudy(options, log, given.listeners);
    opened.push(() => addon.close());

    return {
      homeName: home.name,
      broker,
      async entity(id) {
        await observer.settle();
        return observer.home().entities.find((entity) => entity.id === id);
      },
      watchLights: (listener) => {
        observer.subscribe((event) => {
          if (event.kind === 'state' && event.entity.domain === 'light') listener(event.entity);
        });
      },
      switchOff: (id) => demoHome.setState(id, 'off'),
      async restartAddon() {
        await addon.close();
        addon = await startUnderstudy(options, log, given.listeners);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function embed(opened: (() => Promise<void>)[]): Promise<BrokerOptions> {
  const { port, close } = await startEmbeddedBroker({ port: 0 });
  opened.push(close);
  return { host: '127.0.0.1', port };
}

function withoutUndefined(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
