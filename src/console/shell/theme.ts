import { effect } from '@preact/signals';
import { preference } from '../state/preference.js';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const theme = preference<Theme>('theme', THEMES, 'system');

effect(() => {
  document.documentElement.dataset['theme'] = theme.value;
});
