import type { CommandResponse } from '../../protocol/response.js';
import type { SessionEvent } from '../../protocol/session/session-event.js';
import type { ConnectionState } from '../connection-state.js';
import type { CommandOut } from '../link/command-out.js';
import type { ServiceEvent } from '../service-event.js';

/** A command as it was sent over one line. */
interface Sent extends CommandOut {
  /** of the address it was sent to */
  readonly url: string;
  /** 1 for the first time, one more each time it is sent again */
  readonly attempt: number;
}

/** `seq` and `cause` are not there in `directory.changed`. */
type TappedEvent = (Omit<SessionEvent, 'seq'> & { readonly seq?: number }) | ServiceEvent;

/** What a tap is told of, without the time. */
export type Tapping =
  | (Sent & { readonly kind: 'command' })
  /** `latency`: milliseconds since it was sent, by the client's clock */
  | (Sent & { readonly kind: 'answer'; readonly answer: CommandResponse; readonly latency: number })
  /** as it came; of a session by `name`, of a service by `eventType` */
  | { readonly kind: 'event'; readonly url: string; readonly event: TappedEvent }
  | { readonly kind: 'connection'; readonly connection: ConnectionState };

/** What goes over a client's line, and how the line is. A copy; passwords and tokens are `•••` in it. */
export type TappedMessage = Tapping & {
  /** milliseconds since the epoch, by the client's clock */
  readonly time: number;
};
