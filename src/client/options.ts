import type { Clock } from '../runtime/clock.js';
import { PageClock } from '../runtime/page-clock.js';
import type { CredentialsSource } from './session/credentials-source.js';
import type { SessionStorageAdapter } from './session/session-storage-adapter.js';
import { tapOf } from './tap/tap-of.js';
import type { TappedMessage, Tapping } from './tap/tapped-message.js';

/** Of `connect`. Durations are milliseconds. */
export interface ClientOptions {
  /** where a session is kept over a reload, e.g. `sessionStorage`; without it none is */
  readonly storage?: SessionStorageAdapter;
  /** gives a fresh access token of the agent: for a sign-in without a password, and ahead of the session's expiry */
  readonly credentials?: CredentialsSource;
  /** closes the client, whenever it is aborted */
  readonly signal?: AbortSignal;
  /** for how long an address is sought at first, and a command tried; 60,000 */
  readonly patience?: number;
  /** for how long an address may take to answer a connection; 5,000 */
  readonly connectTimeout?: number;
  /** an unanswered command has the line tried after that long; 5,000 */
  readonly probeAfter?: number;
  /** of Socket.IO; `/socket.io` */
  readonly path?: string;
  /** of Socket.IO, in the order in which they are tried; WebSocket, then polling */
  readonly transports?: readonly ('websocket' | 'polling')[];
  /** gives W3C `traceparent` of what is being done now, for the command that is asked for then; the same each time that one is sent */
  readonly traceparent?: () => string | undefined;
  /** for developers: is told of each command, answer and event, and of each change of the line */
  readonly tap?: (message: TappedMessage) => void;
}

/** Of one command. */
export interface CommandOptions {
  /** gives up waiting; a command that was sent already may be carried out all the same */
  readonly signal?: AbortSignal;
  /** milliseconds, in place of that of `connect` */
  readonly patience?: number;
}

/** The same with everything in it. */
export interface Settings extends Required<
  Omit<ClientOptions, 'storage' | 'credentials' | 'signal' | 'traceparent' | 'tap'>
> {
  readonly clock: Clock;
  readonly random: () => number;
  readonly credentials?: CredentialsSource | undefined;
  readonly traceparent?: ClientOptions['traceparent'] | undefined;
  readonly tap?: ((told: Tapping) => void) | undefined;
}

export function settingsOf(options: ClientOptions): Settings {
  const clock = new PageClock();
  return {
    patience: options.patience ?? 60_000,
    connectTimeout: options.connectTimeout ?? 5_000,
    probeAfter: options.probeAfter ?? 5_000,
    path: options.path ?? '/socket.io',
    transports: options.transports ?? ['websocket', 'polling'],
    clock,
    random: Math.random,
    credentials: options.credentials,
    traceparent: options.traceparent,
    tap: tapOf(options.tap, clock),
  };
}
