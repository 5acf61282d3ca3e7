import { computed } from '@preact/signals';
import { language, type Language } from '../../texts/texts.js';
import { de } from './de.js';
import { en } from './en.js';
import type { DeveloperWords } from './words.js';

const WORDS: Readonly<Record<Language, DeveloperWords>> = { en, de };

/** The words of the developer's drawer, which come with it. */
export const developerWords = computed(() => WORDS[language.value]);
