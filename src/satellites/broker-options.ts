/** Where an MQTT broker is and how to get in. */
export interface BrokerOptions {
  readonly host: string;
  /** 1883, or 8883 with TLS, unless given. */
  readonly port?: number;
  readonly username?: string;
  readonly password?: string;
  /** Given, even if empty, TLS is used. Certificates and keys are PEM text. */
  readonly tls?: TlsOptions;
  /** 4 is MQTT 3.1.1 (the default), 5 is MQTT 5. */
  readonly protocolVersion?: 4 | 5;
  /** What the broker tells everyone, and keeps, where the connection ends without a word. */
  readonly will?: { readonly topic: string; readonly payload: string };
  /** Must be unique at the broker. A random one unless given. */
  readonly clientId?: string;
  /** How long the first connection may take. 10 s unless given. */
  readonly connectTimeoutMs?: number;
  /** How long to wait before each attempt to get a lost connection back. 2 s unless given. */
  readonly reconnectMs?: number;
}

export interface TlsOptions {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  /** False accepts any certificate: for a home's own broker with a self-signed one. */
  readonly rejectUnauthorized?: boolean;
}

export function portOf(options: BrokerOptions): number {
  return options.port ?? (options.tls ? 8883 : 1883);
}

/** The broker as a person reads it in a message. */
export function addressOf(options: BrokerOptions): string {
  return `${options.tls ? 'mqtts' : 'mqtt'}://${options.host}:${portOf(options)}`;
}
