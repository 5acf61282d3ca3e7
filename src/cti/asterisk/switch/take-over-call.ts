import { CtiRejectedError } from '../../../errors/switch-errors.js';
import type { CallCard } from '../mirror/call-card.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
import type { TakeOver } from '../mirror/take-over.js';
import type { AsteriskSwitch } from './asterisk-switch.js';
import { APPLICATION_VARIABLE, encodeMark, MARK_VARIABLE } from './call-mark.js';
import { giveBack } from './give-back.js';
import { isWhole } from './guard-calls.js';
import { prepareDialplan, TAKE_OVER_EXTENSION } from './prepare-dialplan.js';

/**
 * Takes both legs of a call out of their bridge into our application and lets the peer hear music. The call needs
 * nothing for that, no transfer options and no dialplan of its own. Where a step fails the legs are joined again.
 */
export async function takeOverCall(
  at: AsteriskSwitch,
  agent: ChannelRecord,
  peer: ChannelRecord,
  card: CallCard,
): Promise<void> {
  if (at.takeOvers.involving(agent.uid) ?? at.takeOvers.involving(peer.uid)) {
    throw new CtiRejectedError('the call is being worked on', { state: 'taken' });
  }
  const call: TakeOver = { agent: agent.uid, peer: peer.uid, card, phase: 'taking' };
  at.takeOvers.add(call);
  for (const uid of [agent.uid, peer.uid]) at.leaveApplication(uid);
  try {
    await mark(at, call, [agent.name, peer.name]);
    // Every `dialplan reload` takes away what was added at run time, and tells nobody.
    await prepareDialplan(at);
    await redirect(at, agent.name, peer.name);
    await at.waits.until(() => arrived(at, call), at.parts.options.timeouts.confirm);
    await at.ask.ari.post(`/channels/${encodeURIComponent(peer.uid)}/moh`);
  } catch (error) {
    await undo(at, call);
    throw error;
  }
  call.phase = 'held';
  at.refresh(agent.uid);
}

/** Written down before anything is moved: a process that comes after us must find the call whatever happens. */
async function mark(at: AsteriskSwitch, call: TakeOver, channels: readonly string[]): Promise<void> {
  const { agent, peer, card } = call;
  const values = { [APPLICATION_VARIABLE]: at.parts.application, [MARK_VARIABLE]: encodeMark({ agent, peer, card }) };
  const set = ([Variable, Value]: [string, string]) =>
    channels.map((Channel) => at.ask.ami.action('Setvar', { Channel, Variable, Value }));
  await Promise.all(Object.entries(values).flatMap(set));
  for (const uid of [agent, peer]) at.marks.set(uid, { agent, peer, card });
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
  // AMI and ARI are two connections: what one has told, the other may not have told yet.
  const inPlace = (uid: string) => at.isInApplication(uid) && at.mirror.live(uid)?.bridge === undefined;
  return inPlace(call.agent) && inPlace(call.peer) ? true : undefined;
}

/** Joins again what was moved. Where that fails too, the legs are ours, and that is what is told: held. */
async function undo(at: AsteriskSwitch, call: TakeOver): Promise<void> {
  const moved = at.isInApplication(call.agent) || at.isInApplication(call.peer);
  if (moved && at.takeOvers.has(call)) await giveBack(at, call).catch(() => undefined);
  else at.takeOvers.remove(call);
  at.refresh(call.agent);
}
