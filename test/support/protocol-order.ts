import type { ReceivedEvent } from './desktop.js';

const ADDED = new Set(['channel.added', 'interaction.added', 'conversation.added']);
const REMOVED = new Set(['channel.removed', 'interaction.removed', 'conversation.disposed']);

/**
 * What the protocol promises of the order of a session's events: `seq` from 1 without holes, `added` before anything
 * else of an object and after its parent's, nothing of an object after it is gone, children gone before their parent.
 * @returns what is wrong, in words; empty where nothing is
 */
export function orderFaults(events: readonly ReceivedEvent[], firstSeq = 1): string[] {
  const faults: string[] = [];
  const there = new Set<string>();
  let seq = firstSeq;
  for (const { name, target, seq: number } of events) {
    if (name === undefined || target === undefined || name.startsWith('directory.')) continue;
    if (number !== seq) faults.push(`${name} has seq ${String(number)}, expected ${seq}`);
    seq += 1;
    if (name.startsWith('session.')) continue;
    const parent = target.slice(0, target.lastIndexOf('.'));
    if (ADDED.has(name)) {
      if (there.has(target)) faults.push(`${target} added twice`);
      if (parent.includes('.') && !there.has(parent)) faults.push(`${target} added before its parent`);
      there.add(target);
    } else if (!there.has(target)) faults.push(`${name} of ${target}, which is not there`);
    if (REMOVED.has(name)) {
      there.delete(target);
      for (const child of there) if (child.startsWith(`${target}.`)) faults.push(`${target} gone before ${child}`);
    }
  }
  return faults;
}
