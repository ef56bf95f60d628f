/**
 * The rules of add-on files, as Home Assistant documents its keys and as the linter of add-on authors holds them: keys
 * that exist, values of their kind, nothing that only repeats a default, nothing obsolete.
 */
type Check = (value: unknown) => boolean;
interface Key {
  readonly is: Check;
  /** What holds where it is left out: writing it then says nothing. */
  readonly otherwise?: unknown;
}

const text: Check = (value) => typeof value === 'string' && value.length > 0;
const isBoolean: Check = (value) => typeof value === 'boolean';
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const whole =
  (least: number, most: number): Check =>
  (value) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.length > 0 && value.every(check);
const like =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value);
const flag: Key = { is: isBoolean, otherwise: false };
const PORT = /^\d{1,5}\/(?:tcp|udp)$/;
const FOLDERS =
  /^(?:addon_config|app_config|addons|local_apps|all_addon_configs|all_app_configs|backup|config|data|homeassistant_config|media|share|ssl)$/;
const CAPABILITIES =
  /^(?:BPF|DAC_READ_SEARCH|IPC_LOCK|NET_ADMIN|NET_RAW|PERFMON|SYS_(?:ADMIN|MODULE|NICE|PTRACE|RAWIO|RESOURCE|TIME))$/;

const KEYS: Readonly<Record<string, Key>> = {
  name: { is: text },
  version: { is: like(/^\d+\.\d+\.\d+(?:[-+.\w]*)?$/) },
  slug: { is: like(/^[-_.A-Za-z0-9]+$/) },
  description: { is: text },
  arch: { is: listOf(like(/^(?:aarch64|amd64)$/)) },
  url: { is: like(/^https?:\/\//) },
  image: { is: like(/^[\w.{}/:-]+$/) },
  machine: { is: listOf(text) },
  init: { is: isBoolean, otherwise: true },
  startup: { is: like(/^(?:initialize|system|services|application|once)$/), otherwise: 'application' },
  boot: { is: like(/^(?:auto|manual|manual_only)$/), otherwise: 'auto' },
  stage: { is: like(/^(?:stable|experimental|deprecated)$/), otherwise: 'stable' },
  advanced: flag,
  homeassistant: { is: text },
  homeassistant_api: flag,
  hassio_api: flag,
  hassio_role: { is: like(/^(?:default|homeassistant|backup|manager|admin)$/), otherwise: 'default' },
  auth_api: flag,
  docker_api: flag,
  host_network: flag,
  host_dbus: flag,
  host_ipc: flag,
  host_pid: flag,
  host_uts: flag,
  full_access: flag,
  apparmor: { is: (value) => isBoolean(value) || text(value), otherwise: true },
  privileged: { is: listOf(like(CAPABILITIES)) },
  audio: flag,
  video: flag,
  gpio: flag,
  uart: flag,
  usb: flag,
  udev: flag,
  kernel_modules: flag,
  devicetree: flag,
  devices: { is: listOf((value) => text(value) && !String(value).includes(':')) },
  realtime: flag,
  journald: flag,
  stdin: flag,
  legacy: flag,
  tmpfs: flag,
  services: { is: listOf(like(/^(?:mqtt|mysql):(?:provide|want|need)$/)) },
  discovery: { is: listOf(text) },
  ingress: flag,
  ingress_port: { is: whole(1, 65_535), otherwise: 8099 },
  ingress_entry: { is: text },
  ingress_stream: flag,
  panel_icon: { is: like(/^mdi:[a-z0-9-]+$/), otherwise: 'mdi:puzzle' },
  panel_title: { is: text },
  panel_admin: { is: isBoolean, otherwise: true },
  webui: { is: like(/^(?:https?|\[PROTO:\w+\]):\/\/\[HOST\]:\[PORT:\d+\].*$/) },
  watchdog: { is: text },
  backup: { is: like(/^(?:hot|cold)$/), otherwise: 'hot' },
  backup_pre: { is: text },
  backup_post: { is: text },
  backup_exclude: { is: listOf(text) },
  breaking_versions: { is: listOf(text) },
  timeout: { is: whole(10, 300), otherwise: 10 },
  map: { is: listOf(isFolder) },
  ports: { is: (value) => isRecord(value) && Object.entries(value).every(isPort) },
  ports_description: { is: (value) => isRecord(value) && Object.values(value).every(text) },
  environment: { is: isRecord },
  ulimits: { is: isRecord },
  options: { is: isRecord },
  schema: { is: (value) => value === false || isRecord(value) },
};
const REQUIRED = ['name', 'version', 'slug', 'description', 'arch'];

function isFolder(value: unknown): boolean {
  if (!isRecord(value) || typeof value.type !== 'string' || !FOLDERS.test(value.type)) return false;
  return Object.entries(value).every(
    ([key, part]) => key === 'type' || (key === 'path' && text(part)) || (key === 'read_only' && isBoolean(part)),
  );
}

function isPort([key, value]: readonly [string, unknown]): boolean {
  return PORT.test(key) && (value === null || whole(1, 65_535)(value));
}

/** Everything that is wrong with an add-on's file, a line each. */
export function lint(config: Readonly<Record<string, unknown>>): readonly string[] {
  const complaints = REQUIRED.filter((key) => !(key in config)).map((key) => `${key} is missing`);
  for (const [key, value] of Object.entries(config)) {
    const known = KEYS[key];
    if (!known) complaints.push(`there is no key ${key}`);
    else if (!known.is(value)) complaints.push(`${key} may not be ${JSON.stringify(value)}`);
    else if ('otherwise' in known && known.otherwise === value) complaints.push(`${key} says what is so anyway`);
  }
  if (config.ingress === true && 'webui' in config) complaints.push('webui is of no use beside ingress');
  if ('watchdog' in config) complaints.push('watchdog is obsolete: the image has a HEALTHCHECK');
  if (config.full_access === true) complaints.push('full_access is more than anyone needs');
  if (config.backup === 'cold' && ('backup_pre' in config || 'backup_post' in config)) {
    complaints.push('a cold backup runs nothing before or after');
  }
  return complaints;
}

const FORM =
  /^(?:bool|email|url|port|device(?:\(subsystem=[a-z]+\))?|(?:str|password|int)(?:\(\d*,\d*\))?|float(?:\([\d.]*,[\d.]*\))?|match\(.+\)|list\([^()]+\))\??$/;

/** Whether the Supervisor knows the form of an option: its types, and groups or lists of them, two levels deep. */
export function isAnAddonOption(form: unknown, depth = 0): boolean {
  if (typeof form === 'string') return FORM.test(form);
  if (depth === 2) return false;
  if (Array.isArray(form)) return form.length === 1 && isAnAddonOption(form[0], depth);
  return isRecord(form) && Object.values(form).every((inner) => isAnAddonOption(inner, depth + 1));
}
