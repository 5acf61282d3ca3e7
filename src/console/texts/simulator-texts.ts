import { computed } from '@preact/signals';
import { simulatorDe } from './simulator-de.js';
import { simulatorEn, type SimulatorTexts } from './simulator-en.js';
import { language, type Language } from './texts.js';

const WORDS: Readonly<Record<Language, SimulatorTexts>> = { en: simulatorEn, de: simulatorDe };

/** The words of the simulator's panel, which come with it. */
export const simulatorTexts = computed(() => WORDS[language.value]);
