import { describe, expect, it } from '@jest/globals';
import { asksForAnswer } from './asks-for-answer.js';

const request = (header?: string, value = '') => ({ getHeaders: (name: string) => (name === header ? [value] : []) });

describe('asksForAnswer', () => {
  it.each([
    ['Call-Info', '<sip:interaction-processor>;answer-after=0'],
    ['Alert-Info', '<http://example>;info=alert-autoanswer'],
    ['Alert-Info', 'Auto-Answer'],
    ['Answer-Mode', 'Auto'],
  ])('is true for %s: %s', (header, value) => {
    expect(asksForAnswer(request(header, value))).toBe(true);
  });

  it.each([
    [undefined, ''],
    ['Call-Info', '<sip:interaction-processor>;answer-after=5'],
    ['Answer-Mode', 'Manual'],
  ])('is false for %s: %s', (header, value) => {
    expect(asksForAnswer(request(header, value))).toBe(false);
  });
});
