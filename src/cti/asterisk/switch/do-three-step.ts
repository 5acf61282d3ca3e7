import { Logger } from '@nestjs/common';
import type { TakeOver } from '../mirror/take-over.js';
import type { LeftAlone, ThirdParty } from '../mirror/third-party.js';
import { safeId } from '../mirror/safe-id.js';
import { REMOTE } from '../mirror/leg-conversations.js';
import type { AsteriskSwitch } from './asterisk-switch.js';
import { endChannel } from './end-channel.js';
import { handBack } from './give-back.js';
import { closeBridge, moveIn, moveOut, places } from './three-bridge.js';
import type { ThreeStep } from './three-step.js';
import { writeMark } from './write-mark.js';

const log = new Logger('AsteriskTakeOver');

type Step = (at: AsteriskSwitch, call: TakeOver, third: ThirdParty) => Promise<void>;

const STEPS: Readonly<Record<ThreeStep, Step>> = {
  clear,
  'without-third': withoutThird,
  'without-peer': withoutPeer,
  'without-agent': withoutAgent,
};

/** Brings those to where they belong who are left of three. */
export function doThreeStep(at: AsteriskSwitch, call: TakeOver, third: ThirdParty, step: ThreeStep): Promise<void> {
  return STEPS[step](at, call, third);
}

async function clear(at: AsteriskSwitch, call: TakeOver, third: ThirdParty): Promise<void> {
  await Promise.all([call.agent, call.peer, third.uid].map((uid) => endChannel(at, uid)));
  at.takeOvers.remove(call);
  await closeBridge(at, third.bridge);
}

function withoutThird(at: AsteriskSwitch, call: TakeOver, third: ThirdParty): Promise<void> {
  at.takeOvers.detach(call);
  call.bridge = third.bridge;
  return goOn(at, call, third, third.waits === 'peer' || third.waits === 'agent');
}

async function withoutPeer(at: AsteriskSwitch, call: TakeOver, third: ThirdParty): Promise<void> {
  const { agent, card } = call;
  const next: TakeOver = {
    agent,
    card,
    peer: third.uid,
    phase: 'joined',
    bridge: third.bridge,
    left: leftWith(call, third),
  };
  at.takeOvers.replace(call, next);
  const { waits } = third;
  const { agent: one, peer: other } = next;
  await writeMark(at, next, [one, other]).catch((error: unknown) => log.warn(`left alone: ${String(error)}`));
  await goOn(at, next, third, waits === 'third' || waits === 'agent');
}

async function withoutAgent(at: AsteriskSwitch, call: TakeOver, third: ThirdParty): Promise<void> {
  const { peer, card } = call;
  const pair: TakeOver = { agent: third.uid, peer, card, phase: 'joined', bridge: third.bridge };
  at.takeOvers.replace(call, pair);
  try {
    await goOn(at, pair, third, false);
  } catch (error) {
    const apart = at.mirror.live(peer)?.bridge !== at.mirror.live(third.uid)?.bridge;
    // Nobody would ever bring them together.
    if (apart) await Promise.all([peer, third.uid].map((uid) => endChannel(at, uid)));
    throw error;
  }
}

/** Two who are left either wait for each other, or Asterisk itself owns their call from now on. */
async function goOn(at: AsteriskSwitch, call: TakeOver, third: ThirdParty, held: boolean): Promise<void> {
  call.phase = held ? 'returning' : 'joined';
  if (!held) {
    await moveIn(at, third.bridge, [call.agent, call.peer]);
    await handBack(at, call, third.bridge);
    at.takeOvers.remove(call);
  } else {
    await partTwo(at, call, third.bridge);
    call.bridge = undefined;
    call.phase = 'held';
  }
  at.refresh(call.agent);
}

/** Resolves once both are in no bridge, the peer with music if it talked. */
async function partTwo(at: AsteriskSwitch, call: TakeOver, bridge: string): Promise<void> {
  const warn = (error: unknown) => log.warn(`two of three are left: ${String(error)}`);
  // One answer that is lost must not leave them between hold and talk; what was done already may be done again.
  const twice = (work: () => Promise<void>) => work().catch(() => work().catch(warn));
  if (at.mirror.live(call.peer)?.bridge === bridge) await twice(() => moveOut(at, bridge, call.peer, true));
  await twice(() => closeBridge(at, bridge));
  await places(at, [call.agent, call.peer], undefined);
}

function leftWith({ agent }: TakeOver, { role, uid, to }: ThirdParty): LeftAlone {
  const id = safeId(uid);
  return role === 'party'
    ? { role: 'primary', conversation: safeId(agent), party: { id, address: to } }
    : { role: 'consult', conversation: id, party: { id: REMOTE, address: to } };
}
