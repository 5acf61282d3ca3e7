import { createHash } from 'node:crypto';
import type { AgentAccount } from './agent-account.js';

/** How much of it is kept, in bytes. */
const BYTES = 18;

/**
 * Says what an agent of a file is let in by. Whose password or device has changed has to sign in anew; a name, a queue or a role is told at
 * the next sign-in and ends nobody's session.
 * @param hash of the password, with its salt: nobody learns it from the digest
 */
export function withAdmission({ agent, password }: AgentAccount, hash: string): AgentAccount {
  const digest = createHash('sha256')
    .update(JSON.stringify([agent.id, agent.extension, hash]))
    .digest();
  return { agent: { ...agent, admission: digest.subarray(0, BYTES).toString('base64url') }, password };
}
