import { describe, expect, it } from '@jest/globals';
import { readTraceparent, writeTraceparent } from './traceparent.js';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const SPAN = 'b7ad6b7169203331';
const GOOD = `00-${TRACE}-${SPAN}-01`;

describe('traceparent', () => {
  it('is the trace, the span that asks, and whether it is recorded', () => {
    expect(readTraceparent({ traceparent: GOOD })).toEqual({
      traceId: TRACE,
      spanId: SPAN,
      traceFlags: 1,
      isRemote: true,
    });
  });

  it.each([
    ['of a later version, with more in it', `cc-${TRACE}-${SPAN}-01-what-the-future-will-be-like`],
    ['of a later version, without more', `01-${TRACE}-${SPAN}-01`],
    ['with flags that nobody knows yet', `00-${TRACE}-${SPAN}-ff`],
  ])('is taken %s', (_, traceparent) => {
    expect(readTraceparent({ traceparent })).toMatchObject({ traceId: TRACE, spanId: SPAN, traceFlags: 1 });
  });

  it.each<[string, unknown]>([
    ['none', undefined],
    ['null', null],
    ['a number', 7],
    ['a list', [GOOD]],
    ['an empty text', ''],
    ['version ff', `ff-${TRACE}-${SPAN}-01`],
    ['version 00 with more in it', `${GOOD}-more`],
    ['a later version with more that no dash begins', `cc-${TRACE}-${SPAN}-01.more`],
    ['a trace of zeros', `00-${'0'.repeat(32)}-${SPAN}-01`],
    ['a span of zeros', `00-${TRACE}-${'0'.repeat(16)}-01`],
    ['upper case', GOOD.toUpperCase()],
    ['a trace that is too short', `00-${TRACE.slice(1)}-${SPAN}-01`],
    ['a span that is too long', `00-${TRACE}-${SPAN}0-01`],
    ['no flags', `00-${TRACE}-${SPAN}`],
    ['what is no hexadecimal', `00-${TRACE.slice(1)}x-${SPAN}-01`],
    ['blanks around it', ` ${GOOD} `],
    ['more than anybody has to read', `cc-${TRACE}-${SPAN}-01-${'x'.repeat(512)}`],
  ])('counts as none where it is %s', (_, traceparent) => {
    expect(readTraceparent({ traceparent })).toBeUndefined();
  });

  it('has a state beside it, of which what is malformed is left out', () => {
    const stateOf = (tracestate: unknown) =>
      readTraceparent({ traceparent: GOOD, tracestate })?.traceState?.serialize();
    expect(stateOf('rojo=00f067aa0ba902b7,congo=t61rcWkgMzE')).toBe('rojo=00f067aa0ba902b7,congo=t61rcWkgMzE');
    expect(stateOf('BAD KEY=1,congo=2')).toBe('congo=2');
    expect(stateOf({ congo: '2' })).toBeUndefined();
  });

  it('is written as it was read, in the version of here', () => {
    const read = readTraceparent({ traceparent: `cc-${TRACE}-${SPAN}-01-more` });
    expect(read && writeTraceparent(read)).toBe(GOOD);
    const unsampled = readTraceparent({ traceparent: `00-${TRACE}-${SPAN}-02` });
    expect(unsampled && writeTraceparent(unsampled)).toBe(`00-${TRACE}-${SPAN}-00`);
  });
});
