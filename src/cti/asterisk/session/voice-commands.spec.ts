import { beforeEach, describe, expect, it } from '@jest/globals';
import { ObedientSwitch } from '../../../../test/support/asterisk/obedient-switch.js';
import { ScriptedAgent } from '../../../../test/support/asterisk/scripted-agent.js';
import { recordingState } from '../calls/recorded-legs.js';
import { encodeAction } from '../ami/ami-action.js';
import { AmiRefusedError, AmiTimeoutError } from '../ami/ami-error.js';
import type { AgentWork } from './agent-work.js';
import { DataCommands } from './data-commands.js';
import { readMemos } from './leg-memo.js';
import { RecordingWatch } from './recording-watch.js';
import { VoiceCommands } from './voice-commands.js';

const ID = 'INTERACTION_PROCESSOR_RECORDING';
const FILE = 'MIXMONITOR_FILENAME';

describe('the sound of a call', () => {
  let scripted: ObedientSwitch;
  let agent: ScriptedAgent;
  let voice: VoiceCommands;
  /** ids of the recordings that run at the switch */
  let running: Set<string>;

  /** The switch does the next one of these, and its answer is lost. */
  const lose = (action: string) => {
    const does = scripted.effects.get(action);
    scripted.effects.set(action, (fields) => {
      if (does) scripted.effects.set(action, does);
      does?.(fields);
      throw new AmiTimeoutError(action);
    });
  };

  const state = () => recordingState(scripted.asterisk.calls.world, scripted.asterisk.calls.view, agent.leg);

  beforeEach(() => {
    scripted = new ObedientSwitch();
    scripted.talk();
    agent = new ScriptedAgent(scripted);
    voice = new VoiceCommands(scripted.asterisk, agent.legs);
    running = new Set(['of somebody else']);
    let next = 0;
    scripted.effects.set('MixMonitor', ({ File }) => {
      running.add(`id-${++next}`);
      scripted.variables.set(FILE, `/monitor/${String(File)}`);
      scripted.variables.set(ID, `id-${next}`);
    });
    scripted.answers.set('MixMonitor', () => ({ MixMonitorID: `id-${next}` }));
    scripted.effects.set('StopMixMonitor', ({ MixMonitorID }) => {
      if (!running.delete(String(MixMonitorID))) throw new AmiRefusedError('StopMixMonitor', 'there is none');
    });
  });

  it('is recorded by no one when the answer to the beginning is lost, and once when it is tried again', async () => {
    lose('MixMonitor');
    await expect(voice.startRecording(agent.ref)).rejects.toBeInstanceOf(AmiTimeoutError);
    expect([...running]).toEqual(['of somebody else']);
    expect(state()).toBe('off');
    await voice.startRecording(agent.ref);
    expect([...running]).toEqual(['of somebody else', 'id-2']);
  });

  it('is recorded once when the first try could not be undone either', async () => {
    lose('MixMonitor');
    scripted.effects.set('StopMixMonitor', () => {
      throw new AmiTimeoutError('StopMixMonitor');
    });
    await expect(voice.startRecording(agent.ref)).rejects.toBeInstanceOf(AmiTimeoutError);
    scripted.effects.set('StopMixMonitor', ({ MixMonitorID }) => running.delete(String(MixMonitorID)));
    await voice.startRecording(agent.ref);
    expect([...running]).toEqual(['of somebody else', 'id-2']);
  });

  it('is recorded no more when the answer to the end is lost and it is ended again', async () => {
    await voice.startRecording(agent.ref);
    lose('StopMixMonitor');
    await expect(voice.stopRecording(agent.ref)).rejects.toBeInstanceOf(AmiTimeoutError);
    await voice.stopRecording(agent.ref);
    expect([...running]).toEqual(['of somebody else']);
    expect(state()).toBe('off');
  });

  it('is known to the next process also where the data leaves no room for anything else', async () => {
    const setvar = scripted.effects.get('Setvar');
    scripted.effects.set('Setvar', (fields) => {
      encodeAction('Setvar', '1', fields);
      setvar?.(fields);
    });
    const work = { amend: () => undefined } as unknown as AgentWork;
    const data = new DataCommands(scripted.asterisk, agent.legs, work);
    const fits = (size: number) =>
      data.set(agent.ref, { note: 'x'.repeat(size) }).then(
        () => true,
        () => false,
      );
    let size = 800;
    while (!(await fits(size))) size--;
    await voice.startRecording(agent.ref);
    await voice.pauseRecording(agent.ref);
    const next = agent.override();
    scripted.asterisk.calls.world.recordings.forget(agent.leg.uid, '');
    await readMemos(scripted.asterisk, next.calls);
    await new RecordingWatch(scripted.asterisk, next.calls).find();
    expect(state()).toBe('paused');
    expect(scripted.asterisk.calls.world.recordings.of(next.leg.uid)?.own).toBe('id-1');
    expect(next.leg.data['note']).toHaveLength(size);
  });

  it('leaves alone what has the id of a recording that is over', async () => {
    await voice.startRecording(agent.ref);
    await voice.stopRecording(agent.ref);
    running.add('id-1');
    await voice.startRecording(agent.ref);
    expect([...running]).toEqual(['of somebody else', 'id-1', 'id-2']);
  });
});
