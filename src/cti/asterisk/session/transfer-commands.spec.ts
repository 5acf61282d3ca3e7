import { beforeEach, describe, expect, it } from '@jest/globals';
import { ObedientSwitch } from '../../../../test/support/asterisk/obedient-switch.js';
import { ScriptedAgent } from '../../../../test/support/asterisk/scripted-agent.js';
import { CtiTimeoutError } from '../../../errors/switch-errors.js';
import { AmiTimeoutError } from '../ami/ami-error.js';
import { TransferCommands } from './transfer-commands.js';

const [AGENT, CUSTOMER, TARGET] = ['1.2', '1.1', '1003'];
const OWN = 'Channel=PJSIP/1001-00000002';

describe('a call that is sent on', () => {
  let scripted: ObedientSwitch;
  const hungUp = () => scripted.asked.flatMap((one) => (one.startsWith('Hangup') ? one.split(' ')[1] : []));
  const places = () => [...scripted.at.mirror.all].map(({ bridge }) => bridge);
  const talking = () => {
    scripted.talk();
    return new ScriptedAgent(scripted);
  };
  const ringing = () => {
    const caller = { Channel: 'PJSIP/trunk-1', Uniqueid: CUSTOMER, Context: 'in', Exten: '800', Priority: '1' };
    scripted.tell('Newchannel', { ...caller, Linkedid: CUSTOMER, ChannelState: '6' });
    const own = { Channel: 'PJSIP/1001-00000002', Uniqueid: AGENT, Linkedid: CUSTOMER, ChannelState: '5' };
    scripted.tell('Newchannel', own);
    scripted.tell('DialBegin', { ...caller, DestChannel: own.Channel, DestUniqueid: AGENT, DestLinkedid: CUSTOMER });
    const redirect = scripted.effects.get('Redirect');
    scripted.effects.set('Redirect', (fields, path) => {
      redirect?.(fields, path);
      scripted.hangsUp(AGENT);
    });
    return new ScriptedAgent(scripted);
  };
  const transfers = ({ calls }: ScriptedAgent) => new TransferCommands(scripted.at, calls);

  beforeEach(() => {
    scripted = new ObedientSwitch();
  });

  it('is transferred though the answer to the end of the agent’s leg is lost', async () => {
    const agent = talking();
    const hangUp = scripted.effects.get('Hangup');
    scripted.effects.set('Hangup', (fields, path) => {
      hangUp?.(fields, path);
      throw new AmiTimeoutError('Hangup');
    });
    await transfers(agent).transfer(agent.ref, TARGET);
    expect(hungUp()).toEqual([OWN]);
    expect(agent.told.at(-1)).toBe('ended transferred');
    expect(new Set(places()).size).toBe(1);
  });

  it('stays with the target where the agent’s leg cannot be ended', async () => {
    const agent = talking();
    scripted.effects.set('Hangup', () => {
      throw new AmiTimeoutError('Hangup');
    });
    await expect(transfers(agent).transfer(agent.ref, TARGET)).rejects.toBeInstanceOf(AmiTimeoutError);
    expect(hungUp()).toEqual([OWN]);
    scripted.hangsUp(AGENT);
    expect(agent.told.at(-1)).toBe('ended transferred');
  });

  it('is transferred though another session of the agent has taken the place of this one', async () => {
    const agent = talking();
    const sent = expect(transfers(agent).transfer(agent.ref, TARGET)).resolves.toBeUndefined();
    const next = agent.override();
    await scripted.clock.advance(10_000);
    await sent;
    expect(hungUp()).toEqual([OWN]);
    expect(next.told.at(-1)).toBe('ended transferred');
    expect(new Set(places()).size).toBe(1);
  });

  it('is deflected though another session of the agent has taken the place of this one', async () => {
    const agent = ringing();
    const sent = expect(transfers(agent).deflect(agent.ref, TARGET)).resolves.toBeUndefined();
    const next = agent.override();
    await scripted.clock.advance(10_000);
    await sent;
    expect(hungUp()).toEqual([]);
    expect(next.told.at(-1)).toBe('ended deflected');
    expect(new Set(places()).size).toBe(1);
  });

  it.each(['transfer', 'deflect'] as const)('stays where it is once its agent has been told no: %s', async (verb) => {
    const agent = verb === 'transfer' ? talking() : ringing();
    const deadline = new AbortController();
    const dial = scripted.effects.get('POST dial');
    scripted.effects.set('POST dial', (query, path) => {
      deadline.abort();
      dial?.(query, path);
    });
    const sent = transfers(agent)[verb](agent.ref, TARGET, deadline.signal);
    await expect(sent).rejects.toBeInstanceOf(CtiTimeoutError);
    expect(scripted.asked.filter((one) => one.startsWith('Redirect'))).toEqual([]);
    expect(hungUp()).toEqual([expect.stringContaining('Channel=PJSIP/1003')]);
    expect(agent.told).toHaveLength(1);
  });

  it('is taken back where its agent is told no while it is on its way', async () => {
    const agent = talking();
    const deadline = new AbortController();
    const redirect = scripted.effects.get('Redirect');
    scripted.effects.set('Redirect', (fields) => {
      redirect?.(fields);
      deadline.abort();
    });
    const sent = transfers(agent).transfer(agent.ref, TARGET, deadline.signal);
    await expect(sent).rejects.toBeInstanceOf(CtiTimeoutError);
    expect(hungUp()).toEqual([expect.stringContaining('Channel=PJSIP/1003')]);
    expect(agent.leg.state).toBe('connected');
    expect(places()).toEqual(['of-asterisk', 'of-asterisk']);
  });

  it('is not deflected any more once it has been answered at the session that came instead', async () => {
    const agent = ringing();
    const dial = scripted.effects.get('POST dial');
    scripted.effects.set('POST dial', (query, path) => {
      agent.override();
      scripted.tell('Newstate', { Channel: 'PJSIP/1001-00000002', Uniqueid: AGENT, ChannelState: '6' });
      dial?.(query, path);
    });
    const sent = expect(transfers(agent).deflect(agent.ref, TARGET)).rejects.toMatchObject({ code: 'CTI_REJECTED' });
    await scripted.clock.advance(10_000);
    await sent;
    expect(scripted.asked.filter((one) => one.startsWith('Redirect'))).toEqual([]);
    expect(hungUp()).toHaveLength(1);
  });
});
