import { beforeEach, describe, expect, it } from '@jest/globals';
import { ScriptedSwitch } from '../../../../test/support/asterisk/scripted-switch.js';
import { CtiUnavailableError } from '../../../errors/switch-errors.js';
import { AriClosedError } from '../ari/ari-error.js';
import type { TakeOver } from '../mirror/take-over.js';
import { encodeMark } from './call-mark.js';
import { callThird } from './call-third.js';
import { endForgotten } from './end-forgotten.js';
import { newThird } from './new-third.js';
import { reachTarget } from './reach-target.js';

const [AGENT, PEER, BRIDGE] = ['1.2', '1.1', 'interaction-processor-own-b'];
const CARD = { direction: 'inbound', calling: false, from: '5551234', to: '800' } as const;
/** longer than anybody may be rung */
const LIMIT = 'TIMEOUT(absolute)=35';

describe('a channel that is made to call somebody', () => {
  let scripted: ScriptedSwitch;
  const created = () => scripted.asked.filter((one) => one.startsWith('POST /channels/create'));
  const hangUps = () => scripted.asked.filter((one) => one.startsWith('Hangup'));

  const reach = () => {
    const customer = scripted.at.mirror.live(PEER);
    if (!customer) throw new Error('there is no call');
    return reachTarget(scripted.at, { to: '1003', callerId: '5551234', customer });
  };
  const ask = () => {
    const call: TakeOver = { agent: AGENT, peer: PEER, card: CARD, phase: 'held' };
    scripted.at.takeOvers.add(call);
    return callThird(scripted.at, call, newThird('ip-id1', '1003', 'consult', BRIDGE), '1001');
  };
  /** The link is lost: what is asked has been done, and nobody learns of it. */
  const loseLink = () => {
    scripted.at.disconnected();
    throw new AriClosedError();
  };
  /** The link is back, and that channel is there. */
  const readAgain = async (as: string, mark = '') => {
    const { application } = scripted.at.parts;
    const ApplicationData = `${application},${as}`;
    const channel = { Channel: 'PJSIP/1003-3', Uniqueid: 'ip-id1', Linkedid: PEER, ChannelState: '0' };
    const talking = [
      { Channel: 'PJSIP/trunk-00000001', Uniqueid: PEER, Linkedid: PEER, ChannelState: '6' },
      { Channel: 'PJSIP/1001-00000002', Uniqueid: AGENT, Linkedid: PEER, ChannelState: '6' },
    ];
    scripted.lists.set('CoreShowChannels', [...talking, { ...channel, Application: 'Stasis', ApplicationData }]);
    scripted.answers.set('Getvar', () => ({ Value: mark }));
    scripted.connect();
    await scripted.at.read();
    endForgotten(scripted.at);
  };

  beforeEach(() => {
    scripted = new ScriptedSwitch();
    scripted.talk();
    scripted.effects.set('POST addChannel', ({ channel }) => scripted.moves(String(channel), BRIDGE));
    scripted.effects.set('POST create', ({ channelId }) => {
      const Uniqueid = String(channelId);
      scripted.tell('Newchannel', { Channel: 'Local/1003@internal-1;1', Uniqueid, Linkedid: PEER, ChannelState: '0' });
      scripted.entersApplication(Uniqueid);
    });
  });

  it.each([
    ['target', 'CALLERID(num)=5551234', () => reach()],
    ['third', 'CALLERID(num)=1001', () => ask()],
  ])('is made with a limit, and ended when the link is back (%s)', async (as, callerId, make) => {
    scripted.effects.set('POST create', loseLink);
    await expect(make()).rejects.toBeInstanceOf(AriClosedError);
    expect(created()).toEqual([expect.stringContaining(LIMIT)]);
    expect(created()).toEqual([expect.stringContaining(callerId)]);
    await readAgain(as);
    expect(hangUps()).toEqual(['Hangup Channel=PJSIP/1003-3 Cause=16']);
  });

  it('may stay once it calls', async () => {
    await ask();
    const names = scripted.asked.slice(-2).map((one) => one.split(' ').slice(0, 4).join(' '));
    expect(names[0]).toMatch(/^POST \/channels\/ip-id1\/dial /);
    expect(names[1]).toBe('Setvar Channel=Local/1003@internal-1;1 Variable=TIMEOUT(absolute) Value=0');
    scripted.hangsUp('ip-id1');
  });

  it('is no failure of the call where it has ended by itself just then', async () => {
    scripted.refuses.add('Setvar Channel=Local/1003@internal-1;1 Variable=TIMEOUT');
    await ask();
    scripted.hangsUp('ip-id1');
  });

  it.each(['third', 'taken'])(
    'is left alone where its call is written on it, or it was not made by us (%s)',
    async (as) => {
      const mark = encodeMark({ agent: AGENT, peer: PEER, card: CARD });
      await readAgain(as, as === 'third' ? mark : '');
      expect(hangUps()).toEqual([]);
    },
  );

  it('is left alone while somebody waits for it', async () => {
    const reaching = expect(reach()).rejects.toBeInstanceOf(CtiUnavailableError);
    await scripted.clock.advance(0);
    await readAgain('target');
    expect(hangUps()).toEqual([]);
    scripted.at.disconnected();
    await reaching;
  });
});
