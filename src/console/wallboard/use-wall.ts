import { effect, useComputed, type ReadonlySignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { useDesk } from '../state/desk-context.js';
import { ticks } from '../state/ticks.js';
import { HistoryFile } from './history/history-file.js';
import { readingOf, type Reading } from './history/reading.js';
import { WallHistory } from './history/wall-history.js';

export interface Wall {
  /** whether what is shown is what is so now */
  readonly known: ReadonlySignal<boolean>;
  readonly reading: ReadonlySignal<Reading>;
  readonly history: WallHistory;
}

/** Has colleagues and queues told as long as the wall board is there, and keeps how they were. */
export function useWall(): Wall {
  const desk = useDesk();
  const { directory } = desk;
  const session = desk.session.value?.id ?? '';
  const known = useComputed(
    () =>
      directory.complete.value &&
      desk.connection.value.status === 'connected' &&
      desk.state.value?.status === 'live' &&
      desk.info.value?.degraded === false,
  );
  const reading = useComputed(() => readingOf(directory.queues.value.values(), directory.agents.value.values()));
  const [file, history] = useMemo(() => {
    const kept = new HistoryFile(session, sessionStorage);
    return [kept, new WallHistory(kept.read())] as const;
  }, [session]);
  useEffect(() => directory.want(), [directory]);
  useEffect(() => {
    const ends = [
      effect(() => {
        void ticks.value;
        if (known.value) history.note(desk.now(), reading.value);
        else history.interrupt();
      }),
      effect(() => file.write(history.slices.value)),
    ];
    return () => ends.forEach((end) => end());
  }, [desk, file, history, known, reading]);
  return { known, reading, history };
}
