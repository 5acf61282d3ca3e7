import { describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../../test/support/fake-clock.js';
import { AmiClosedError, AmiRefusedError, AmiTimeoutError } from '../ami/ami-error.js';
import type { AmiMessage } from '../ami/ami-message.js';
import { measuredClients } from './measured-clients.js';

describe('requests that are measured', () => {
  it('are answered as before, and told with what became of them', async () => {
    const clock = new FakeClock();
    const told: unknown[] = [];
    const observer = { request: (...one: unknown[]) => void told.push(one), lag: () => undefined };
    const failures = [new AmiRefusedError('Hangup', 'no'), new AmiTimeoutError('Hangup'), new AmiClosedError()];
    const clients = measuredClients(
      {
        ami: {
          action: () => Promise.reject<AmiMessage>(failures[0] ?? new Error('more')),
          list: () => Promise.resolve([]),
        },
        ari: {
          get: () => clock.advance(5).then(() => 'channel'),
          post: (path: string) => Promise.resolve(path),
          delete: () => Promise.resolve(undefined),
        },
      },
      observer,
      clock,
    );
    while (failures.length > 0) {
      await expect(clients.ami.action('Hangup', { Channel: 'PJSIP/1001-00000001' })).rejects.toBe(failures[0]);
      failures.shift();
    }
    expect(await clients.ami.list('BridgeList')).toEqual([]);
    expect(await clients.ari.get('/channels/1700000000.12/variable?variable=planted')).toBe('channel');
    await clients.ari.post('/channels/1001/hold', {});
    await clients.ari.delete('/bridges/agent-1001');
    expect(told).toEqual([
      ['Hangup', 'refused', 0],
      ['Hangup', 'late', 0],
      ['Hangup', 'lost', 0],
      ['BridgeList', 'ok', 0],
      ['GET /channels/{id}/variable', 'ok', 5],
      ['POST /channels/{id}/hold', 'ok', 0],
      ['DELETE /bridges/{id}', 'ok', 0],
    ]);
  });
});
