import { MUSIC_HZ } from './configuration-folder.js';

/** The tone (Hz) of everybody in the lab, by the name they have in what `audio()` says. */
export const TONES = {
  '1001': 500,
  '1002': 700,
  '1003': 900,
  '1004': 1100,
  '1005': 1700,
  '1006': 1900,
  customer: 1300,
  customer2: 2100,
  customer3: 2300,
  third: 2500,
  music: MUSIC_HZ,
} as const;

export type Voice = keyof typeof TONES;

/** Numbers outside who speak with a voice of their own. */
const OUTSIDE: Readonly<Record<string, Voice>> = {
  '+15550102': 'customer2',
  '+15550103': 'customer3',
  '+15550456': 'third',
};

const isVoice = (name: string): name is Voice => Object.hasOwn(TONES, name);

/** The name in `TONES` of whoever has that number; a number outside that is nobody's in particular is `customer`. */
export function voiceOf(number: string): Voice {
  return isVoice(number) ? number : (OUTSIDE[number] ?? 'customer');
}
