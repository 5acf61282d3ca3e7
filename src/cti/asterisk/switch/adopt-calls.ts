import { Logger } from '@nestjs/common';
import { AmiRefusedError } from '../ami/ami-error.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
import { adoptThree } from './adopt-three.js';
import type { AsteriskSwitch } from './asterisk-switch.js';
import { decodeMark, MARK_VARIABLE, type CallMark } from './call-mark.js';
import { closeBridge } from './three-bridge.js';
import type { TakeOver } from '../mirror/take-over.js';
import { finish } from './hand-over.js';
import { hangUp } from './guard-calls.js';

const log = new Logger('AsteriskTakeOver');

/**
 * Finds the calls that are in an application of ours, put there by a process before this one or beside it, from what
 * is written on their channels. A leg whose other side is gone is sent after it: nobody else would.
 */
export async function adoptCalls(at: AsteriskSwitch): Promise<void> {
  const prefix = `${at.parts.options.application}-`;
  const ours = [...at.mirror.all].filter(
    ({ application, applicationData }) => application === 'Stasis' && applicationData.startsWith(prefix),
  );
  await Promise.all(ours.map((record) => readMark(at, record)));
  for (const record of ours) {
    const mark = at.marks.get(record.uid);
    if (!mark || at.expected.has(record.uid) || at.takeOvers.involving(record.uid)) continue;
    if (!mark.third) adopt(at, record, mark, prefix);
    else await adoptThree(at, mark, prefix);
  }
}

async function readMark(at: AsteriskSwitch, record: ChannelRecord): Promise<void> {
  if (at.marks.has(record.uid)) return;
  try {
    const answer = await at.ask.ami.action('Getvar', { Channel: record.name, Variable: MARK_VARIABLE });
    const mark = decodeMark(answer.text('Value'));
    if (mark) at.marks.set(record.uid, mark);
  } catch (error) {
    // It has ended since it was listed.
    if (!(error instanceof AmiRefusedError)) throw error;
  }
}

function adopt(at: AsteriskSwitch, record: ChannelRecord, mark: CallMark, prefix: string): void {
  const call = { agent: mark.agent, peer: mark.peer, card: mark.card, left: mark.left };
  const [agent, peer] = [at.mirror.live(mark.agent), at.mirror.live(mark.peer)];
  if (!agent || !peer) {
    // In a bridge of ours it would wait for ever, and the bridge with it.
    const left = record.bridge?.startsWith(prefix) ? record.bridge : undefined;
    if (left !== undefined || record.bridge === undefined) hangUp(at, record.name);
    if (left !== undefined)
      closeBridge(at, left).catch((error: unknown) => log.warn(`${left} stays: ${String(error)}`));
    return;
  }
  if (agent.bridge === undefined && peer.bridge === undefined) {
    at.takeOvers.add({ ...call, phase: 'held' });
  } else if (agent.bridge === peer.bridge && agent.bridge?.startsWith(prefix)) {
    // Its process died between joining the two and giving them back; the call would not end by itself.
    const names = `${agent.name} and ${peer.name}`;
    const pair: TakeOver = { ...call, phase: 'returning' };
    // In the book, or the other leg's turn would give the same two back a second time meanwhile.
    at.takeOvers.add(pair);
    finish(at, pair, agent.bridge).catch((error: unknown) => log.warn(`${names} stay in our bridge: ${String(error)}`));
  }
}
