import { beforeEach, describe, expect, it } from '@jest/globals';
import { ObedientSwitch } from '../../../../test/support/asterisk/obedient-switch.js';
import { ScriptedAgent } from '../../../../test/support/asterisk/scripted-agent.js';
import { AriTimeoutError } from '../ari/ari-error.js';
import { ConsultCommands } from './consult-commands.js';

describe('a consultation for which no bridge can be had', () => {
  let scripted: ObedientSwitch;
  let agent: ScriptedAgent;
  let consults: ConsultCommands;
  /** bridges at the switch, as far as it was asked for them */
  const bridges = () => {
    const of = (verb: string) => scripted.asked.filter((one) => one.startsWith(`${verb} /bridges`));
    const made = of('POST').flatMap((one) => /bridgeId=(\S+)/.exec(one)?.[1] ?? []);
    return made.filter((id) => !of('DELETE').includes(`DELETE /bridges/${id}`));
  };

  beforeEach(() => {
    scripted = new ObedientSwitch();
    scripted.talk();
    agent = new ScriptedAgent(scripted);
    consults = new ConsultCommands(scripted.at, agent.calls, '1001');
    scripted.effects.set('POST bridges', () => {
      scripted.effects.delete('POST bridges');
      throw new AriTimeoutError('POST /bridges');
    });
  });

  it('leaves agent and customer talking, and nothing at the switch', async () => {
    await expect(consults.consult(agent.ref, '1003')).rejects.toBeInstanceOf(AriTimeoutError);
    expect(agent.leg.state).toBe('connected');
    expect(scripted.at.mirror.live('1.1')?.bridge).toBe('of-asterisk');
    expect(bridges()).toEqual([]);
  });
});
