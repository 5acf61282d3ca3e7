import { Logger } from '@nestjs/common';
import { CHANNEL_STATE } from '../mirror/channel-state.js';
import type { TakeOver } from '../mirror/take-over.js';
import type { ThirdParty, ThreeMember } from '../mirror/third-party.js';
import type { AsteriskSwitch } from './asterisk-switch.js';
import type { CallMark } from './call-mark.js';
import { endChannel } from './end-channel.js';
import { letStay } from './let-stay.js';
import { mayAct } from './may-act.js';
import { newThird } from './new-third.js';
import { moveIn, openBridge, unlessRefused } from './three-bridge.js';

const log = new Logger('AsteriskTakeOver');

/**
 * Takes up three, or what is left of them, whom another process has brought together. It may still be at work: what
 * follows from who is missing is done only when it has had the time to do it.
 */
export async function adoptThree(at: AsteriskSwitch, mark: CallMark, prefix: string): Promise<void> {
  if (!mark.third) return;
  const { agent, peer, card, third: written } = mark;
  const [agentAt, peerAt, thirdAt] = [agent, peer, written.uid].map((uid) => at.mirror.live(uid));
  const bridges = [agentAt, thirdAt, peerAt].map((record) => record?.bridge);
  // Asterisk's own bridge: they have been given back.
  if (bridges.some((bridge) => bridge !== undefined && !bridge.startsWith(prefix))) return;
  const bridge = bridges.find((one) => one !== undefined) ?? (await openBridge(at));
  const together = agentAt && peerAt && thirdAt && new Set(bridges).size === 1;
  const third: ThirdParty = {
    ...newThird(written.uid, written.to, 'consult', bridge),
    role: together ? 'party' : written.role,
    adopted: true,
    begun: true,
    answered: thirdAt?.up ?? true,
    peerThere: peerAt !== undefined,
    thirdThere: thirdAt !== undefined,
  };
  const adoptedFrom = mark.owner === at.parts.application ? undefined : mark;
  const call: TakeOver = { agent, peer, card, left: mark.left, phase: 'joined', third, adoptedFrom };
  third.waits = waiting(at, call, third);
  at.takeOvers.add(call);
  third.turns
    .run(() => repair(at, call, third))
    .catch((error: unknown) => log.warn(`three that were found: ${String(error)}`));
}

/** Who of the three is in no bridge. */
export function waiting(at: AsteriskSwitch, call: TakeOver, { uid }: ThirdParty): ThreeMember | undefined {
  const members: readonly (readonly [string, ThreeMember])[] = [
    [call.peer, 'peer'],
    [uid, 'third'],
    [call.agent, 'agent'],
  ];
  const outside = members.find(([one]) => {
    const record = at.mirror.live(one);
    return record !== undefined && record.bridge === undefined;
  });
  return outside?.[1];
}

/** It may have died half-way, with somebody in silence. */
async function repair(at: AsteriskSwitch, call: TakeOver, third: ThirdParty): Promise<void> {
  const { waits } = third;
  const channel = at.mirror.live(third.uid);
  // It was called, and what limits a channel that nobody takes any further was perhaps not taken away.
  if (channel && channel.state !== CHANNEL_STATE.DOWN) await letStay(at, third.uid);
  // It was not, and nobody is going to.
  else if (channel && (await mayAct(at, call)) && channel.state === CHANNEL_STATE.DOWN) await endChannel(at, third.uid);
  if (waits === undefined || waits === 'agent') return;
  if (!(await mayAct(at, call)) || call.third !== third || third.waits !== waits) return;
  const uid = waits === 'peer' ? call.peer : third.uid;
  // Music twice does no harm.
  await unlessRefused(at.ask.ari.post(`/channels/${encodeURIComponent(uid)}/moh`));
  const talking = [call.agent, waits === 'peer' ? third.uid : call.peer];
  if (talking.every((one) => at.mirror.live(one))) await moveIn(at, third.bridge, talking);
}
