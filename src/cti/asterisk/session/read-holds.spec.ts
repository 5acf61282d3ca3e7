import { beforeEach, describe, expect, it } from '@jest/globals';
import { ScriptedSwitch } from '../../../../test/support/asterisk/scripted-switch.js';
import { readHolds } from './read-holds.js';

const DEVICE = { Channel: 'PJSIP/1001-00000002', Uniqueid: '1.2', Linkedid: '1.1' };

describe('what is asked about holding, and what is told meanwhile', () => {
  let scripted: ScriptedSwitch;

  beforeEach(() => {
    scripted = new ScriptedSwitch();
    scripted.talk();
  });

  const holding = () => scripted.asterisk.mirror.live('1.2')?.holding;
  const answers = (Value: '0' | '1') => scripted.answers.set('Getvar', () => ({ Value }));

  it('the answer counts where nothing was told', async () => {
    answers('1');
    await readHolds(scripted.asterisk, 'PJSIP/1001');
    expect(holding()).toBe(true);
    answers('0');
    await readHolds(scripted.asterisk, 'PJSIP/1001');
    expect(holding()).toBe(false);
  });

  it.each([
    ['Hold', '0', true],
    ['Unhold', '1', false],
  ] as const)('%s in the same piece as an older answer is the newer of them', async (event, answer, now) => {
    answers(answer);
    scripted.effects.set('Getvar', () => scripted.tell(event, DEVICE));
    await readHolds(scripted.asterisk, 'PJSIP/1001');
    expect(holding()).toBe(now);
  });
});
