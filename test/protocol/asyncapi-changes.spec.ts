import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { breakingChanges } from '../../asyncapi/breaking-changes.js';
import type { ContractDocument } from '../../asyncapi/document.js';
import { DOCUMENT_PATH } from '../../asyncapi/written.js';

interface Node {
  [key: string]: Node;
}

/** Of the messages a few are enough. */
const KEPT = /^(getServices|session\.addchannel|channel\.|conversation\.dropparty|failure)/;

const text = JSON.stringify(JSON.parse(readFileSync(DOCUMENT_PATH, 'utf8')), (key, value: unknown) =>
  key === 'messages' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value as Node).filter(([name]) => KEPT.test(name)))
    : value,
);
const document = () => JSON.parse(text) as ContractDocument;

/** What is found when that is changed. */
function changed(
  change: (document: { schemas: Node; commands: Node; answers: Node; events: Node; all: Node }) => void,
) {
  const later = document();
  const { channels, components } = later as unknown as { channels: Node; components: { schemas: Node } };
  const of = (name: string) => channels[name]?.['messages'] ?? {};
  change({
    schemas: components.schemas,
    commands: of('command'),
    answers: of('response'),
    events: of('event'),
    all: later as unknown as Node,
  });
  return breakingChanges(document(), later);
}

const at = (node: Node, ...path: string[]) => path.reduce((one, key) => one[key] ?? {}, node);
const list = (node: Node, ...path: string[]) => at(node, ...path) as unknown as unknown[];
const TEXT = { type: 'string' } as unknown as Node;

type Change = Parameters<typeof changed>[0];

describe('a change that breaks clients', () => {
  it.each<[string, Change]>([
    ['an event is gone', ({ events }) => delete events['channel.added']],
    ['a command is gone', ({ commands }) => delete commands['channel.dial']],
    ['a property is gone', ({ schemas }) => delete at(schemas, 'ChannelObject', 'properties')['endpoint']],
    ['a property is gone from a list', ({ schemas }) => delete at(schemas, 'PartyObject', 'properties')['address']],
    ['what was always told may be missing', ({ schemas }) => list(schemas, 'ChannelObject', 'required').pop()],
    ['a property is of another type', ({ schemas }) => (at(schemas, 'ChannelObject', 'properties')['revision'] = TEXT)],
    ['a state is new', ({ schemas }) => list(schemas, 'ChannelObject', 'properties', 'login', 'enum').push('new')],
    [
      'a code that a command may fail with is new',
      ({ answers }) =>
        list(answers, 'getServices.failure', 'payload', 'properties', 'failure', 'oneOf').push({
          $ref: '#/components/schemas/ConflictFailure',
        }),
    ],
    ['a command needs more', ({ schemas }) => list(schemas, 'DialData', 'required').push('data')],
    [
      'a command takes a value no longer',
      ({ schemas }) => list(schemas, 'NewChannel', 'properties', 'type', 'enum').pop(),
    ],
    [
      'a command takes shorter texts',
      ({ schemas }) => Object.assign(at(schemas, 'DropPartyData', 'properties', 'party'), { maxLength: 64 }),
    ],
    [
      'an answer has another result',
      ({ answers }) =>
        Object.assign(at(answers, 'getServices.success', 'payload', 'properties', 'result'), { const: 'done' }),
    ],
    ['an address has another name', ({ all }) => Object.assign(at(all, 'channels', 'event'), { address: 'news' })],
    [
      'something is told of which nobody has thought',
      ({ schemas }) => Object.assign(at(schemas, 'ChannelObject'), { maxProperties: 3 }),
    ],
  ])('%s', (_, change) => expect(changed(change)).not.toEqual([]));
});

describe('a change that breaks none', () => {
  it.each<[string, Change]>([
    ['none', () => undefined],
    [
      'a command is new',
      ({ commands, answers, all }) => {
        const [command, success, failure] = [
          commands['channel.ready'],
          answers['channel.ready.success'],
          answers['channel.ready.failure'],
        ];
        const operation = at(all, 'operations', 'channel.ready');
        Object.assign(commands, { 'channel.new': command });
        Object.assign(answers, { 'channel.new.success': success, 'channel.new.failure': failure });
        Object.assign(at(all, 'operations'), { 'channel.new': operation });
      },
    ],
    ['an event is new', ({ events }) => Object.assign(events, { 'channel.new': events['channel.added'] })],
    [
      'more is told',
      ({ schemas }) => {
        Object.assign(at(schemas, 'ChannelObject', 'properties'), { colour: TEXT });
        list(schemas, 'ChannelObject', 'required').unshift('colour');
      },
    ],
    ['more may be asked for', ({ schemas }) => Object.assign(at(schemas, 'DialData', 'properties'), { from: TEXT })],
    ['a command needs less', ({ schemas }) => list(schemas, 'AddChannelData', 'required').pop()],
    [
      'a command takes one more value',
      ({ schemas }) => list(schemas, 'NewChannel', 'properties', 'type', 'enum').push('Video'),
    ],
    [
      'a code is not given any more',
      ({ answers }) => list(answers, 'getServices.failure', 'payload', 'properties', 'failure', 'oneOf').pop(),
    ],
    [
      'words for people are others',
      ({ schemas }) => {
        Object.assign(at(schemas, 'ChannelObject'), { description: 'x' });
        Object.assign(at(schemas, 'ChannelObject', 'properties', 'endpoint'), { description: 'x' });
      },
    ],
    ['another version', ({ all }) => Object.assign(at(all, 'info'), { version: '9' })],
    [
      'what has no order has another order',
      ({ schemas }) =>
        list(schemas, 'ChannelObject', 'required').unshift(list(schemas, 'ChannelObject', 'required').pop()),
    ],
  ])('%s', (_, change) => expect(changed(change)).toEqual([]));
});
