import { beforeEach, describe, expect, it } from '@jest/globals';
import { AmiMessage } from '../ami/ami-message.js';
import { DeviceStates } from './device-states.js';

describe('the devices of a switch', () => {
  let states: DeviceStates;
  let changes: number;
  const row = (Device: string, State: string) => AmiMessage.of({ Event: 'DeviceStateChange', Device, State });
  const tell = (State: string, device = 'PJSIP/1001') => states.apply(row(device, State));

  beforeEach(() => {
    states = new DeviceStates();
    changes = 0;
    states.watch('PJSIP/1001', () => changes++);
  });

  it('are there or not as the switch says, and unknown where it says nothing', () => {
    expect(states.of('PJSIP/1001')).toBe('unknown');
    for (const [state, told] of [
      ['UNAVAILABLE', 'unregistered'],
      ['INVALID', 'unregistered'],
      ['UNKNOWN', 'unknown'],
      ['NOT_INUSE', 'registered'],
      ['INUSE', 'registered'],
    ] as const) {
      tell(state);
      expect(states.of('PJSIP/1001')).toBe(told);
    }
  });

  it('are told of only where one has come or gone', () => {
    for (const state of ['NOT_INUSE', 'INUSE', 'UNAVAILABLE', 'INVALID', 'NOT_INUSE']) tell(state);
    tell('UNAVAILABLE', 'PJSIP/1002');
    expect(changes).toBe(3);
  });

  it('are absent where the switch says so, until it says something else', () => {
    states.asked('PJSIP/1001', 'INVALID');
    expect([states.of('PJSIP/1001'), changes]).toEqual(['unregistered', 1]);
    tell('NOT_INUSE');
    expect([states.of('PJSIP/1001'), changes]).toEqual(['registered', 2]);
    states.asked('PJSIP/1002', 'NOT_INUSE');
    expect(states.of('PJSIP/1002')).toBe('registered');
  });

  it('are read anew, but for what was told meanwhile', () => {
    tell('UNAVAILABLE');
    tell('UNAVAILABLE', 'PJSIP/1002');
    states.beginReading();
    tell('NOT_INUSE', 'PJSIP/1002');
    states.endReading([row('PJSIP/1002', 'UNAVAILABLE'), row('PJSIP/1003', 'UNAVAILABLE')]);
    const there = ['1001', '1002', '1003'].map((one) => states.of(`PJSIP/${one}`));
    expect(there).toEqual(['unknown', 'registered', 'unregistered']);
    expect(changes).toBe(2);
  });

  it('are watched until nobody wants to know', () => {
    const watcher = () => changes++;
    states.watch('PJSIP/1002', watcher);
    states.unwatch('PJSIP/1002', watcher);
    tell('UNAVAILABLE', 'PJSIP/1002');
    expect(changes).toBe(0);
  });
});
