import { computed } from '@preact/signals';
import { language, type Language } from '../../texts/texts.js';
import { de } from './de.js';
import { en } from './en.js';
import type { WallboardWords } from './words.js';

const WORDS: Readonly<Record<Language, WallboardWords>> = { en, de };

/** The words of the wall board, which come with it. */
export const wallboardWords = computed(() => WORDS[language.value]);
