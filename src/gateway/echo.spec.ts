import { describe, expect, it } from '@jest/globals';
import { echo } from './echo.js';

describe('what is sent back of a request', () => {
  it('is what there is of it', () => {
    expect(echo('original', { command: 'a', data: [1] })).toEqual({ original: { command: 'a', data: [1] } });
    expect(echo('data', null)).toEqual({ data: null });
    expect(echo('data', undefined)).toEqual({});
  });

  it('is nothing where it is large', () => {
    expect(echo('data', { text: 'x'.repeat(4000) })).toHaveProperty('data');
    expect(echo('data', { text: 'x'.repeat(4096) })).toEqual({});
    expect(
      echo(
        'original',
        Array.from({ length: 3000 }, () => 0),
      ),
    ).toEqual({});
  });
});
