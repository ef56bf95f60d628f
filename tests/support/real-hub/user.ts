import { connectRaw } from '../../contracts/hub/raw-client.ts';

const HEADERS = { 'content-type': 'application/json' };

/**
 * Makes the first user of a new hub as its welcome page does, and a long-lived token. The areas that the welcome page
 * makes up are removed again: the tests begin with none.
 */
export async function makeUser(base: string): Promise<string> {
  const client_id = `${base}/`;
  const user = { client_id, name: 'Ada', username: 'ada', password: 'correct horse', language: 'en' };
  const { auth_code } = await post(`${base}/api/onboarding/users`, JSON.stringify(user), HEADERS);
  const form = new URLSearchParams({ client_id, grant_type: 'authorization_code', code: String(auth_code) });
  const { access_token } = await post(`${base}/auth/token`, form);
  const client = await connectRaw(`${base.replace('http', 'ws')}/api/websocket`, String(access_token));
  const { result } = await client.ask({ type: 'auth/long_lived_access_token', client_name: 'tests', lifespan: 2 });
  if (typeof result !== 'string') throw new Error('Home Assistant gave no long-lived token.');
  const { result: areas } = await client.ask({ type: 'config/area_registry/list' });
  for (const { area_id } of areas as readonly { readonly area_id: string }[]) {
    await client.ask({ type: 'config/area_registry/delete', area_id });
  }
  client.close();
  await addShoppingList(base, result);
  return result;
}

/** The one list of things to do that Home Assistant has of its own is added by hand, as on its page of integrations. */
async function addShoppingList(base: string, token: string): Promise<void> {
  const headers = { ...HEADERS, authorization: `Bearer ${token}` };
  const flows = `${base}/api/config/config_entries/flow`;
  const { flow_id } = await post(flows, JSON.stringify({ handler: 'shopping_list' }), headers);
  await post(`${flows}/${String(flow_id)}`, '{}', headers);
}

async function post(
  url: string,
  body: string | URLSearchParams,
  headers: Readonly<Record<string, string>> = {},
): Promise<Readonly<Record<string, unknown>>> {
  const response = await fetch(url, { method: 'POST', body, headers });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Readonly<Record<string, unknown>>;
}
