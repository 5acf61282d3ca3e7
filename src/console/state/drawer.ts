import { preference } from './preference.js';

/** Whether the developer's drawer is there; this browser remembers it. */
export const drawer = preference<'open' | 'closed'>('developer', ['open', 'closed'], 'closed');

/** Whether somebody has opened it in this page, and is to be in it. */
export const opened = { byHand: false };

export function toggleDrawer(): void {
  opened.byHand = true;
  drawer.value = drawer.value === 'open' ? 'closed' : 'open';
}
