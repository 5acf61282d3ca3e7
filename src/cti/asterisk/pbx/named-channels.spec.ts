import { beforeEach, describe, expect, it } from '@jest/globals';
import { AmiMessage } from '../ami/ami-message.js';
import { AmiRefusedError } from '../ami/ami-error.js';
import { withNamedChannels } from './named-channels.js';
import { Pbx } from './pbx.js';
import type { SwitchClients } from './switch-clients.js';

describe('what is asked of a channel whose name nobody knows any more', () => {
  let pbx: Pbx;
  let asked: string[];

  beforeEach(() => {
    asked = [];
    const action = (name: string) => {
      asked.push(name);
      return Promise.resolve(AmiMessage.of({ Response: 'Success', Value: '' }));
    };
    pbx = new Pbx();
    pbx.use(
      withNamedChannels({ ami: { action, list: () => Promise.resolve([]) }, ari: {} } as unknown as SwitchClients),
    );
  });

  it('is refused, and Asterisk hears nothing of it', async () => {
    await expect(pbx.write('', 'VOLUME(RX)', '0')).rejects.toBeInstanceOf(AmiRefusedError);
    await expect(pbx.connect('PJSIP/1', '')).rejects.toBeInstanceOf(AmiRefusedError);
    await pbx.drop('', 'holds');
    await pbx.hangUp('');
    expect(await pbx.readVariable('', 'CHANNEL(state)')).toBe('');
    expect(asked).toEqual([]);
  });

  it('is asked where it has a name, and where none is meant', async () => {
    await pbx.drop('PJSIP/1001-00000001', 'holds');
    await pbx.writeGlobal('ALIVE', '1');
    expect(asked).toEqual(['Setvar', 'Setvar']);
  });
});
