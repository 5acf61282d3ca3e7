import { expect, it } from '@jest/globals';
import type { Presence } from '../../protocol/objects/object-states.js';
import { agentGroups, type Order } from './agent-groups.js';

const agent = (id: string, presence: Presence, minute: number) => ({
  kind: 'agent' as const,
  id,
  address: id,
  presence,
  since: `2026-01-01T12:0${minute}:00Z`,
});
const AGENTS = [agent('10', 'ready', 1), agent('9', 'ready', 3), agent('8', 'busy', 2), agent('7', 'offline', 0)];

it.each<[Order, unknown]>([
  [
    'state',
    [
      ['busy', '8'],
      ['ready', '10', '9'],
      ['offline', '7'],
    ],
  ],
  [
    'name',
    [
      [undefined, '8', '9', '10'],
      ['offline', '7'],
    ],
  ],
  [
    'since',
    [
      [undefined, '10', '8', '9'],
      ['offline', '7'],
    ],
  ],
])('puts agents in order by %s, those who are not there last', (order, groups) => {
  const shown = agentGroups(AGENTS, order).map(({ presence, agents }) => [presence, ...agents.map(({ id }) => id)]);
  expect(shown).toEqual(groups);
});
