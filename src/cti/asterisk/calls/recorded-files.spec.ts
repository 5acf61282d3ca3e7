import { beforeEach, describe, expect, it } from '@jest/globals';
import { RECORDINGS_KEPT } from '../../port/recordings-kept.js';
import { RecordedFiles } from './recorded-files.js';

describe('RecordedFiles', () => {
  let files: RecordedFiles;
  let order: number;
  const running = () => [...files.all].filter(([, { runs }]) => runs).map(([name]) => name);

  beforeEach(() => {
    order = 0;
    files = new RecordedFiles(() => (order += 1));
    for (const name of ['first.wav', 'own.wav', 'last.wav']) files.set(name, true);
  });

  it('take the newest of others for over, or the oldest, and never the agent’s own', () => {
    files.keep(1, 'own.wav', 'newest');
    expect(running()).toEqual(['first.wav', 'own.wav']);
    files.set('last.wav', true);
    files.keep(1, 'own.wav', 'oldest');
    expect(running()).toEqual(['own.wav', 'last.wav']);
    files.keep(0, 'own.wav', 'oldest');
    expect(running()).toEqual(['own.wav']);
    files.keep(5, 'own.wav', 'newest');
    expect(running()).toEqual(['own.wav']);
  });

  it('keep the place of one that goes on in the same file', () => {
    files.stopAll();
    expect(running()).toEqual([]);
    files.set('first.wav', true);
    expect([...files.all].map(([name, one]) => [name, one.order])).toEqual([
      ['first.wav', 1],
      ['own.wav', 2],
      ['last.wav', 3],
    ]);
  });

  it('are bounded, and know nothing of what was never there', () => {
    for (let count = 0; count < 2 * RECORDINGS_KEPT; count++) files.set(`${String(count)}.wav`, true);
    expect([...files.all]).toHaveLength(RECORDINGS_KEPT);
    files.stop('never.wav');
    expect([...files.all]).toHaveLength(RECORDINGS_KEPT);
  });
});
