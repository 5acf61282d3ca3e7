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
  music: MUSIC_HZ,
} as const;
