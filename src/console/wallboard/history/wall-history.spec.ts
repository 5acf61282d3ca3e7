import { describe, expect, it } from '@jest/globals';
import { HistoryFile } from './history-file.js';
import { periodsOf } from './periods.js';
import { readingOf, type Reading } from './reading.js';
import { SLICE_MS } from './slice.js';
import { areaPath, frameOf, gapsOf, stepPath } from './step-path.js';
import { KEPT_MS, WallHistory } from './wall-history.js';

const START = Date.UTC(2026, 0, 1, 12);
const SINCE = '2026-01-01T12:00:00Z';

/** Nobody but one agent, who is ready. */
function waiting(count: number): Reading {
  return readingOf(
    [{ kind: 'queue', id: 'support', waiting: count, ready: 1 }],
    [{ kind: 'agent', id: '1', address: '1', presence: 'ready', since: SINCE }],
  );
}

class KeptText {
  text: string | null = null;
  getItem = () => this.text;
  setItem = (_name: string, text: string) => void (this.text = text);
}

describe('the history of the wall board', () => {
  const counts = (history: WallHistory) =>
    history.slices.value.map(({ at, waiting: most }) => [(at - START) / SLICE_MS, most]);

  it('has the most that waited in each slice, and what went on while the page slept', () => {
    const history = new WallHistory();
    history.note(START + 1_000, waiting(1));
    history.note(START + 2_000, waiting(3));
    history.note(START + 3_000, waiting(2));
    history.note(START + 63_000, waiting(0));
    expect(counts(history)).toEqual([
      [0, 3],
      [1, 2],
      [2, 2],
      [3, 2],
      [4, 0],
    ]);
    expect(history.slices.value[0]).toMatchObject({ queues: { support: 3 }, ready: 1, busy: 0 });
  });

  it('has a gap where there was no connection, or where it slept for too long', () => {
    const history = new WallHistory();
    history.note(START, waiting(1));
    history.interrupt();
    history.note(START + 3 * SLICE_MS, waiting(1));
    history.note(START + 40 * SLICE_MS, waiting(1));
    expect(counts(history)).toEqual([
      [0, 1],
      [3, 1],
      [40, 1],
    ]);
    expect(gapsOf(history.slices.value, START + 41 * SLICE_MS)).toEqual([
      [START + SLICE_MS, START + 3 * SLICE_MS],
      [START + 4 * SLICE_MS, START + 40 * SLICE_MS],
    ]);
  });

  it('forgets what is older than it shows', () => {
    const history = new WallHistory();
    for (let at = START; at < START + 2 * KEPT_MS; at += SLICE_MS) history.note(at, waiting(1));
    expect(history.slices.value).toHaveLength(KEPT_MS / SLICE_MS);
  });

  it('is drawn as steps, with the ground where it is filled', () => {
    const history = new WallHistory();
    history.note(START, waiting(2));
    history.interrupt();
    history.note(START + 2 * SLICE_MS, waiting(4));
    const { slices } = history;
    const frame = frameOf(slices.value, START + 2 * SLICE_MS + 1, 4);
    expect([frame.to - frame.from, frame.most]).toEqual([900_000, 4]);
    const of = (slice: { readonly waiting: number }) => slice.waiting;
    expect(stepPath(slices.value, of, frame)).toBe('M950 50V50H966.7M983.3 0V0H1000');
    expect(areaPath(slices.value.slice(0, 1), of, frame)).toBe('M950 50V50H966.7V100H950Z');
    expect(frameOf([], START, 11).most).toBe(20);
  });

  it('is told in a few numbers, too', () => {
    const history = new WallHistory();
    for (let at = 0; at < 30 * 60_000; at += SLICE_MS) history.note(START + at, waiting(at === 0 ? 5 : 1));
    const periods = periodsOf(history.slices.value);
    expect(periods).toHaveLength(6);
    expect(periods.at(-1)).toEqual({ from: START, mostWaiting: 5, fewestReady: 1, mostBusy: 0 });
  });

  it('is kept for its session alone, the newer half of what is too much', () => {
    const storage = new KeptText();
    const file = new HistoryFile('s1', storage);
    const history = new WallHistory();
    history.note(START, waiting(1));
    file.write(history.slices.value);
    expect(file.read()).toEqual(history.slices.value);
    expect(new HistoryFile('s2', storage).read()).toEqual([]);
    const [slice] = history.slices.value;
    if (!slice) throw new Error('nothing is noted');
    const wide = { ...slice, queues: { ['q'.repeat(600_000)]: 1 } };
    file.write([wide, slice, slice, wide]);
    expect(file.read()).toHaveLength(2);
    storage.text = '{"session":"s1","slices":[{"at":"x"},null,7]}';
    expect(file.read()).toEqual([]);
    storage.text = 'no json';
    expect(file.read()).toEqual([]);
  });
});
