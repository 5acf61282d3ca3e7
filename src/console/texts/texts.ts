import { computed, effect } from '@preact/signals';
import { preference } from '../state/preference.js';
import { de } from './de.js';
import { en } from './en.js';
import type { Texts } from './words.js';

export const LANGUAGES = { en, de } as const satisfies Readonly<Record<string, Texts>>;
export type Language = keyof typeof LANGUAGES;

const known = Object.keys(LANGUAGES) as Language[];
const spoken = navigator.languages.map((tag) => tag.slice(0, 2));
const first = spoken.flatMap((tag) => known.filter((language) => language === tag))[0] ?? 'en';

export const language = preference<Language>('language', known, first);

/** The words of the page, in the language that was chosen. */
export const texts = computed<Texts>(() => LANGUAGES[language.value]);

/** In which manner times are told: the browser's own, where it speaks the language that was chosen. */
export const locale = computed(
  () => navigator.languages.find((tag) => tag.startsWith(language.value)) ?? language.value,
);

effect(() => {
  document.documentElement.lang = language.value;
});
