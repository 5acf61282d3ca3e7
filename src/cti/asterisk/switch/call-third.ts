import { CtiRejectedError } from '../../../errors/switch-errors.js';
import type { CtiCause } from '../../port/cti-facts.js';
import type { TakeOver } from '../mirror/take-over.js';
import type { ThirdParty } from '../mirror/third-party.js';
import type { AsteriskSwitch } from './asterisk-switch.js';
import { createChannel } from './create-channel.js';
import { endChannel } from './end-channel.js';
import { isWhole } from './guard-calls.js';
import { letStay } from './let-stay.js';
import { closeBridge, moveIn, places, unlessRefused } from './three-bridge.js';
import { writeMark } from './write-mark.js';

const BY_AGENT: CtiCause = { code: 'requested', by: { kind: 'agent' } };
const enc = encodeURIComponent;

/**
 * Calls somebody into a call whose legs are in our application: a held one to consult, or one joined in the bridge of
 * `third` for a further party. Those who talk hear it ring. Resolves once the switch has begun to call; where it does
 * not, the call is as before.
 * @param callerId the number that the third is shown
 */
export async function callThird(
  at: AsteriskSwitch,
  call: TakeOver,
  third: ThirdParty,
  callerId: string,
): Promise<void> {
  at.takeOvers.attach(call, third);
  if (third.role === 'consult') call.phase = 'returning';
  try {
    await moveIn(at, third.bridge, [call.agent]);
    await writeMark(at, call, [call.agent, call.peer]);
    await create(at, call, third, callerId);
    await writeMark(at, call, [third.uid]);
    await moveIn(at, third.bridge, [third.uid]);
    if (!isWhole(at, call)) throw new CtiRejectedError('the call has ended');
    const timeout = String(Math.ceil(at.parts.options.timeouts.ring / 1_000));
    await at.ask.ari.post(`/channels/${enc(third.uid)}/dial`, { caller: call.agent, timeout });
    await letStay(at, third.uid);
  } catch (error) {
    await undo(at, call, third);
    throw error;
  }
  third.begun = true;
  call.phase = 'joined';
  at.reasons.because(call.agent, BY_AGENT);
  at.refresh(call.agent);
  at.settle();
}

async function create(at: AsteriskSwitch, call: TakeOver, { uid, to }: ThirdParty, callerId: string): Promise<void> {
  // Without a number nobody seems to call the third.
  await createChannel(at, { uid, to, as: 'third', originator: call.agent, callerId });
  const there = () => {
    if (!isWhole(at, call)) throw new CtiRejectedError('the call has ended');
    return at.isInApplication(uid) && at.mirror.live(uid) ? true : undefined;
  };
  await at.waits.until(there, at.parts.options.timeouts.confirm);
  at.mirror.calls(call.agent, uid);
}

async function undo(at: AsteriskSwitch, call: TakeOver, third: ThirdParty): Promise<void> {
  const quietly = (work: () => Promise<unknown>) => work().catch(() => undefined);
  // It may be there without our having been told.
  if (at.mirror.live(third.uid)) await quietly(() => endChannel(at, third.uid));
  else await quietly(async () => unlessRefused(at.ask.ari.delete(`/channels/${enc(third.uid)}`)));
  if (third.role === 'consult') {
    await quietly(() => closeBridge(at, third.bridge));
    await quietly(() => places(at, [call.agent], undefined));
    call.phase = 'held';
  }
  at.takeOvers.detach(call);
  at.settle();
}
