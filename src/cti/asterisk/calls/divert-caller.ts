import { Logger } from '@nestjs/common';
import { CtiRejectedError } from '../../../errors/switch-errors.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
import { APPLICATION_VARIABLE, NEXT_VARIABLE, prepareCaughtPlace } from '../pbx/caught-place.js';
import { writeTrace } from '../pbx/write-trace.js';
import { inDialplanWords } from '../pbx/dialplan-place.js';
import type { Party } from './arrangement.js';
import { Call } from './call.js';
import type { CallCard } from './call-card.js';
import type { Calls } from './calls.js';
import { longestSilence } from './longest-silence.js';
import { failureFields } from '../pbx/failure-fields.js';

const log = new Logger('AsteriskCalls');

interface Diversion {
  /** whom nobody has answered yet */
  readonly caller: ChannelRecord;
  /** it rings, or has answered */
  readonly target: Party;
  /** Uniqueid of the leg of the agent who rings still */
  readonly agentLeg: string;
  readonly card: CallCard;
}

/**
 * Takes a caller away from where it waits and brings it together with a target. Where that fails it goes back to where it
 * was.
 */
export async function divertCaller({ world, view, control }: Calls, diversion: Diversion): Promise<void> {
  const { caller, target, agentLeg, card } = diversion;
  const { pbx, waits, applied, expected, options, application } = world;
  const origin = { context: caller.context, extension: caller.exten, priority: caller.priority };
  const context = caller.context || options.application;
  const [place] = await Promise.all([
    prepareCaughtPlace(pbx, context, longestSilence(options)),
    writeTrace(pbx, caller.name),
    pbx.write(caller.name, APPLICATION_VARIABLE, application),
    // There it goes on where this process is gone before it has written down whose call it is.
    pbx.write(caller.name, NEXT_VARIABLE, inDialplanWords(origin)),
  ]);
  const forgetNext = () => pbx.writeIfThere(caller.name, NEXT_VARIABLE, '');
  applied.setPlace(caller.uid, origin);
  expected.add(caller.uid);
  try {
    await pbx.redirect(caller.name, place);
    const arrived = () => {
      if (!view.isLive(caller.uid)) throw new CtiRejectedError('no-such-call', 'the call has ended');
      return view.isOurs(caller.uid) ? true : undefined;
    };
    await waits.until(arrived, options.timeouts.confirm);
    if (!view.isLive(target.uid)) throw new CtiRejectedError('unreachable', 'the target has gone');
  } catch (error) {
    expected.delete(caller.uid);
    if (view.isOurs(caller.uid)) await pbx.goOnAt(caller.uid, origin);
    await forgetNext();
    throw error;
  }
  expected.delete(caller.uid);
  const parties = [{ uid: caller.uid, to: '' }, target];
  const arrangement = { agent: undefined, primary: parties, consult: [], focus: 'none', muted: false } as const;
  const call = new Call(`${application}-${world.ids.next()}`, agentLeg, card, arrangement, application);
  call.callsNobody();
  world.book.add(call);
  applied.setPlace(caller.uid, undefined);
  control.keep(call);
  const noted = call.turns.run(forgetNext);
  noted
    .catch((error: unknown) => log.warn('a place in the dialplan stays', { leg: caller.uid, ...failureFields(error) }))
    .finally(() => control.keep(call));
}
