import { CtiRejectedError } from '../../../errors/switch-errors.js';
import { AmiRefusedError } from '../ami/ami-error.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
import type { TakeOver } from '../mirror/take-over.js';
import type { AsteriskSwitch } from './asterisk-switch.js';
import { APPLICATION_VARIABLE } from './call-mark.js';
import { prepareDialplan, TAKE_OVER_EXTENSION } from './prepare-dialplan.js';

/**
 * Takes a caller, and nobody else, out of its dialplan into our application.
 * @param pair with whom it is to be there
 */
export async function takeAlone(at: AsteriskSwitch, peer: ChannelRecord, pair: TakeOver): Promise<void> {
  const { application, options } = at.parts;
  const { name: Channel, uid, context, exten: extension, priority } = peer;
  at.leaveApplication(uid);
  await at.ask.ami.action('Setvar', { Channel, Variable: APPLICATION_VARIABLE, Value: application });
  await prepareDialplan(at);
  at.takeOvers.add(pair);
  at.origins.set(uid, { context, extension, priority });
  try {
    const place = { Context: options.application, Exten: TAKE_OVER_EXTENSION, Priority: '1' };
    await at.ask.ami.action('Redirect', { Channel, ...place });
    await at.waits.until(() => arrived(at, uid), options.timeouts.confirm);
  } catch (error) {
    at.takeOvers.remove(pair);
    // One who comes too late goes back; one who was not moved has never left.
    if (error instanceof AmiRefusedError) at.origins.delete(uid);
    throw error;
  }
}

function arrived(at: AsteriskSwitch, uid: string): true | undefined {
  if (!at.mirror.live(uid)) throw new CtiRejectedError('the call has ended');
  return at.isInApplication(uid) ? true : undefined;
}
