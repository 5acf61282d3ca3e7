import type { Stand } from '../driver/stand.js';
import type { Scenario } from './scenario.js';
import { TALK_EVENTS } from './whole-call.js';

/** News that nobody asked for, from the provider's report on; each in a turn of the loop of its own. */
export const LONE_EVENT: Scenario = {
  name: 'lone event',
  operations: 6000,
  run: async (stand, operations) => {
    const told = events(stand, operations);
    await stand.server.ask('lone', operations);
    await told;
  },
};

/** The same about a call that the agent is in. The agents stay in it. */
export const LONE_EVENT_IN_CALL: Scenario = {
  ...LONE_EVENT,
  name: 'lone event in a call',
  prepare: async (stand) => {
    const told = stand.kind === 'bare' ? undefined : events(stand, stand.agents.length * TALK_EVENTS);
    await stand.server.ask('talk', true);
    await told;
  },
};

/** That many events have come, at all the agents together. */
function events({ agents }: Stand, count: number): Promise<void> {
  let left = count;
  return new Promise<void>((resolve) => {
    for (const { line } of agents) {
      line.onEvent = () => {
        left -= 1;
        if (left === 0) resolve();
      };
    }
  });
}
