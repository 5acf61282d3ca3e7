import type { AgentLine } from '../driver/agent-line.js';
import { sessionPacket } from '../driver/packets.js';
import type { Scenario } from './scenario.js';

/** What an agent sends for one call, and about what; 13 events come with it, the first three before the first command. */
export const CALL_STEPS = [
  ['conversation.answer', '.v1'],
  ['conversation.hold', '.v1'],
  ['conversation.retrieve', '.v1'],
  ['conversation.release', '.v1'],
  ['interaction.complete', ''],
] as const;
export const CALL_EVENTS = 13;
export const OFFER_EVENTS = 3;
/** with the answer's */
export const TALK_EVENTS = 5;

export const WHOLE_CALL: Scenario = {
  name: 'whole call',
  operations: 400,
  run: async ({ agents, server }, operations) => {
    const each = Math.ceil(operations / agents.length);
    const done = agents.map((agent) => takeCalls(agent, each));
    await server.ask('calls', each);
    await Promise.all(done);
  },
};

/** Answers, holds, retrieves, releases and completes so many calls, one after the other. */
function takeCalls(agent: AgentLine, count: number): Promise<void> {
  const { line, session } = agent;
  const before = line.events;
  let taken = 0;
  let step = 0;
  let working = false;
  return new Promise((resolve) => {
    const send = () => {
      const [command, below] = CALL_STEPS[step] ?? CALL_STEPS[0];
      line.send(sessionPacket(session, command, `.tel.i${agent.calls}${below}`));
    };
    const begin = () => {
      if (working || line.events - before < CALL_EVENTS * taken + OFFER_EVENTS) return;
      working = true;
      step = 0;
      agent.calls += 1;
      send();
    };
    line.onEvent = begin;
    line.onAck = () => {
      step += 1;
      if (step < CALL_STEPS.length) {
        send();
        return;
      }
      working = false;
      taken += 1;
      if (taken < count) begin();
      else resolve();
    };
  });
}
