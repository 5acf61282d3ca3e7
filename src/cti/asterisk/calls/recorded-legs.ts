import type { RecordingState } from '../../../protocol/objects/object-states.js';
import type { CallWorld } from './call-world.js';
import type { Leg } from './leg.js';
import type { SwitchView } from './switch-view.js';

type Sources = Pick<CallWorld, 'book' | 'recordings'>;

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
