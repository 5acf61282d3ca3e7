import { beforeEach, describe, expect, it } from '@jest/globals';
import { ObedientSwitch } from '../../../../test/support/asterisk/obedient-switch.js';
import { ScriptedAgent } from '../../../../test/support/asterisk/scripted-agent.js';
import { recordingsOf, recordingState } from '../calls/recorded-legs.js';
import { RecordingWatch } from './recording-watch.js';

const CUSTOMER = { Channel: 'PJSIP/trunk-00000001', Uniqueid: '1.1', Linkedid: '1.1' };

describe('recordings of others', () => {
  let scripted: ObedientSwitch;
  let agent: ScriptedAgent;
  let watch: RecordingWatch;
  /** variables of channels, by both names */
  let variables: Map<string, string>;
  let asked: string[];

  const state = () => recordingState(scripted.asterisk.calls.world, scripted.asterisk.calls.view, agent.leg);
  const look = async () => {
    watch.look();
    await new Promise(setImmediate);
  };

  beforeEach(async () => {
    scripted = new ObedientSwitch();
    variables = new Map();
    asked = [];
    scripted.answers.set('Getvar', ({ Channel, Variable }) => {
      const name = `${String(Channel)} ${String(Variable)}`;
      asked.push(name);
      return { Value: variables.get(name) ?? '' };
    });
    scripted.talk();
    agent = new ScriptedAgent(scripted);
    watch = new RecordingWatch(scripted.asterisk, agent.calls);
    await look();
  });

  it('are asked for twice in a call, however much is told of it', async () => {
    scripted.tell('Newstate', { ...CUSTOMER, ChannelState: '6' });
    await look();
    await look();
    expect(asked.sort()).toEqual([
      'PJSIP/1001-00000002 MIXMONITOR_FILENAME',
      'PJSIP/trunk-00000001 MIXMONITOR_FILENAME',
    ]);
    expect(state()).toBe('off');
  });

  it('are told apart by their file from those that another agent has begun', async () => {
    const file = (name: string) => variables.set('PJSIP/trunk-00000001 MIXMONITOR_FILENAME', `/monitor/${name}`);
    file('1-1.wav');
    scripted.tell('MixMonitorStart', CUSTOMER);
    await look();
    expect(state()).toBe('off');
    file('1.1.wav');
    scripted.tell('MixMonitorStart', CUSTOMER);
    await look();
    expect(state()).toBe('on');
  });

  it('go on while one of two is ended, and are over then, whatever the variable says', async () => {
    variables.set('PJSIP/trunk-00000001 MIXMONITOR_FILENAME', '/monitor/1.1.wav');
    for (const name of ['Start', 'Start', 'Stop']) scripted.tell(`MixMonitor${name}`, CUSTOMER);
    await look();
    expect(state()).toBe('on');
    scripted.tell('MixMonitorStop', CUSTOMER);
    await look();
    expect(state()).toBe('off');
  });

  it('are silenced anew where another one begins while they are paused', async () => {
    variables.set('PJSIP/trunk-00000001 MIXMONITOR_FILENAME', '/monitor/1.1.wav');
    scripted.tell('MixMonitorStart', CUSTOMER);
    await look();
    await scripted.asterisk.calls.recording.pause('1.1', true);
    const silenced = () => scripted.asked.filter((one) => one.startsWith('MixMonitorMute')).length;
    expect(silenced()).toBe(1);
    scripted.tell('MixMonitorMute', { ...CUSTOMER, Direction: 'both', State: '1' });
    scripted.tell('MixMonitorStart', CUSTOMER);
    await look();
    expect(silenced()).toBe(2);
    expect(state()).toBe('paused');
  });

  it('are listed by their files, each that begins, and those that are over', async () => {
    const listed = () =>
      recordingsOf(scripted.asterisk.calls.world, scripted.asterisk.calls.view, agent.leg).map(
        ({ id, state: is }) => `${id} ${is}`,
      );
    const begins = async (file: string) => {
      variables.set('PJSIP/trunk-00000001 MIXMONITOR_FILENAME', `/monitor/${file}`);
      scripted.tell('MixMonitorStart', CUSTOMER);
      await look();
    };
    await begins('one.wav');
    await begins('two.wav');
    await scripted.asterisk.calls.recording.begin(agent.leg.uid, 'own.wav');
    expect(listed()).toEqual(['one.wav on', 'two.wav on', `${agent.leg.id}.wav on`]);
    scripted.tell('MixMonitorMute', { ...CUSTOMER, Direction: 'both', State: '1' });
    expect(listed()).toEqual(['one.wav paused', 'two.wav paused', `${agent.leg.id}.wav on`]);
    // Asterisk ends the one that began last.
    scripted.tell('MixMonitorStop', CUSTOMER);
    expect(listed()).toEqual(['one.wav paused', 'two.wav stopped', `${agent.leg.id}.wav on`]);
    scripted.tell('Hangup', { ...CUSTOMER, Cause: '16' });
    expect(listed()).toEqual(['one.wav stopped', 'two.wav stopped', `${agent.leg.id}.wav on`]);
  });
});
