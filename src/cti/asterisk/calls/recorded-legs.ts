import type { RecordingState } from '../../../protocol/objects/object-states.js';
import type { CtiRecording } from '../../port/cti-facts.js';
import { RECORDINGS_KEPT } from '../../port/recordings-kept.js';
import type { CallWorld } from './call-world.js';
import type { Leg } from './leg.js';
import type { RecordedFiles } from './recorded-files.js';
import type { SwitchView } from './switch-view.js';

type Sources = Pick<CallWorld, 'book' | 'recordings'>;
type ContactSources = Sources & Pick<CallWorld, 'mirror'>;

/** Uniqueids of the channels of a contact at which it may be recorded: the agent's first. */
export function recordableLegs({ book }: Sources, view: SwitchView, leg: Leg): readonly string[] {
  const parties = book.of(leg.uid)?.settled.primary.map(({ uid }) => uid) ?? [];
  const peer = leg.peer === undefined ? [] : [leg.peer];
  return [...new Set([leg.uid, ...peer, ...view.talksTo(leg.uid), ...parties])];
}

/** Those at which it is. Another agent's own recording is that agent's alone. */
export function recordedLegs(sources: Sources, view: SwitchView, leg: Leg): readonly string[] {
  if (!leg.joined) return [];
  return recordableLegs(sources, view, leg).filter((uid) => {
    const one = sources.recordings.of(uid);
    return one !== undefined && (uid === leg.uid ? one.isOn : one.others > 0);
  });
}

/** true where the agent has no recording that could be ended, and others have */
export function isRecordedByOthers(sources: Sources, view: SwitchView, leg: Leg): boolean {
  const own = sources.recordings.of(leg.uid)?.own ?? '';
  return own === '' && recordedLegs(sources, view, leg).length > 0;
}

export function recordingState(sources: Sources, view: SwitchView, leg: Leg): RecordingState {
  const legs = recordedLegs(sources, view, leg);
  if (legs.length === 0) return 'off';
  return legs.every((uid) => sources.recordings.of(uid)?.paused) ? 'paused' : 'on';
}

/** All recordings of the contact, whoever has begun them, as far as their files are known. */
export function recordingsOf(
  { recordings, mirror, ...sources }: ContactSources,
  view: SwitchView,
  leg: Leg,
): readonly CtiRecording[] {
  const uids = new Set([
    ...[...mirror.byLinked.of(leg.contact)].map(({ uid }) => uid),
    ...recordableLegs({ recordings, ...sources }, view, leg),
  ]);
  const found = new Map<string, CtiRecording & { readonly order: number }>();
  const add = (files: RecordedFiles | undefined, paused: boolean) => {
    for (const [id, { runs, order }] of files?.all ?? []) {
      if (runs || !found.has(id)) found.set(id, { id, state: runs ? (paused ? 'paused' : 'on') : 'stopped', order });
    }
  };
  add(recordings.pastOf(leg.contact), false);
  for (const one of [...uids].map((uid) => recordings.of(uid))) add(one?.files, one?.paused === true);
  return [...found.values()]
    .sort((one, other) => one.order - other.order)
    .slice(-RECORDINGS_KEPT)
    .map(({ id, state }) => ({ id, state }));
}
