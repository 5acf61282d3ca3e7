import { describe, expect, it } from '@jest/globals';
import { InvalidMessageError } from '../errors/desktop-errors.js';
import { COMMAND_TABLE } from '../protocol/command-table.js';
import { declaredProperties } from './declared-properties.js';
import { parsedCommand } from './parsed-command.js';

const parse = (json: string) => parsedCommand(JSON.parse(json));

const problems = (json: string) => {
  try {
    parse(json);
  } catch (error) {
    if (error instanceof InvalidMessageError) return error.problems.map(({ path }) => path);
    throw error;
  }
  return [];
};

/** The names that a class declares, those of its blocks included. */
const names = (shape: new () => object): string[] =>
  declaredProperties(shape).flatMap(({ name, nested }) => [name, ...(nested ? names(nested) : [])]);

describe('parsedCommand', () => {
  it('takes null for an optional property as not given', () => {
    const parsed = parse(
      '{"command":"channel.notready","id":null,"service":null,"target":null,"data":{"reason":null}}',
    );
    expect(parsed).toMatchObject({ id: undefined, service: undefined, target: undefined });
    expect(parsed.data).toEqual({});
    expect(parse('{"command":"getServices","data":null,"context":null}').data).toEqual({});
  });

  it.each([
    ['{"command":null}', 'command'],
    ['{"command":"bindService","data":{"service":null}}', 'data.service'],
    ['{"command":"bindResource","data":{"resource":null,"token":null,"lastSeq":null}}', 'data.resource'],
    ['{"command":"channel.dial","data":{"to":null,"data":null}}', 'data.to'],
    ['{"command":"prepareSession","data":{"agent":null}}', 'data.agent'],
    ['{"command":"prepareSession","data":{"agent":{"id":null,"password":"b"}}}', 'data.agent.id'],
    ['{"command":"interaction.setdata","data":{"data":null}}', 'data.data'],
  ])('still needs what is needed: %s', (json, path) => expect(problems(json)).toEqual([path]));

  it.each([
    '{"command":"getServices","constructor":1}',
    '{"command":"getServices","data":{"constructor":1}}',
    '{"command":"getServices","data":{"constructor":{"prototype":1},"a":{"hasOwnProperty":"x"}}}',
    '{"command":"getServices","context":{"constructor":{}}}',
    '{"command":"getServices","context":[{"constructor":{"name":"Map"},"then":1,"size":3,"length":1e9}]}',
    '{"command":"prepareSession","data":{"agent":{"id":"a","password":"b","constructor":{"x":1},"__proto__":{}}}}',
    '{"command":"channel.dial","data":{"to":"1","data":{"crm":{"constructor":"ACME Builders","then":"x"}}}}',
  ])('takes whatever names there are: %s', (json) => expect(problems(json)).toEqual([]));

  it('cannot be kept from checking by a constructor in the message', () => {
    expect(problems('{"command":"bindService","data":{"constructor":{"name":"x"},"service":7}}')).toEqual([
      'data.service',
    ]);
    expect(
      problems('{"command":"prepareSession","data":{"agent":{"constructor":1,"id":"a.b","password":"x"}}}'),
    ).toEqual(['data.agent.id']);
    expect(problems('{"command":"prepareSession","data":{"agent":[{"constructor":{"prototype":1}}]}}')).toEqual([
      'data.agent',
    ]);
  });

  it('hands over what is not declared as it was received', () => {
    const json = '{"mode":{"constructor":"x","list":[{},1,null]},"constructor":7,"__proto__":{"a":1},"none":null}';
    const { data } = parse(`{"command":"channel.activate","data":${json}}`);
    expect(JSON.stringify(data)).toBe(json);
    expect(Object.getPrototypeOf(data)).toBe(COMMAND_TABLE['channel.activate'].data.prototype);
    expect({}).not.toHaveProperty('a');
  });

  it('hands over customer data as it was received', () => {
    const crm = '{"crm":{"constructor":"ACME Builders","__proto__":{"x":"y"}}}';
    const { data } = parse(`{"command":"channel.dial","data":{"to":"1","data":${crm}}}`);
    expect(JSON.stringify((data as { data: object }).data)).toBe(crm);
  });

  it('does not look at the context, however large it is', () => {
    const seen: unknown[] = [];
    const context = new Proxy({}, { get: (_, name) => seen.push(name), ownKeys: () => (seen.push('keys'), []) });
    parsedCommand({ command: 'getServices', context });
    expect(seen).toEqual([]);
  });
});

describe('declaredProperties', () => {
  it('finds the blocks within blocks', () => {
    expect(names(COMMAND_TABLE.prepareSession.data)).toEqual(['model', 'override', 'agent', 'id', 'password']);
    expect(names(COMMAND_TABLE['session.addchannel'].data)).toEqual(['channel', 'endpoint', 'type']);
  });
});
