/** What a client may send, and what it is told when something goes wrong. */
export interface GatewaySettings {
  /** the largest command that is looked at, in bytes of its text */
  readonly messageBytes: number;
  /** the deepest command that is looked at, in levels */
  readonly messageDepth: number;
  readonly commandsPerSecond: number;
  readonly commandBurst: number;
  /** how much may wait for one client to read it, in bytes */
  readonly pendingBytes: number;
  /** addresses and networks (CIDR) of the proxies that are believed when they say who is behind them */
  readonly trustedProxies: readonly string[];
  /** stack traces in `failure.context` */
  readonly debug: boolean;
}

export const GATEWAY_SETTINGS = Symbol('GatewaySettings');
