import { beforeEach, describe, expect, it } from '@jest/globals';
import { SessionMirror } from './session-mirror.js';
import type { ToldEvent } from './told-event.js';

const event = (name: string, path: string, object: object, seq: number): ToldEvent => ({
  name: name as ToldEvent['name'],
  target: path ? `s.${path}` : 's',
  data: { [name.split('.', 1)[0] ?? '']: object },
  seq,
  time: '2026-11-22T15:16:02.874Z',
});

describe('what has been told of a session', () => {
  let mirror: SessionMirror;
  let names: string[];

  beforeEach(() => {
    mirror = new SessionMirror({ objects: new Map(), send: () => Promise.resolve(), observe: () => () => undefined });
    names = [];
    mirror.events.add(({ name }) => names.push(name));
    mirror.take(event('channel.added', 'tel', { id: 'tel' }, 1));
    mirror.take(event('session.initialized', '', { id: 's', profile: { extension: '1' }, settings: {} }, 2));
    mirror.take(event('interaction.added', 'tel.i1', { id: 'i1', data: { a: '1' } }, 3));
  });

  it('keeps data, profile and settings where none come', () => {
    mirror.take(event('interaction.statechanged', 'tel.i1', { id: 'i1', state: 'ENDED' }, 4));
    expect(mirror.store.map.get('s.tel.i1')).toMatchObject({ state: 'ENDED', data: { a: '1' } });
    mirror.take(event('session.degraded', '', { id: 's', degraded: true }, 5));
    expect(mirror.info).toEqual({ id: 's', degraded: true, profile: { extension: '1' }, settings: {} });
  });

  it('takes nothing twice, and sees that something is missing', () => {
    const former = mirror.store.map;
    expect(mirror.take(event('channel.removed', 'tel', { id: 'tel' }, 3))).toBe(true);
    expect(mirror.take(event('channel.removed', 'tel', { id: 'tel' }, 5))).toBe(false);
    expect(mirror.store.map).toBe(former);
    expect(names).toHaveLength(3);
  });

  it('is whole after a gap, whatever was there', () => {
    const tree = { id: 's', channels: [{ id: 'tel', interactions: [{ id: 'i2', conversations: [{ id: 'v1' }] }] }] };
    mirror.take(event('session.resynchronized', '', tree, 40));
    expect([...mirror.store.map.keys()]).toEqual(['s.tel', 's.tel.i2', 's.tel.i2.v1']);
    expect(mirror.lastSeq).toBe(40);
    expect(Object.keys(mirror.store.map.get('s.tel') ?? {})).toEqual(['target', 'id']);
  });

  it('tells who looks at one object what it is, once for each change, and that it has gone', () => {
    const seen: unknown[] = [];
    const end = mirror.store.observe('s.tel.i1', (object) => seen.push(object && 'state' in object && object.state));
    mirror.take(event('interaction.statechanged', 'tel.i1', { id: 'i1', state: 'ENDED' }, 4));
    mirror.take(event('channel.statechanged', 'tel', { id: 'tel' }, 5));
    mirror.take(event('interaction.removed', 'tel.i1', { id: 'i1', state: 'COMPLETED' }, 6));
    end();
    expect(seen).toEqual(['ENDED', undefined]);
  });

  it('is put back as it was saved', () => {
    const other = new SessionMirror({
      objects: new Map(),
      send: () => Promise.resolve(),
      observe: () => () => undefined,
    });
    const saved = {
      id: 's',
      token: 't',
      lastSeq: 3,
      info: mirror.info as never,
      objects: mirror.store.saved(),
      addresses: [],
    };
    other.restore(JSON.parse(JSON.stringify(saved)));
    expect(other.store.saved()).toEqual(mirror.store.saved());
    expect(other.lastSeq).toBe(3);
    const { objects: _, ...small } = saved;
    other.restore({ ...small, objects: 5 as never });
    expect(other.lastSeq).toBeUndefined();
    other.restore(small);
    expect(other.lastSeq).toBeUndefined();
    expect(other.take(event('channel.removed', 'tel', { id: 'tel' }, 4))).toBe(true);
  });
});
