import { Logger } from '@nestjs/common';
import type { AsteriskSwitch } from './asterisk-switch.js';
import { hangUp } from './guard-calls.js';
import { sendBack } from './send-back.js';

const log = new Logger('AsteriskTakeOver');

/**
 * A leg has come into our application and nobody waits for it: too late, or by its dialplan after its call. Two that
 * belong together are a held call; one alone has nobody to talk to and would stay for ever.
 */
export function catchStray(at: AsteriskSwitch, uid: string): void {
  const record = at.mirror.live(uid);
  if (!record || at.expected.has(uid) || at.takeOvers.involving(uid)) return;
  if (sendBack(at, uid)) return;
  const mark = at.marks.get(uid);
  if (!mark || !at.mirror.live(mark.agent) || !at.mirror.live(mark.peer)) {
    hangUp(at, record.name);
    return;
  }
  if (!at.isInApplication(mark.agent) || !at.isInApplication(mark.peer)) return;
  const { agent, peer, card, left } = mark;
  at.takeOvers.add({ agent, peer, card, left, phase: 'held' });
  at.ask.ari
    .post(`/channels/${encodeURIComponent(mark.peer)}/moh`)
    .catch((error: unknown) => log.warn(`no music for ${record.name}: ${String(error)}`));
  at.refresh(mark.agent);
}
