import type { AgentCalls } from '../calls/agent-calls.js';
import { keepCaughtPlaces } from '../calls/caught-places.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';
import type { LiveLeg } from './leg-calls.js';

/** Ends the agent's leg with that Q.850 cause; resolves once it is gone. */
export async function endLeg(asterisk: AsteriskSwitch, calls: AgentCalls, one: LiveLeg, cause: string): Promise<void> {
  const { leg, own } = one;
  const { world, view } = asterisk.calls;
  await keepCaughtPlaces(world, view.talksTo(own.uid));
  leg.releasing = true;
  // The queues first: nothing is awaited in between.
  asterisk.aboutToEnd(own.uid);
  const ended = () => (calls.find(leg.id) === leg ? undefined : true);
  try {
    const others = calls.beside(leg).map(({ name }) => asterisk.pbx.hangUp(name, cause));
    await Promise.all([own.up ? asterisk.pbx.endAnswered(own) : asterisk.pbx.hangUp(own.name, cause), ...others]);
    await asterisk.waits.until(ended, asterisk.parts.options.timeouts.confirm);
  } catch (error) {
    // It may have ended by itself while we asked for it.
    if (ended()) return;
    leg.releasing = false;
    throw error;
  }
}
