import { Logger } from '@nestjs/common';
import { describe, expect, it, jest } from '@jest/globals';
import type { Happening } from './happening.js';
import { Happenings } from './happenings.js';

const LOCKOUT: Happening = { kind: 'lockout', address: '192.0.2.1' };

describe('Happenings', () => {
  it('tells everybody who looks on, until they end it', () => {
    const happenings = new Happenings();
    const [first, second]: Happening[][] = [[], []];
    const end = happenings.watch((one) => first?.push(one));
    happenings.watch((one) => second?.push(one));
    happenings.tell(LOCKOUT);
    end();
    happenings.tell(LOCKOUT);
    expect([first, second]).toEqual([[LOCKOUT], [LOCKOUT, LOCKOUT]]);
  });

  it('goes on where somebody who looks on fails', () => {
    const happenings = new Happenings();
    const told: Happening[] = [];
    happenings.watch(() => {
      throw new Error('the disk is full');
    });
    happenings.watch((one) => told.push(one));
    expect(() => happenings.tell(LOCKOUT)).not.toThrow();
    expect(told).toEqual([LOCKOUT]);
  });

  it('says of each that fails that it does, once', () => {
    const said = jest.spyOn(Logger.prototype, 'error').mockReturnValue();
    const happenings = new Happenings();
    for (const reason of ['the disk is full', 'no such field']) {
      happenings.watch(() => {
        throw new Error(reason);
      });
    }
    for (let n = 0; n < 3; n += 1) happenings.tell(LOCKOUT);
    const texts = said.mock.calls.map(([text]) => String(text).split('\n', 1)[0]);
    said.mockRestore();
    expect(texts).toEqual(['lockout: Error: the disk is full', 'lockout: Error: no such field']);
  });
});
