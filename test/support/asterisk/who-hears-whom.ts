import { isDeepStrictEqual } from 'node:util';
import { eventually } from './eventually.js';
import { TONES } from './lab-tones.js';
import type { SoftCall } from './softphone/soft-call.js';

/** For each name, the names (of `TONES`, sorted) it hears; `['gone']` when its call is over. */
export type Audio = Readonly<Record<string, readonly string[]>>;

const NAMES = new Map<number, string>(Object.entries(TONES).map(([name, frequency]) => [frequency, name]));
const FREQUENCIES = [...NAMES.keys()];
/** As long as a phone's memory of what it heard: whatever was there before has left it then. */
const FRESH_SAMPLES = 3_200;
const FRESH_DEADLINE_MS = 700;
const SETTLED_DEADLINE_MS = 5_000;

/** What each call hears at this moment. */
export function hearNow(calls: Readonly<Record<string, SoftCall>>): Audio {
  const entries = Object.entries(calls).map(([name, call]): [string, string[]] => {
    if (call.isOver) return [name, ['gone']];
    const { tones } = call.phone.hears(call, FREQUENCIES);
    return [name, tones.map((frequency) => NAMES.get(frequency) ?? '').sort()];
  });
  return Object.fromEntries(entries);
}

/** Until each call has heard for a whole window, or hears nothing at all. */
async function fresh(calls: readonly SoftCall[]): Promise<void> {
  const marks = calls.map((call) => call.stream.listener.samples + FRESH_SAMPLES);
  const all = (): boolean => calls.every((call, i) => call.isOver || call.stream.listener.samples >= (marks[i] ?? 0));
  await eventually(all, FRESH_DEADLINE_MS, 'audio').catch(() => undefined);
}

/** Who hears whom, once two looks, a whole window of audio apart, have shown the same: no change is caught half-way. */
export async function whoHearsWhom(calls: Readonly<Record<string, SoftCall>>): Promise<Audio> {
  let last: Audio | undefined;
  const look = async (): Promise<Audio | undefined> => {
    await fresh(Object.values(calls));
    const before = last;
    last = hearNow(calls);
    return isDeepStrictEqual(before, last) ? last : undefined;
  };
  return eventually(look, SETTLED_DEADLINE_MS, () => `steady audio, but ${JSON.stringify(last)}`);
}
