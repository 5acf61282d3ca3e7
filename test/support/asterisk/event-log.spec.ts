import { describe, expect, it } from '@jest/globals';
import { EventLog } from './event-log.js';

const any = (): boolean => true;
const SOON_MS = 20;

describe('EventLog', () => {
  it('gives out what was there before the wait, each event once and in its order', async () => {
    const log = new EventLog<string>('log');
    log.record('a');
    log.record('b');
    expect([await log.until(any, SOON_MS, 'one'), await log.until(any, SOON_MS, 'two')]).toEqual(['a', 'b']);
    await expect(log.until(any, SOON_MS, 'third event')).rejects.toThrow('log: no third event within 20 ms');
    expect(log.all).toEqual(['a', 'b']);
  });

  it('gives one event to one of two who wait for it', async () => {
    const log = new EventLog<string>('log');
    const both = [log.until(any, SOON_MS, 'x'), log.until(any, SOON_MS, 'x')];
    log.record('a');
    log.record('b');
    expect(await Promise.all(both)).toEqual(['a', 'b']);
  });

  it('does not give an event to a wait that is over', async () => {
    const log = new EventLog<string>('log');
    await expect(log.until(any, 1, 'x')).rejects.toThrow('no x');
    log.record('a');
    expect(await log.until(any, SOON_MS, 'x')).toBe('a');
  });

  it('keeps for later what does not match, until it is cleared', async () => {
    const log = new EventLog<string>('log');
    log.record('a');
    log.record('b');
    expect(await log.until((event) => event === 'b', SOON_MS, 'b')).toBe('b');
    log.clear();
    await expect(log.until(any, SOON_MS, 'anything')).rejects.toThrow('no anything');
  });
});
