import { describe, expect, it } from '@jest/globals';
import type { Arrangement } from './arrangement.js';
import { OPERATIONS, type Operation } from './operations.js';

const C = { uid: 'C', to: '' };
const T = { uid: 'T', to: '2' };
const N = { uid: 'N', to: '3' };
const talking: Arrangement = { agent: 'A', primary: [C], consult: [], focus: 'primary', muted: false };
const asking: Arrangement = { ...talking, consult: [T], focus: 'consult' };
const alone: Arrangement = { ...talking, primary: [] };

const refused = (name: Operation, call: Arrangement, isUp = true, room = 8) =>
  OPERATIONS[name].refused(call, { legs: { isUp: () => isUp }, room, party: N });

describe('operations', () => {
  it.each([
    ['hold', alone],
    ['hold', { ...talking, focus: 'none' }],
    ['hold', asking],
    ['retrieve', talking],
    ['retrieve', { ...alone, focus: 'none' }],
    ['holdConsult', { ...asking, focus: 'primary' }],
    ['retrieveConsult', asking],
    ['consult', asking],
    ['consult', alone],
    ['alternate', talking],
    ['alternate', { ...asking, focus: 'none' }],
    ['cancelConsult', talking],
    ['cancelConsult', { ...asking, primary: [] }],
    ['consultConference', talking],
    ['consultTransfer', talking],
    ['conference', { ...talking, focus: 'none' }],
    ['transfer', asking],
    ['transfer', alone],
    ['drop', talking],
    ['releasePrimary', talking],
  ] as const satisfies readonly (readonly [Operation, Arrangement])[])('%s is refused for %j', (name, call) => {
    expect(refused(name, call)).toMatchObject({ whyCode: expect.any(String) });
  });

  it.each(['alternate', 'consultConference'] as const)('%s is refused until somebody has answered', (name) => {
    expect(refused(name, asking, false)).toMatchObject({ whyCode: expect.any(String) });
    expect(refused(name, asking, true)).toBeUndefined();
  });

  it.each(['consult', 'conference'] as const)('%s is refused without room for another', (name) => {
    expect(refused(name, talking, true, 2)).toMatchObject({ whyCode: expect.any(String) });
    expect(refused(name, talking, true, 3)).toBeUndefined();
  });

  it('leave mute as it is, but for those that mute and those by which the agent leaves', () => {
    const muted = { ...asking, muted: true };
    const after = (name: Operation) => OPERATIONS[name].after(muted, name === 'drop' ? T : N).muted;
    const left: readonly Operation[] = ['unmute', 'consultTransfer', 'transfer'];
    for (const name of Object.keys(OPERATIONS) as Operation[])
      expect([name, after(name)]).toEqual([name, !left.includes(name)]);
  });
});
