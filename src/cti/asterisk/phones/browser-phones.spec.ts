import { plainToInstance } from 'class-transformer';
import { describe, expect, it } from '@jest/globals';
import { AgentDevices } from '../agent-devices.js';
import { AsteriskOptions } from '../asterisk.options.js';
import { BrowserPhonesOptions } from '../browser-phones.options.js';
import { BrowserPhones } from './browser-phones.js';
import { derivedPassword } from './derived-password.js';

const SECRET = 's'.repeat(32);
const devices = [
  { extension: '2001', endpoint: 'PJSIP/alice' },
  { extension: '2002', endpoint: 'PJSIP/bob@trunk' },
];

function phones(options: object = {}): BrowserPhones {
  const all = Object.assign(new AsteriskOptions(), { devices });
  const given = { url: 'wss://pbx.example.com:8089/ws', extensions: ['10*', '2001', '2002'], ...options };
  return new BrowserPhones(
    plainToInstance(BrowserPhonesOptions, given, { exposeDefaultValues: true }),
    new AgentDevices(all),
  );
}

describe('BrowserPhones', () => {
  it('tells where an extension that is one registers', async () => {
    expect(await phones().at('1001', true)).toEqual({
      url: 'wss://pbx.example.com:8089/ws',
      address: 'sip:1001@pbx.example.com',
      user: '1001',
    });
  });

  it('has none for the others', async () => {
    const some = phones();
    for (const extension of ['1101', '20011', '2000']) expect(await some.at(extension, true)).toBeUndefined();
    expect(await phones({ extensions: ['*'] }).at('1101', true)).toMatchObject({ user: '1101' });
  });

  it('registers the account of the device, whatever its extension', async () => {
    expect(await phones({ domain: 'sip.example.com' }).at('2001', true)).toMatchObject({
      address: 'sip:alice@sip.example.com',
      user: 'alice',
    });
    expect(await phones().at('2002', true)).toBeUndefined();
  });

  it('tells the password of the account at the own device, and of no other', async () => {
    const some = phones({ secret: SECRET });
    expect(await some.at('2001', true)).toMatchObject({ password: derivedPassword(SECRET, 'alice') });
    expect(await some.at('1002', false)).not.toHaveProperty('password');
  });

  it('tells of the servers for ICE', async () => {
    const iceServers = [{ urls: ['turn:turn.example.com'], username: 'cti', credential: 'secret' }];
    expect((await phones({ iceServers }).at('1001', true))?.iceServers).toEqual(iceServers);
  });

  it('takes an address for the host', async () => {
    expect(await phones({ url: 'ws://[::1]:8088/ws' }).at('1001', true)).toMatchObject({ address: 'sip:1001@[::1]' });
  });
});
