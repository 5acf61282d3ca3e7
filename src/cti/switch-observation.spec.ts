import { describe, expect, it } from '@jest/globals';
import type { SwitchResult } from './port/cti-observer.js';
import { SwitchObservation, type SwitchRequest } from './switch-observation.js';

describe('SwitchObservation', () => {
  const observed = (tell: (observer: ReturnType<SwitchObservation['of']>) => void) => {
    const observation = new SwitchObservation();
    const heard: SwitchRequest[] = [];
    observation.onRequest = (request) => heard.push(request);
    tell(observation.of('a'));
    return { heard, lags: observation.lags };
  };

  it('tells of requests and of the latest lag, by service', () => {
    const { heard, lags } = observed((observer) => {
      observer.request('QueuePause', 'ok', 3);
      observer.lag(7);
      observer.lag(2);
    });
    expect(heard).toEqual([{ service: 'a', action: 'QueuePause', result: 'ok', took: 3 }]);
    expect([...lags]).toEqual([['a', 2]]);
  });

  it('takes what names somebody, and what is too many, for other', () => {
    const { heard } = observed((observer) => {
      observer.request('GET /channels/PJSIP-1001', 'ok', 1);
      observer.request('', 'ok', 1);
      observer.request('x'.repeat(65), 'ok', 1);
      const letters = Array.from({ length: 26 }, (_, n) => String.fromCodePoint(97 + n));
      for (const one of letters) for (const two of letters) observer.request(`${one}${two}`, 'ok', 1);
    });
    expect(new Set(heard.map(({ action }) => action)).size).toBe(101);
    expect(heard.slice(0, 3).every(({ action }) => action === 'other')).toBe(true);
    expect(heard.at(-1)?.action).toBe('other');
  });

  it('does not hear what is none, and needs nobody who listens', () => {
    const { heard, lags } = observed((observer) => {
      observer.request('A', 'done' as SwitchResult, 1);
      observer.request('A', 'ok', Number.NaN);
      observer.lag(-1);
    });
    expect([heard, [...lags]]).toEqual([[], []]);
    expect(() => new SwitchObservation().of('b').request('A', 'ok', 1)).not.toThrow();
  });
});
