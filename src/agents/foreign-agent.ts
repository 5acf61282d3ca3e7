import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { AgentRecord } from './agent-record.js';
import { agentOf, AgentShape, QUEUE_NAME, ROLE_WORD } from './agent-shape.js';

/** What an agent has, by what another one calls it. */
export interface AgentAttributes {
  readonly id: string;
  readonly name?: string;
  readonly extension?: string;
  readonly queues?: string;
  readonly roles?: string;
}

const LONGEST_NAME = 128;

/**
 * An agent as another one tells of it who has not been made for this: of lists what is of no use here is passed over, and a name
 * is cut.
 * @param value of that name, a text or a list of texts; undefined for anything else
 * @returns undefined where it has no id, or one of them that is of no use here; or such an extension
 */
export function foreignAgent(
  names: AgentAttributes,
  value: (name: string) => string | readonly string[] | undefined,
): AgentRecord | undefined {
  const text = (name: string | undefined) => {
    const found = name === undefined ? undefined : value(name);
    return typeof found === 'string' ? found : found?.[0];
  };
  const list = (name: string | undefined, fits: RegExp) => {
    const found = name === undefined ? undefined : value(name);
    const words = typeof found === 'string' ? found.split(/[\s,]+/) : found;
    return words && [...new Set(words.filter((word) => fits.test(word)))];
  };
  const shape = plainToInstance(AgentShape, {
    id: text(names.id),
    name: text(names.name)?.slice(0, LONGEST_NAME) || undefined,
    extension: text(names.extension)?.replaceAll(/[\s()/.]/g, '') || undefined,
    queues: list(names.queues, QUEUE_NAME),
    roles: list(names.roles, ROLE_WORD),
  });
  return validateSync(shape).length === 0 ? agentOf(shape) : undefined;
}
