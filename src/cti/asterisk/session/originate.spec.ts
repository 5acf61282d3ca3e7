import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../../test/support/fake-clock.js';
import { CtiTimeoutError } from '../../../errors/switch-errors.js';
import { DEFAULT_CALL_MODEL } from '../../port/call-model.js';
import type { CtiReport } from '../../port/cti-facts.js';
import { AgentDevices } from '../agent-devices.js';
import { AmiMessage } from '../ami/ami-message.js';
import { AsteriskOptions } from '../asterisk.options.js';
import { AsteriskSwitch } from '../switch/asterisk-switch.js';
import { DeviceChannel } from './device-channel.js';

const RECORDINGS = new URL('../../../../test/asterisk/recordings/', import.meta.url);
const IDENTITY = { channel: 'tel', extension: '1001', endpoint: 'PJSIP/1001' };
const AGENT = { id: '1001', extension: '1001', queues: [] };

/** What a real Asterisk told of a call, as it was recorded. */
function recording(name: string): readonly AmiMessage[] {
  const blocks = readFileSync(new URL(`${name}.ami`, RECORDINGS), 'utf8').split('\n\n');
  return blocks
    .filter((block) => block.trim() !== '')
    .map((block) => {
      const lines = block.split('\n').filter(Boolean);
      return AmiMessage.of(Object.fromEntries(lines.map((line) => line.split(/: ?(.*)/s).slice(0, 2))));
    });
}

/** An agent whose switch says `told` all at once, and only then yes to what was asked. */
function late(id: string, told: readonly AmiMessage[]) {
  const options = new AsteriskOptions();
  const clock = new FakeClock();
  const devices = new AgentDevices(options);
  const asterisk = new AsteriskSwitch({ options, devices, clock, ids: { next: () => id }, application: 'x' });
  const rest = () => Promise.resolve();
  const action = async (name: string) => {
    if (name === 'Originate') asterisk.events(told);
    return AmiMessage.of({ Response: 'Success', ...(name === 'Getvar' ? { Value: '1' } : {}) });
  };
  asterisk.connected({ ami: { action, list: async () => [] }, ari: { get: rest, post: rest, delete: rest } });
  const reports: CtiReport[] = [];
  const host = { isOpen: true, isTaken: () => false, tell: (one: CtiReport) => void reports.push(one) };
  const device = new DeviceChannel(asterisk, IDENTITY, { agent: AGENT, model: DEFAULT_CALL_MODEL }, host);
  device.watch();
  const dial = async () => {
    await device.signOn.begin([]);
    return device.dial('1004', {});
  };
  return { clock, reports, dial };
}

describe('dialling', () => {
  it('gives the call that was over before the switch had said yes, and it was told', async () => {
    const { reports, dial } = late('abd', recording('dialled-busy'));
    expect(await dial()).toEqual({ interaction: 'ip-abd', conversation: 'ip-abd' });
    const told = reports.flatMap(({ interactions = [] }) => interactions);
    expect(told.at(0)).toMatchObject({ id: 'ip-abd', conversations: [{ state: 'dialing' }] });
    expect(told.at(-1)).toMatchObject({ id: 'ip-abd', conversations: [] });
    expect(reports.at(-1)?.cause.code).toBe('busy');
  });

  it('gives the same where the agent’s own phone did not want it', async () => {
    const { reports, dial } = late('abf', recording('dialled-own-phone-refuses'));
    expect(await dial()).toEqual({ interaction: 'ip-abf', conversation: 'ip-abf' });
    expect(reports.at(-1)).toMatchObject({ interactions: [{ id: 'ip-abf', conversations: [] }] });
  });

  it.each([
    ['0', 'unreachable'],
    ['5', 'busy'],
    ['99', 'unreachable'],
  ])('is refused in words where there never was a channel (%s)', async (Reason, reason) => {
    const failure = { Event: 'OriginateResponse', Response: 'Failure', Uniqueid: 'ip-no', Reason };
    const { dial } = late('no', [AmiMessage.of(failure)]);
    await expect(dial()).rejects.toMatchObject({ name: 'CtiRejectedError', details: { reason } });
  });

  it('does not wait for ever for one', async () => {
    const { clock, dial } = late('no', []);
    const failed = expect(dial()).rejects.toBeInstanceOf(CtiTimeoutError);
    await clock.advance(60_000);
    await failed;
  });
});
