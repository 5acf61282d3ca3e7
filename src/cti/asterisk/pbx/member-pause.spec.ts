import { describe, expect, it } from '@jest/globals';
import { samePause } from './member-pause.js';

const paused = (reason: string) => ({ paused: true, reason });
/** as Asterisk keeps it */
const kept = (reason: string) => new TextDecoder().decode(new TextEncoder().encode(reason).subarray(0, 79));

describe('the pause of a member', () => {
  it.each(['x'.repeat(256), 'ü'.repeat(200), `${'x'.repeat(77)}€uro`, 'x'.repeat(80)])(
    'is the same where Asterisk has kept the beginning of its reason alone',
    (reason) => {
      expect(samePause(paused(reason), paused(kept(reason)))).toBe(true);
      expect(samePause(paused(kept(reason)), paused(reason))).toBe(true);
    },
  );

  it('is another one where the reason is', () => {
    expect(samePause(paused('lunch'), paused('lunch break'))).toBe(false);
    expect(samePause(paused('x'.repeat(79)), paused('x'.repeat(78)))).toBe(false);
    expect(samePause(paused('x'.repeat(256)), paused('y'.repeat(79)))).toBe(false);
    expect(samePause(paused(''), { paused: false, reason: '' })).toBe(false);
  });
});
