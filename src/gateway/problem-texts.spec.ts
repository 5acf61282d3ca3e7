import { describe, expect, it } from '@jest/globals';
import { InvalidMessageError } from '../errors/desktop-errors.js';
import { parsedCommand } from './parsed-command.js';

const problems = (message: object) => {
  try {
    parsedCommand(message);
  } catch (error) {
    if (error instanceof InvalidMessageError) return error.problems;
    throw error;
  }
  return [];
};

const session = { command: 'interaction.setdata', target: 's.tel.i1' };
const deep = (levels: number): object => (levels === 0 ? {} : { a: deep(levels - 1) });

describe('what is said of a message that is not as it should be', () => {
  it.each([
    [{ command: 'prepareSession', data: { agent: { password: 'x' } } }, 'data.agent.id', 'id is missing'],
    [
      { command: 'prepareSession', data: { agent: { id: '1001', password: 7 } } },
      'data.agent.password',
      'must be a string',
    ],
    [{ command: 'prepareSession', data: { agent: { id: 1001, password: 'x' } } }, 'data.agent.id', 'must be a string'],
    [{ command: 'prepareSession', data: {} }, 'data.agent', 'agent is missing'],
    [{ command: 'channel.dial', target: 's.tel', data: {} }, 'data.to', 'to is missing'],
    [{ command: 'channel.dial', target: 's.tel', data: { to: 4711 } }, 'data.to', 'must be a string'],
    [{ ...session, data: {} }, 'data.data', 'data is missing'],
    [{ ...session, data: { data: { a: 'x', b: 7 } } }, 'data.data.b', 'must be a string or a map'],
    [{ ...session, data: { data: { a: { b: ['x'] } } } }, 'data.data.a.b', 'must be a string or a map'],
    [{ ...session, data: { data: { a: { b: null } } } }, 'data.data.a.b', 'must be a string or a map'],
    [{ ...session, data: { data: deep(9) } }, 'data.data.a.a.a.a.a.a.a.a', 'nested more than 8 levels'],
    [
      { ...session, data: { data: { ['k'.repeat(99)]: 7 } } },
      `data.data.${'k'.repeat(64)}`,
      'must be a string or a map',
    ],
  ])('%j', (message, path, text) => {
    expect(problems(message)).toEqual([{ path, problem: expect.stringContaining(text) }]);
  });

  it('is nothing where a key is to be taken away', () => {
    expect(problems({ ...session, data: { data: { a: null, b: 'x' } } })).toEqual([]);
  });
});
