import { describe, expect, it } from '@jest/globals';
import { about, aboutNothing, subjectNow } from './subject.js';

const FIRST = { session: 's1', agent: '1001', service: 'main' };
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('what something is done for', () => {
  it('is nothing, and holds for what comes of it later, each for its own', async () => {
    const later = async () => {
      await turn();
      return subjectNow();
    };
    expect(await Promise.all([about(FIRST, later), later(), about({ agent: '1002' }, later)])).toEqual([
      FIRST,
      {},
      { agent: '1002' },
    ]);
  });

  it('is more of the same agent’s, and of another one’s nothing but the service', () => {
    about({ ...FIRST, call: 'c1' }, () => {
      expect(about({ call: 'c2' }, subjectNow)).toEqual({ ...FIRST, call: 'c2' });
      expect(about({ agent: '1001' }, subjectNow)).toEqual({ ...FIRST, call: 'c1' });
      expect(about({ agent: '1002', call: 'c2' }, subjectNow)).toEqual({ agent: '1002', service: 'main', call: 'c2' });
      expect(about({ agent: undefined, call: 'c2' }, subjectNow)).toEqual({ service: 'main', call: 'c2' });
      expect(aboutNothing(subjectNow)).toEqual({});
    });
  });
});
