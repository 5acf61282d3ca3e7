import { expect, it } from '@jest/globals';
import type { ClientEvent } from '../../client.js';
import type { Cause } from '../../protocol/cause.js';
import { notReachedOf } from './not-reached.js';

const disposed = (role: string, code: Cause['code'], kind: Cause['by']['kind']) =>
  ({
    name: 'conversation.disposed',
    cause: { code, by: { kind } },
    object: { role, parties: [{ id: 'v1', address: '1003', name: 'Cleo' }] },
  }) as unknown as ClientEvent;

it.each([
  ['consult', 'busy', 'remote', false],
  ['consult', 'noanswer', 'timeout', true],
  ['primary', 'busy', 'remote', true],
  ['primary', 'unreachable', 'switch', true],
] as const)('tells of a %s leg that ended as %s', (role, code, by, dialled) => {
  expect(notReachedOf(disposed(role, code, by), dialled)).toEqual({ who: 'Cleo', why: code });
});

it.each([
  ['consult', 'released', 'remote', true],
  ['consult', 'rejected', 'agent', false],
  ['primary', 'noanswer', 'timeout', false],
  ['primary', 'unreachable', 'switch', false],
] as const)('tells nothing of a %s leg that ended as %s', (role, code, by, dialled) => {
  expect(notReachedOf(disposed(role, code, by), dialled)).toBeUndefined();
});
