import { describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { requestFields } from './request-fields.js';
import { toldClients } from './told-clients.js';
import type { SwitchClients } from './switch-clients.js';

describe('requests that are told', () => {
  it('are answered as before, and each stands in the log under its number', async () => {
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
      'Hangup',
      'came to nothing',
      'BridgeList',
      'is answered',
      'POST /bridges',
      'is answered',
    ]);
    const fields = debug.mock.calls.map((call: readonly unknown[]) => call[1]);
    expect(fields[0]).toEqual({ request: 1, Channel: 'PJSIP/1-1', personal: {} });
    expect(fields[1]).toEqual({ request: 1, error: 'Error', personal: { reason: 'Error: refused' } });
    expect(fields[4]).toEqual({ request: 3, type: 'mixing', personal: {} });
    debug.mockRestore();
  });

  it('have what is personal apart, and never the keys that were pressed', () => {
    expect(requestFields({ Channel: 'PJSIP/1-1', Digit: '4', Duration: '100' })).toEqual({
      Channel: 'PJSIP/1-1',
      Duration: '100',
      personal: {},
    });
    for (const Channel of ['PJSIP/4930@trunk', 'DAHDI/g1/4930'])
      expect(requestFields({ Channel })).toEqual({ personal: { Channel } });
    expect(requestFields({ Channel: 'Local/4930@out', Exten: '4930', Value: 'a note' })).toEqual({
      personal: { Channel: 'Local/4930@out', Exten: '4930', Value: 'a note' },
    });
  });
});
