import type { CommandHappening } from '../happenings/happening.js';
import { interactionOf } from '../retelling/interaction-of.js';

type Fields = Record<string, unknown>;

/** The fields of a command's line: what it carried is personal. */
export function commandFields(told: CommandHappening): Fields {
  const { session, agent, service, client, target, call, trace, outcome, took, id } = told;
  return {
    session,
    agent,
    service,
    ...interactionOf(target),
    call,
    trace,
    client,
    target,
    ...outcome,
    took: Math.round(took),
    personal: { id, ...carried(told) },
  };
}

/** Keys that are pressed may be the number of a card: not even how many there were of each. */
function carried({ command, data = {} }: CommandHappening): Fields {
  return command === 'conversation.dtmf' ? {} : { ...data };
}
