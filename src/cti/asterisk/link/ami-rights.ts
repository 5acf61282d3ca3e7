import type { AmiClient } from '../ami/ami-client.js';
import { AmiRefusedError } from '../ami/ami-error.js';
import type { AmiMessage } from '../ami/ami-message.js';
import { LinkError } from './link-error.js';

/** `write` classes of manager.conf without which nothing works, each with an action that is for those alone who have it. */
const NEEDED: Readonly<Record<string, string>> = { system: 'DBPut', call: 'Redirect', agent: 'QueueAdd' };
/** The same, where only part of it does not work. */
const WISHED: Readonly<Record<string, string>> = { originate: 'Originate' };

/**
 * Looks whether the AMI user may do what the service is going to ask for: else it would be refused in the middle of a call.
 * @returns the classes without which part does not work
 * @throws LinkError naming those that are missing; AmiTimeoutError, AmiClosedError
 */
export async function checkRights(ami: Pick<AmiClient, 'action'>): Promise<readonly string[]> {
  const commands = await commandsOf(ami);
  if (!commands) return [];
  const missing = missingOf(NEEDED, commands);
  if (missing.length > 0) throw new LinkError(`the AMI user lacks write = ${missing.join(',')}`);
  return missingOf(WISHED, commands);
}

const missingOf = (classes: Readonly<Record<string, string>>, commands: AmiMessage): string[] =>
  Object.keys(classes).filter((one) => !commands.has(classes[one] ?? ''));

/** What this user may ask for; undefined where the switch does not say. */
async function commandsOf(ami: Pick<AmiClient, 'action'>): Promise<AmiMessage | undefined> {
  try {
    const commands = await ami.action('ListCommands');
    return commands.has('Ping') ? commands : undefined;
  } catch (error) {
    if (error instanceof AmiRefusedError) return undefined;
    throw error;
  }
}
