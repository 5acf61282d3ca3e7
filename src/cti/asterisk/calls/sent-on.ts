import type { ChannelRecord } from '../mirror/channel-record.js';
import { localPath } from '../mirror/peer.js';
import type { Party } from './arrangement.js';
import type { Call } from './call.js';
import type { CallWorld } from './call-world.js';

type Sources = Pick<CallWorld, 'mirror' | 'book' | 'application'>;

/** A call that an agent has sent on to somebody who rings still. */
export interface SentOn {
  readonly call: Call;
  /** who rings */
  readonly target: Party;
  readonly customer: ChannelRecord;
}

/** The call on its way to that leg, which rings; undefined where it is none that this process has sent on. */
export function sentOn({ mirror, book, application }: Sources, own: ChannelRecord): SentOn | undefined {
  if (own.up) return undefined;
  for (const { uid, up } of localPath(mirror, own)) {
    for (const call of up ? [] : book.involving(uid)) {
      const { agent, primary } = call.settled;
      const target = primary.find((party) => party.uid === uid && party.to !== '');
      const customer = mirror.live(primary.find(({ to }) => to === '')?.uid);
      const goesOn = agent === undefined && call.owner === application;
      if (goesOn && target && customer) return { call, target, customer };
    }
  }
  return undefined;
}
