import type { ChannelRecord } from '../mirror/channel-record.js';
import type { Call } from './call.js';
import type { CallNote } from './call-note.js';
import type { CallWorld } from './call-world.js';
import { readNote } from './read-note.js';
import type { Snoop, SnoopRole } from './snoop.js';
import type { SwitchView } from './switch-view.js';
import { takeFound } from './take-found.js';

const ROLES: readonly string[] = ['music', 'mix', 'ear'] satisfies readonly SnoopRole[];
/** How many questions are asked at a time. */
const AT_ONCE = 50;

/**
 * Finds the calls that a process before this one, or one beside it, works on: by the channels in our applications, and by
 * what is written on the legs that these name. What others have made of calls that are known is taken over as well. To be
 * called when the switch has just been read.
 * @param uids further legs on which something may be written
 */
export async function findCalls(world: CallWorld, view: SwitchView, uids: Iterable<string> = []): Promise<void> {
  const { mirror, options, book, application } = world;
  const family = `${options.application}-`;
  const named = new Set(uids);
  for (const record of mirror.all) {
    const ours = record.application === 'Stasis' && record.applicationData.startsWith(family);
    if (ours) for (const uid of namedBy(world, record)) named.add(uid);
  }
  for (const call of book.all) if (call.owner !== application) for (const uid of call.touched) named.add(uid);
  const isOwn = (uid: string) => [...book.involving(uid)].some(({ owner }) => owner === application);
  const asked = [...named].filter((uid) => mirror.live(uid) !== undefined && !isOwn(uid));
  for (const note of newest(await notesOn(world, asked))) await take(world, view, note);
}

/** The legs that a channel in our application has to do with. */
function namedBy({ applied }: CallWorld, { uid, applicationData }: ChannelRecord): readonly string[] {
  const [, kind, ...rest] = applicationData.split(',');
  if (kind === 'snoop') {
    const [role = '', leg = '', agentLeg = ''] = rest;
    if (ROLES.includes(role) && !applied.isSnoop(uid)) {
      const snoop: Snoop = { uid, role: role as SnoopRole, leg, agentLeg };
      applied.addSnoop(snoop);
    }
    return [leg, agentLeg];
  }
  return kind === 'called' ? [uid, rest[0] ?? ''] : [uid];
}

async function notesOn(world: CallWorld, uids: readonly string[]): Promise<readonly CallNote[]> {
  const found: CallNote[] = [];
  for (let from = 0; from < uids.length; from += AT_ONCE) {
    const notes = await Promise.all(uids.slice(from, from + AT_ONCE).map((uid) => readNote(world, uid)));
    found.push(...notes.flatMap((note) => note ?? []));
  }
  return found;
}

/** One for each call: the legs do not get it all at the same moment. */
function newest(notes: readonly CallNote[]): Iterable<CallNote> {
  const byAgent = new Map<string, CallNote>();
  for (const note of notes) {
    const known = byAgent.get(note.agentLeg);
    if (!known || known.revision < note.revision) byAgent.set(note.agentLeg, note);
  }
  return byAgent.values();
}

async function take(world: CallWorld, view: SwitchView, note: CallNote): Promise<Call | undefined> {
  const known = world.book.of(note.agentLeg);
  if (!known) return takeFound(world, view, note);
  if (known.owner === world.application || !known.isOlderThan(note)) return undefined;
  known.adopt(note);
  world.book.add(known);
  return known;
}
