import { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createHash } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { FakeClock } from '../../../test/support/fake-clock.js';
import type { Happening } from '../../happenings/happening.js';
import { Happenings } from '../../happenings/happenings.js';
import { Entrance } from './entrance.js';
import { RefusedTries } from './refused-tries.js';
import { TokenHolders } from './token-holders.js';
import { Visits } from './visits.js';

it.each([
  [true, 'success'],
  [false, 'aborted'],
])('tells of a request whose connection closes when it is answered (%s): %s', (writableEnded, result) => {
  const [happenings, visits, told] = [new Happenings(), new Visits(), [] as Happening[]];
  happenings.watch((one) => told.push(one));
  const digest = createHash('sha256').update('token').digest();
  const holders = new TokenHolders({ tokens: [{ name: 'nadia', role: 'operate', digest }], exposed: [] });
  const entrance = new Entrance(holders, new RefusedTries(new FakeClock()), visits, happenings, ['localhost']);
  const request = { headers: { authorization: 'Bearer token', host: 'localhost' }, socket: {} };
  const response = Object.assign(new EventEmitter(), { setHeader: () => undefined, writableEnded });
  entrance.pass(request as unknown as IncomingMessage, response as unknown as ServerResponse, () => {
    visits.of(request).operation = 'endSession';
  });
  response.emit('close');
  expect(told).toMatchObject([{ kind: 'admin', who: 'nadia', action: 'endSession', outcome: { result } }]);
});
