import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { SESSION_COMMANDS, type SessionCommand } from '../../protocol/session/session-command.js';
import { Session } from '../session/session.js';
import { Channel } from './channel.js';
import { Conversation } from './conversation.js';
import { Interaction } from './interaction.js';

/** What the client does by itself. */
const BY_ITSELF: readonly SessionCommand[] = ['session.start'];

describe('the methods of the objects', () => {
  it('are there for every command, each on the object that it is about', async () => {
    const sent: { command: string; target: string }[] = [];
    const send = (command: string, target: string) => {
      sent.push({ command, target });
      return Promise.resolve({});
    };
    const home = { objects: new Map(), send, observe: () => () => undefined };
    const session = new Session({ id: 's' } as never, { store: { map: new Map() } } as never, send);
    const objects = [
      session,
      new Channel(home, 's.c', {}),
      new Interaction(home, 's.c.i', {}),
      new Conversation(home, 's.c.i.v', {}),
    ];
    for (const object of objects) {
      for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(object)))) {
        if (typeof value !== 'function' || ['constructor', 'now', 'subscribe', 'on', 'topics'].includes(name)) continue;
        await (value as (argument: unknown) => Promise<unknown>).call(object, 'x');
      }
    }
    expect([...new Set(sent.map(({ command }) => command)), ...BY_ITSELF].toSorted()).toEqual(
      SESSION_COMMANDS.toSorted(),
    );
    const kinds = ['session', 'channel', 'interaction', 'conversation'];
    const astray = sent.filter(
      ({ command, target }) => kinds[target.split('.').length - 1] !== command.split('.', 1)[0],
    );
    expect(astray).toEqual([]);
  });

  it('stand in the docs with their arguments, in their order', () => {
    const page = readFileSync('docs/client.md', 'utf8');
    const rows = page.split('\n').filter((row) => row.startsWith('| `'));
    for (const { name, prototype } of [Session, Channel, Interaction, Conversation]) {
      const own = name === 'Session' ? rows : rows.filter((row) => row.startsWith(`| \`${name.toLowerCase()}\` `));
      const signatures = own.flatMap((row) =>
        [...row.matchAll(/`(\w+)\(([^)`]*)\)`/g)].map(([, method, list]) => [method, list]),
      );
      const said = new Map(signatures.map(([method, list = '']) => [method, list.match(/\w+/g) ?? []]));
      for (const [method, { value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
        const [, list = ''] = /^[^(]*\(([^)]*)\)/.exec(String(value)) ?? [];
        const names = list.split(',').flatMap((part) => /\w+/.exec(part) ?? []);
        if (names.at(-1) === 'options' && method !== 'topics')
          expect([name, method, said.get(method)]).toEqual([name, method, names.slice(0, -1)]);
      }
    }
  });

  it('are not hidden by what a later protocol tells', () => {
    const home = { objects: new Map(), send: () => Promise.resolve(), observe: () => () => undefined };
    const conversation = new Conversation(home, 's.c.i.v', { id: 'v', hold: 'news', later: 1 });
    expect(typeof conversation.hold).toBe('function');
    expect({ ...conversation }).toEqual({ target: 's.c.i.v', id: 'v', later: 1 });
  });
});
