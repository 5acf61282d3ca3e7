import type { OriginKind } from '../../../protocol/objects/object-states.js';
import type { CtiColleague, CtiOrigin } from '../../port/cti-facts.js';
import { endpointOf } from '../mirror/channel-name.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
import { localPath } from '../mirror/peer.js';
import type { SwitchMirror } from '../mirror/switch-mirror.js';
import type { Call } from './call.js';
import type { CallBook } from './call-book.js';
import type { CallCard } from './call-card.js';

/** Where it can be seen how a leg came about. */
export interface OriginSources {
  readonly mirror: SwitchMirror;
  readonly book: CallBook;
  /** who is at that device */
  colleague(endpoint: string): CtiColleague | undefined;
}

/** How a call came to that leg when it began to ring there, or was dialled. */
export function firstOrigin(sources: OriginSources, own: ChannelRecord, card: CallCard): CtiOrigin {
  if (own.fetched) return madeBy('pickup', at(sources, own.fetchedFrom));
  if (card.calling) return { kind: 'dialled' };
  if (card.queue !== undefined) return { kind: 'queue' };
  return { kind: 'direct' };
}

/** What agents and telephones have made of it since; undefined where nothing is known of that. */
export function laterOrigin(sources: OriginSources, own: ChannelRecord): CtiOrigin | undefined {
  for (const { uid } of localPath(sources.mirror, own)) {
    for (const call of sources.book.involving(uid)) {
      const kind = call.agentLeg === own.uid ? undefined : kindIn(call, uid);
      if (kind) return madeBy(kind, at(sources, call.agentLeg));
    }
  }
  return own.sentBy === undefined ? undefined : madeBy('transfer', at(sources, own.sentBy));
}

/** What one who was called is in the call of the agent who had that one called. */
function kindIn({ settled, wanted }: Call, uid: string): 'consultation' | 'conference' | 'transfer' | undefined {
  const isCalled = ({ uid: one, to }: { readonly uid: string; readonly to: string }) => one === uid && to !== '';
  if (settled.consult.some(isCalled) || wanted.consult.some(isCalled)) return 'consultation';
  // What it is to be counts only for one who is not in it yet.
  const within = [settled, wanted].find(({ primary }) => primary.some(isCalled));
  return within && (within.agent === undefined ? 'transfer' : 'conference');
}

const madeBy = (kind: OriginKind, by: CtiColleague | undefined): CtiOrigin => (by ? { kind, by } : { kind });

function at(sources: OriginSources, uid: string | undefined): CtiColleague | undefined {
  const record = sources.mirror.find(uid);
  return record && sources.colleague(endpointOf(record.name));
}
