import type { ChannelRecord } from '../mirror/channel-record.js';
import { CHANNEL_STATE } from '../mirror/channel-state.js';
import { partiesOf } from './arrangement.js';
import { Call } from './call.js';
import { decodeNote, NOTE_VARIABLE, type CallNote } from './call-note.js';
import type { CallWorld } from './call-world.js';
import type { Snoop, SnoopRole } from './snoop.js';

const ROLES: readonly string[] = ['music', 'mix', 'ear'] satisfies readonly SnoopRole[];

/**
 * Finds the calls that a process before this one, or one beside it, has worked on: by the channels in our applications, and
 * by what is written on the legs that these name. To be called when the switch has just been read.
 * @param uids further legs on which something may be written
 */
export async function findCalls(world: CallWorld, uids: readonly string[] = []): Promise<readonly Call[]> {
  const { mirror, options, book } = world;
  const family = `${options.application}-`;
  const ours = [...mirror.all].filter(
    ({ application, applicationData }) => application === 'Stasis' && applicationData.startsWith(family),
  );
  const named = new Set(uids);
  for (const record of ours) for (const uid of namedBy(world, record)) named.add(uid);
  const unknown = [...named].filter((uid) => mirror.live(uid) && ![...book.involving(uid)].length);
  const notes = await Promise.all(unknown.map((uid) => readNote(world, uid)));
  return notes.flatMap((note) => (note && !book.of(note.agentLeg) ? take(world, note) : []));
}

/** The legs that a channel in our application has to do with. */
function namedBy({ applied }: CallWorld, { uid, applicationData }: ChannelRecord): readonly string[] {
  const [, kind, ...rest] = applicationData.split(',');
  if (kind === 'snoop') {
    const [role = '', leg = '', agentLeg = ''] = rest;
    if (ROLES.includes(role) && !applied.isSnoop(uid)) {
      const snoop: Snoop = { uid, role: role as SnoopRole, leg };
      applied.addSnoop(snoop);
    }
    return [leg, agentLeg];
  }
  return kind === 'called' ? [uid, rest[0] ?? ''] : [uid];
}

async function readNote({ pbx, mirror }: CallWorld, uid: string): Promise<CallNote | undefined> {
  return decodeNote(await pbx.readVariable(mirror.live(uid)?.name ?? '', NOTE_VARIABLE));
}

function take(world: CallWorld, { id, owner, agentLeg, card, arrangement }: CallNote): readonly Call[] {
  const { mirror, book, applied } = world;
  if (book.of(agentLeg)) return [];
  const call = new Call(id, agentLeg, card, arrangement, owner);
  call.wasFound();
  for (const uid of call.touched) {
    // Nobody tells what was last set on it.
    applied.setVolume(uid, undefined, undefined);
    const record = mirror.live(uid);
    if (record && record.state !== CHANNEL_STATE.DOWN) applied.setCalling(uid);
    if (record?.up) call.noticeAnswer(uid);
  }
  for (const { uid } of partiesOf(arrangement)) if (isNowhere(world, uid)) call.partyHasLeft(uid);
  book.add(call);
  return [call];
}

/** A room stands for whoever is in it, and is no channel. */
const isNowhere = ({ mirror }: CallWorld, uid: string): boolean =>
  mirror.live(uid) === undefined && mirror.bridges.find(uid) === undefined;
