import { describe, expect, it } from '@jest/globals';
import { commandNames } from './command-names.js';
import { COMMAND_ROWS, COMMANDS_BY_KIND } from '../table/command-rows.js';
import type { ObjectKind } from './object-kind.js';
import { maskOf, RULE_MASKS } from './rule-masks.js';
import { supportedCommands } from './supported-commands.js';

const KINDS = Object.keys(RULE_MASKS) as ObjectKind[];

describe('the rules as masks', () => {
  it.each(KINDS)('have a bit for every command of a kind, and none that makes the number negative: %s', (kind) => {
    expect(RULE_MASKS[kind].commands).toEqual(COMMANDS_BY_KIND[kind]);
    expect(COMMANDS_BY_KIND[kind].length).toBeLessThan(31);
  });

  it.each(KINDS)('say what the table says: %s', (kind) => {
    const { commands, byState, byCondition } = RULE_MASKS[kind];
    for (const command of commands) {
      const bit = maskOf(commands, (one) => one === command);
      const states = [...byState].filter(([, mask]) => mask & bit).map(([state]) => state);
      expect(states.toSorted()).toEqual([...COMMAND_ROWS[command].states].toSorted());
      const conditions = byCondition.filter(([, mask]) => mask & bit).map(([name]) => name);
      const { conditions: needed = [], useful = [] } = COMMAND_ROWS[command];
      expect(conditions.toSorted()).toEqual([...needed, ...useful].toSorted());
    }
  });

  it.each(KINDS)('become names in the order of the table, one list for each mask: %s', (kind) => {
    const { commands } = RULE_MASKS[kind];
    const every = maskOf(commands, () => true);
    expect(commandNames(kind, every)).toEqual(commands);
    expect(commandNames(kind, 0)).toEqual([]);
    expect(commandNames(kind, 0b101)).toEqual([commands[0], commands[2]]);
    expect(commandNames(kind, 0b101)).toBe(commandNames(kind, 0b101));
  });

  it('leave out what the provider cannot, and what the device lacks', () => {
    const { channel, interaction } = supportedCommands(['channel.ready', 'channel.dial'], ['channel.dial']);
    expect(commandNames('channel', channel)).toEqual(['channel.ready']);
    expect(interaction).toBe(0);
  });
});
