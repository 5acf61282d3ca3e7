import { describe, expect, it } from '@jest/globals';
import { keysOf, SHORTCUTS } from './shortcuts.js';

describe('the shortcuts', () => {
  it('have a key each, which is what is told of it', () => {
    expect(new Set(SHORTCUTS.map(({ code }) => code)).size).toBe(SHORTCUTS.length);
    expect(SHORTCUTS.map(({ keys }) => keys.replace('Alt+', 'Key'))).toEqual(SHORTCUTS.map(({ code }) => code));
  });

  it('are known by the commands that they give', () => {
    expect([keysOf('conversation.retrieve'), keysOf('conversation.release'), keysOf('interaction.consult')]).toEqual([
      'Alt+H',
      'Alt+X',
      'Alt+C',
    ]);
    expect(keysOf('interaction.reject')).toBeUndefined();
  });

  it('hang up nobody who is on hold', () => {
    const release = SHORTCUTS.find(({ name }) => name === 'release');
    expect(release?.meant.map((selector) => selector.split(' ')[0])).toEqual([
      '[data-leg=connected]',
      '[data-leg=dialing]',
    ]);
  });
});
