import type { EventHappening } from '../happenings/happening.js';
import { eventFields } from './event-fields.js';

type Fields = Readonly<Record<string, unknown>>;

interface Times {
  readonly created: string;
  readonly answered?: string;
  readonly ended?: string;
}

/**
 * The fields of the line of a contact that has ended: how, by whom, and for how long it rang and was talked, in milliseconds. Nothing
 * in it is personal, for it is written at `info`.
 */
export function contactFields(told: EventHappening): Fields {
  const { personal: _personal, state: _state, recording: _recording, focus: _focus, ...open } = eventFields(told);
  const { times } = told.data['interaction'] as { readonly times: Times };
  return { ...open, ...durations(times) };
}

function durations({ created, answered, ended }: Times): Fields {
  if (answered === undefined) return { rang: between(created, ended) };
  return { rang: between(created, answered), talked: between(answered, ended) };
}

const between = (from: string, to: string | undefined): number | undefined =>
  to === undefined ? undefined : Math.max(0, Date.parse(to) - Date.parse(from));
