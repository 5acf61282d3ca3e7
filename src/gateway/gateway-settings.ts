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
  /** how much may wait for all of them together, in bytes */
  readonly pendingTotalBytes: number;
  /** how many connections there may be at once */
  readonly connections: number;
  /** how many of them may come from one network address, see `clientNetwork` */
  readonly connectionsPerAddress: number;
  /** a connection without a session is closed after that, in milliseconds */
  readonly noSessionTimeout: number;
  /** the web pages that may connect, as `Origin` names them; none listed: all */
  readonly origins: readonly string[];
  /** addresses and networks (CIDR) of the proxies that are believed when they say who is behind them */
  readonly trustedProxies: readonly string[];
  /** stack traces in `failure.context` */
  readonly debug: boolean;
}

export const GATEWAY_SETTINGS = Symbol('GatewaySettings');
