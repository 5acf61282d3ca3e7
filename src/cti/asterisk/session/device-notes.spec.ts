import { describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../../test/support/fake-clock.js';
import { AgentDevices } from '../agent-devices.js';
import { AmiClosedError, AmiRefusedError } from '../ami/ami-error.js';
import { AmiMessage } from '../ami/ami-message.js';
import { AsteriskOptions } from '../asterisk.options.js';
import { AsteriskSwitch } from '../switch/asterisk-switch.js';
import { DeviceNotes } from './device-notes.js';

const FAMILY = '/interaction-processor/devices/MTAwMQ';

function notes(list: () => Promise<readonly Readonly<Record<string, string>>[]>): DeviceNotes {
  const options = new AsteriskOptions();
  const devices = new AgentDevices(options);
  const asterisk = new AsteriskSwitch({
    options,
    devices,
    clock: new FakeClock(),
    ids: { next: () => 'x' },
    application: 'x',
  });
  const rest = () => Promise.resolve();
  const refused = (action: string) => Promise.reject(new AmiRefusedError(action, 'by the test'));
  const ami = { action: refused, list: async () => (await list()).map((one) => AmiMessage.of(one)) };
  asterisk.connected({ ami, ari: { get: rest, post: rest, delete: rest } });
  return new DeviceNotes(asterisk, '1001');
}

describe('DeviceNotes', () => {
  it('reads its own, and nothing that only looks like it', async () => {
    const found = notes(async () => [
      { Key: `${FAMILY}/tel2`, Val: 'active/1005' },
      { Key: `${FAMILY}/tel3`, Val: 'inactive/+15551234' },
      { Key: `${FAMILY}x/tel4`, Val: 'active/1006' },
      { Key: `${FAMILY}/tel`, Val: 'active/1006' },
      { Key: `${FAMILY}/tel5/more`, Val: 'active/1006' },
      { Key: `${FAMILY}/tel6`, Val: 'asleep/1006' },
      { Key: `${FAMILY}/tel7`, Val: 'active/' },
      { Key: `${FAMILY}/tel8`, Val: 'active/1006&PJSIP/1007' },
      { Key: `${FAMILY}/tel1`, Val: 'active/1006' },
    ]);
    expect(await found.read()).toEqual([
      { channel: 'tel2', extension: '1005', active: true },
      { channel: 'tel3', extension: '+15551234', active: false },
    ]);
  });

  it('has none where the switch cannot list them, and says so where it cannot be asked', async () => {
    await expect(notes(() => Promise.reject(new AmiRefusedError('DBGetTree', 'unknown'))).read()).resolves.toEqual([]);
    await expect(notes(() => Promise.reject(new AmiClosedError())).read()).rejects.toBeInstanceOf(AmiClosedError);
  });

  it('takes what cannot be erased for gone, and what cannot be written for refused', async () => {
    const broken = notes(async () => []);
    await expect(broken.erase('tel2')).resolves.toBeUndefined();
    const note = { channel: 'tel2', extension: '1005', active: true };
    await expect(broken.write(note)).rejects.toBeInstanceOf(AmiRefusedError);
  });
});
