import type { SessionEvent } from '../../protocol/session/session-event.js';
import type { AnyObject } from '../objects/any-object.js';

/** An event as listeners get it; `seq` and `cause` are not there in `directory.changed`. */
export interface ToldEvent extends Omit<SessionEvent, 'seq'> {
  readonly seq?: number;
  readonly object?: AnyObject;
}
