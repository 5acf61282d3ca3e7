import { CtiRejectedError } from '../../../errors/switch-errors.js';
import type { CallCard } from '../calls/call-card.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
import type { TakeOver } from '../mirror/take-over.js';
import type { LeftAlone } from '../mirror/third-party.js';
import { AmiTimeoutError } from '../ami/ami-error.js';
import { AriTimeoutError } from '../ari/ari-error.js';
import type { AsteriskSwitch } from './asterisk-switch.js';
import { APPLICATION_VARIABLE } from './call-mark.js';
import { giveBack } from './give-back.js';
import { isWhole } from './guard-calls.js';
import { closeBridge, moveIn, openBridge } from './three-bridge.js';
import { writeMark } from './write-mark.js';
import { prepareDialplan, TAKE_OVER_EXTENSION } from './prepare-dialplan.js';

/** A call between two that is to be taken over. */
export interface CallLegs {
  readonly agent: ChannelRecord;
  readonly peer: ChannelRecord;
  readonly card: CallCard;
  readonly left?: LeftAlone | undefined;
}

/**
 * Takes both legs of a call out of their bridge into our application and lets the peer hear music. The call needs
 * nothing for that, no transfer options and no dialplan of its own. Where a step fails the legs are joined again; where
 * only its answer is missing and the legs have been moved, the call is held all the same.
 */
export async function takeOverCall(at: AsteriskSwitch, legs: CallLegs): Promise<void> {
  const hold = async (call: TakeOver) => {
    await at.ask.ari.post(`/channels/${encodeURIComponent(call.peer)}/moh`);
    call.phase = 'held';
  };
  const recover = async (call: TakeOver, error: unknown) => {
    const unanswered = error instanceof AmiTimeoutError || error instanceof AriTimeoutError;
    if (!unanswered || !at.takeOvers.has(call) || !isTaken(at, call)) return undo(at, call);
    // Joined again unasked, the customer would hear what is said at the agent's. It is not known whether music plays.
    await hold(call).catch(() => (call.phase = 'held'));
    at.refresh(call.agent);
  };
  await take(at, legs, hold, recover);
}

/** Takes both legs into a bridge of ours, in which they go on talking. Resolves with the call and the bridge. */
export async function joinCall(
  at: AsteriskSwitch,
  legs: CallLegs,
): Promise<{ readonly call: TakeOver; readonly bridge: string }> {
  const bridge = await openBridge(at);
  try {
    const join = async (taken: TakeOver) => {
      await moveIn(at, bridge, [taken.peer, taken.agent]);
      taken.phase = 'joined';
      taken.bridge = bridge;
    };
    const call = await take(at, legs, join, (taken) => undo(at, taken));
    return { call, bridge };
  } catch (error) {
    await closeBridge(at, bridge).catch(() => undefined);
    throw error;
  }
}

async function take(
  at: AsteriskSwitch,
  { agent, peer, card, left }: CallLegs,
  then: (call: TakeOver) => Promise<void>,
  recover: (call: TakeOver, error: unknown) => Promise<void>,
): Promise<TakeOver> {
  if (at.takeOvers.involving(agent.uid) ?? at.takeOvers.involving(peer.uid)) {
    throw new CtiRejectedError('the call is being worked on', { state: 'taken' });
  }
  const call: TakeOver = { agent: agent.uid, peer: peer.uid, card, left, phase: 'taking' };
  at.takeOvers.add(call);
  for (const uid of [agent.uid, peer.uid]) at.leaveApplication(uid);
  try {
    await mark(at, call, [agent.name, peer.name]);
    // Every `dialplan reload` takes away what was added at run time, and tells nobody.
    await prepareDialplan(at);
    await redirect(at, agent.name, peer.name);
    await at.waits.until(() => arrived(at, call), at.parts.options.timeouts.confirm);
    await then(call);
    // A leg may have left just then.
    if (!at.takeOvers.has(call) || !isWhole(at, call)) throw new CtiRejectedError('the call has ended');
  } catch (error) {
    await recover(call, error);
    throw error;
  }
  at.refresh(agent.uid);
  return call;
}

/** Written down before anything is moved: a process that comes after us must find the call whatever happens. */
async function mark(at: AsteriskSwitch, call: TakeOver, channels: readonly string[]): Promise<void> {
  const fields = { Variable: APPLICATION_VARIABLE, Value: at.parts.application };
  await Promise.all(channels.map((Channel) => at.ask.ami.action('Setvar', { Channel, ...fields })));
  await writeMark(at, call, [call.agent, call.peer]);
}

async function redirect(at: AsteriskSwitch, agent: string, peer: string): Promise<void> {
  const place = at.parts.options.application;
  await at.ask.ami.action('Redirect', {
    Channel: peer,
    Context: place,
    Exten: TAKE_OVER_EXTENSION,
    Priority: '1',
    ExtraChannel: agent,
    ExtraContext: place,
    ExtraExten: TAKE_OVER_EXTENSION,
    ExtraPriority: '1',
  });
}

function arrived(at: AsteriskSwitch, call: TakeOver): true | undefined {
  if (!isWhole(at, call)) throw new CtiRejectedError('the call has ended');
  return isTaken(at, call) ? true : undefined;
}

/** true once both legs are in our application and in no bridge */
function isTaken(at: AsteriskSwitch, call: TakeOver): boolean {
  // AMI and ARI are two connections: what one has told, the other may not have told yet.
  const inPlace = (uid: string) => at.isInApplication(uid) && at.mirror.live(uid)?.bridge === undefined;
  return isWhole(at, call) && inPlace(call.agent) && inPlace(call.peer);
}

/** Joins again what was moved. Where that fails too, the legs are ours, and that is what is told: held. */
async function undo(at: AsteriskSwitch, call: TakeOver): Promise<void> {
  const moved = at.isInApplication(call.agent) || at.isInApplication(call.peer);
  // Who is left is the guard's affair.
  if (moved && !isWhole(at, call)) return at.settle();
  if (moved && at.takeOvers.has(call)) await giveBack(at, call).catch(() => undefined);
  else at.takeOvers.remove(call);
  at.refresh(call.agent);
}
