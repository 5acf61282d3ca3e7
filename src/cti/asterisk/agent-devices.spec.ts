import { describe, expect, it } from '@jest/globals';
import { CtiRejectedError } from '../../errors/switch-errors.js';
import { AgentDevices } from './agent-devices.js';
import { AsteriskOptions } from './asterisk.options.js';

const devices = (options: Partial<AsteriskOptions> = {}) =>
  new AgentDevices(Object.assign(new AsteriskOptions(), options));

describe('AgentDevices', () => {
  it('names a device as Asterisk does, and knows our own people’s from a trunk', () => {
    const own = devices({ endpoint: 'PJSIP/agent.{extension}', member: 'Local/{extension}@agents/n' });
    expect(own.endpoint('1001')).toBe('PJSIP/agent.1001');
    expect(own.member('1001')).toBe('Local/1001@agents/n');
    expect(own.isInternalEndpoint('PJSIP/agent.1002')).toBe(true);
    for (const other of [
      'PJSIP/agentx1002',
      'PJSIP/1002',
      'PJSIP/agent.trunk',
      'SIP/agent.1002',
      'PJSIP/agent.5551234',
    ]) {
      expect(own.isInternalEndpoint(other)).toBe(false);
    }
  });

  it('knows a device whose name does not follow from its number, both ways', () => {
    const own = devices({ devices: [{ extension: '2001', endpoint: 'PJSIP/alice' }] });
    expect([own.endpoint('2001'), own.member('2001'), own.endpoint('1001')]).toEqual([
      'PJSIP/alice',
      'PJSIP/alice',
      'PJSIP/1001',
    ]);
    expect(own.extension('PJSIP/alice')).toBe('2001');
    expect(own.isInternalEndpoint('PJSIP/alice')).toBe(true);
    expect(own.extension('PJSIP/2001')).toBeUndefined();
    expect(own.isInternalEndpoint('PJSIP/2001')).toBe(false);
    expect(own.answerWay('2001')).toBe('notify');
    const local = devices({
      member: 'Local/{extension}@agents/n',
      devices: [{ extension: '2001', endpoint: 'PJSIP/alice' }],
      consult: 'device',
    });
    expect([local.member('2001'), local.third('2001')]).toEqual(['Local/2001@agents/n', 'PJSIP/alice']);
  });

  it('is told per device how it can be answered', () => {
    const own = devices({ devices: [{ extension: '1005', answer: 'none' }] });
    expect([own.answerWay('1001'), own.answerWay('1005')]).toEqual(['notify', 'none']);
  });

  it.each(['', '+', '1 2', '1&PJSIP/2', '${X}', 'a/b', 'a@b', '1\n2', '1,2', 'x'.repeat(66), '++1'])(
    'refuses %j',
    (number) => {
      expect(() => AgentDevices.checkNumber(number)).toThrow(CtiRejectedError);
    },
  );

  it.each(['+15551234', '1002', '*97', '#1', 'agent_7-b'])('takes %j', (number) => {
    expect(AgentDevices.checkNumber(number)).toBe(number);
  });
});
