import { describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { toldClients } from './told-clients.js';
import type { SwitchClients } from './switch-clients.js';

describe('requests that are told', () => {
  it('are answered as before, and each stands in the log with its number', async () => {
    const debug = jest.spyOn(Logger.prototype, 'debug').mockImplementation(() => undefined);
    const refusal = new Error('refused');
    const clients = toldClients({
      ami: { action: () => Promise.reject(refusal), list: () => Promise.resolve([]) },
      ari: { post: (path: string) => Promise.resolve(path) },
    } as unknown as SwitchClients);
    await expect(clients.ami.action('Hangup', { Channel: 'PJSIP/1-1' })).rejects.toBe(refusal);
    expect(await clients.ami.list('BridgeList')).toEqual([]);
    expect(await clients.ari.post('/bridges', { type: 'mixing' })).toBe('/bridges');
    expect(debug.mock.calls.map(([text]) => String(text))).toEqual([
      '1 Hangup Channel=PJSIP/1-1',
      '1 Error: refused',
      '2 BridgeList',
      '2 is answered',
      '3 POST /bridges type=mixing',
      '3 is answered',
    ]);
    debug.mockRestore();
  });
});
