import { describe, expect, it } from '@jest/globals';
import { callBodyOf } from './call-body-of.js';

function form(...fields: readonly (readonly [string, string])[]): FormData {
  const made = new FormData();
  for (const [name, value] of fields) made.append(name, value);
  return made;
}

describe('what the form of a customer’s call asks for', () => {
  it('leaves out what is empty', () => {
    const empty = ['name', 'patience', 'hangupAfterRing', 'every', 'key', 'value'].map((name) => [name, ''] as const);
    expect(callBodyOf(form(['kind', 'queue'], ['called', ' support '], ['from', '+1'], ...empty))).toEqual({
      call: { queue: 'support', from: '+1' },
      every: undefined,
    });
  });

  it('has each value beside its name, and seconds as milliseconds', () => {
    const data = [
      ['key', 'order'],
      ['value', '42'],
      ['key', ''],
      ['value', 'lost'],
      ['key', 'tier'],
      ['value', 'gold'],
    ] as const;
    const times = [
      ['patience', '0'],
      ['hangupAfterAnswer', '1.5'],
      ['every', '30'],
    ] as const;
    expect(
      callBodyOf(form(['kind', 'agent'], ['called', '1001'], ['from', '+1'], ['name', 'Ada'], ...data, ...times)),
    ).toEqual({
      call: {
        agent: '1001',
        from: '+1',
        name: 'Ada',
        data: { order: '42', tier: 'gold' },
        behaviour: { patience: 0, hangupAfterAnswer: 1500 },
      },
      every: 30_000,
    });
  });
});
