import type { Scenario } from './scenario.js';
import { told } from './told.js';
import { TALK_EVENTS } from './whole-call.js';

/** News that nobody asked for, from the provider's report on; each in a turn of the loop of its own. */
export const LONE_EVENT: Scenario = {
  name: 'lone event',
  operations: 6000,
  run: async (crew, operations) => {
    const all = told(crew, operations);
    await crew.server.ask('lone', operations);
    await all;
  },
};

/** The same about a call that the agent is in. The agents stay in it. */
export const LONE_EVENT_IN_CALL: Scenario = {
  ...LONE_EVENT,
  name: 'lone event in a call',
  prepare: async (crew) => {
    const all = crew.kind === 'bare' ? undefined : told(crew, crew.agents.length * TALK_EVENTS);
    await crew.server.ask('talk', true);
    await all;
  },
};
