import { beforeEach, describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../test/support/fake-clock.js';
import { contact, ScriptedProvider, type ScriptedSession } from '../../../test/support/scripted-provider.js';
import { CtiRejectedError, CtiTimeoutError, UnsupportedError } from '../../errors/switch-errors.js';
import { why } from '../../protocol/why.js';
import { DEFAULT_CALL_MODEL } from '../port/call-model.js';
import { CAPABILITIES, isOfSession } from '../port/capability.js';
import type { CtiReport } from '../port/cti-facts.js';
import type { CtiLink, CtiProvider } from '../port/cti-provider.js';
import type { CtiSession } from '../port/cti-session.js';
import { InvalidOptionError } from '../port/invalid-option.error.js';
import { GuardedFactory } from './guarded-factory.js';

const REF = { interaction: 'i1', conversation: 'c1' };
const CAUSE = { code: 'requested', by: { kind: 'agent' } } as const;

let clock: FakeClock;
let inner: ScriptedProvider;
let provider: CtiProvider;
let links: CtiLink[];
let reports: CtiReport[];
let doubts: number;

const guarded = (create: () => CtiProvider) => {
  const factory = new GuardedFactory({ kind: 'scripted', create }, { answerTimeout: 1000 });
  return factory.create({ service: 's', options: {}, production: false, clock, ids: { next: () => 'id' } });
};
const open = async (id = '1'): Promise<readonly [CtiSession, ScriptedSession]> => {
  const request = { agent: { id, extension: id, queues: [] }, model: DEFAULT_CALL_MODEL };
  const listener = {
    report: (one: CtiReport) => reports.push(one),
    closed: () => undefined,
    doubt: () => (doubts += 1),
  };
  const session = await provider.open(request, listener);
  return [session, inner.sessions.at(-1) as ScriptedSession];
};

beforeEach(async () => {
  clock = new FakeClock();
  inner = new ScriptedProvider();
  inner.capabilities = CAPABILITIES.filter(isOfSession);
  [links, reports, doubts] = [[], [], 0];
  provider = guarded(() => inner);
  await provider.start({ link: (link) => links.push(link) });
});

describe('a guarded provider', () => {
  it('is asked and heard as it is', async () => {
    const [session, scripted] = await open();
    await session.hold(REF);
    await session.transfer(REF, '7');
    expect(scripted.done).toEqual(['hold', 'transfer']);
    expect(await session.read()).toBe(scripted.truth);
    const lacks = [{ commands: ['conversation.hold'] as const, ...why('in-room') }];
    const report = { interactions: [contact('i1', 'alerting', { lacks })], cause: CAUSE };
    scripted.listener.report(report);
    expect(reports).toEqual([report]);
    expect(session.lacks).toBe(scripted.lacks);
    await expect(session.mute(REF)).rejects.toBeInstanceOf(UnsupportedError);
    await session.close(true);
    expect(scripted.closedFor).toEqual([true]);
    expect(links).toEqual([{ state: 'up' }]);
  });

  it('hears through it whether an agent is still a session s own', async () => {
    const confirmed = () => Promise.reject(new Error('somebody else has it'));
    const request = { agent: { id: '1', extension: '1', queues: [] }, model: DEFAULT_CALL_MODEL };
    await provider.open(request, { report: () => undefined, closed: () => undefined, confirmed });
    await expect(inner.sessions.at(-1)?.listener.confirmed?.()).rejects.toThrow('somebody else has it');
    await open();
    expect(inner.sessions.at(-1)?.listener).not.toHaveProperty('confirmed');
  });

  it.each([
    ['signs off', undefined, false],
    ['leaves at work', { channels: [], wrappingUp: [] }, true],
  ] as const)('that opens too late %s whom it has opened', async (_what, former, handedOver) => {
    inner.onOpen = () => new Promise((resolve) => void clock.after(2_000, resolve));
    const request = { agent: { id: '1', extension: '1', queues: [] }, model: DEFAULT_CALL_MODEL };
    const listener = { report: () => undefined, closed: () => undefined };
    const opening = provider.open({ ...request, ...(former ? { former } : {}) }, listener);
    await Promise.all([expect(opening).rejects.toBeInstanceOf(CtiTimeoutError), clock.advance(3_000)]);
    expect(inner.sessions.at(-1)?.closedFor).toEqual([handedOver]);
  });

  it('has the errors of the port, also of another copy of it', async () => {
    const [session, scripted] = await open();
    const copy = Object.assign(new Error('no'), { code: 'CTI_REJECTED', details: { reason: 'busy' } });
    copy.name = 'CtiRejectedError';
    scripted.behave = () => Promise.reject(copy);
    const refused = session.hold(REF);
    await expect(refused).rejects.toBeInstanceOf(CtiRejectedError);
    await expect(refused).rejects.toMatchObject({ message: 'no', details: { reason: 'busy' } });
  });

  it('that never answers is out of service after five time-outs in a row, and back after a second', async () => {
    const [session, scripted] = await open();
    scripted.behave = () => new Promise(() => undefined);
    const asked = Array.from({ length: 5 }, () => session.hold(REF).catch((error: unknown) => error));
    await clock.advance(999);
    expect(links).toHaveLength(1);
    await clock.advance(1);
    for (const one of asked) expect(await one).toBeInstanceOf(CtiTimeoutError);
    expect(links.at(-1)).toMatchObject({ state: 'down' });
    await clock.advance(1000);
    expect(links.at(-1)).toEqual({ state: 'up' });
  });

  it('is not out of service for one agent alone while others are there, but for two', async () => {
    const [[redialler, scripted], [other, silent], [gone]] = [await open('1'), await open('2'), await open('3')];
    for (const one of [scripted, silent]) one.behave = () => Promise.reject(new TypeError('boom'));
    for (let time = 0; time < 12; time += 1) await expect(redialler.hold(REF)).rejects.toThrow('boom');
    expect(links).toEqual([{ state: 'up' }]);
    await gone.close();
    await expect(other.hold(REF)).rejects.toThrow('boom');
    expect(links).toHaveLength(1);
    for (let time = 0; time < 4; time += 1) await expect(redialler.hold(REF)).rejects.toThrow('boom');
    await expect(other.hold(REF)).rejects.toThrow('boom');
    expect(links.at(-1)).toEqual({ state: 'down', reason: 'the provider does not answer as it should' });
  });

  it('is out of service for the only agent who has not signed off', async () => {
    const [[session, scripted], [left], [, signedOff]] = [await open('1'), await open('2'), await open('3')];
    await left.close();
    signedOff.listener.closed(CAUSE);
    scripted.behave = () => Promise.reject(new TypeError('boom'));
    for (let time = 0; time < 5; time += 1) await expect(session.hold(REF)).rejects.toThrow('boom');
    expect(links.at(-1)).toMatchObject({ state: 'down' });
  });

  it('has a session closed that is opened after everybody has gone', async () => {
    let open1: () => void = () => undefined;
    inner.onOpen = () => new Promise<void>((resolve) => (open1 = resolve));
    const refused = expect(open()).rejects.toBeInstanceOf(CtiTimeoutError);
    await clock.advance(1000);
    await refused;
    expect(inner.sessions[0]?.closes).toBe(0);
    open1();
    await clock.advance(0);
    expect(inner.sessions[0]?.closes).toBe(1);
  });

  it('takes no calls along for a directory that fails, and lets it be tried again', async () => {
    let watched = 0;
    const directory = {
      list: () => Promise.reject(new TypeError('boom')),
      watch: () => {
        watched += 1;
        if (watched === 1) throw new TypeError('boom');
      },
      unwatch: () => undefined,
    };
    const listing = guarded(() => Object.assign(new ScriptedProvider(), { directory }));
    await listing.start({ link: (link) => links.push(link) });
    for (let time = 0; time < 6; time += 1) await expect(listing.directory?.list()).rejects.toThrow('boom');
    const heard = () => undefined;
    expect(() => listing.directory?.watch(heard)).toThrow('boom');
    listing.directory?.watch(heard);
    expect(watched).toBe(2);
    expect(links).toEqual([{ state: 'up' }, { state: 'up' }]);
  });

  it('that reports what is none has that agent read anew, and costs the others nothing', async () => {
    const [, { listener }] = await open();
    for (const wrong of [{ channels: 7 }, undefined, {}]) listener.report(wrong as unknown as CtiReport);
    expect(doubts).toBe(3);
    expect(reports).toEqual([]);
    expect(links).toEqual([{ state: 'up' }]);
  });

  it('is believed again later each time, and what it told last counts then', async () => {
    const [, { listener }] = await open();
    const lie = () => listener.closed({} as typeof CAUSE);
    const backAfter = async () => {
      let seconds = 0;
      for (; links.at(-1)?.state === 'down' && seconds < 100; seconds += 1) await clock.advance(1000);
      return seconds;
    };
    const pauses: number[] = [];
    for (let time = 0; time < 8; time += 1) {
      lie();
      pauses.push(await backAfter());
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    await clock.advance(300_000);
    lie();
    inner.link({ state: 'starting', reason: 'looking for the switch' });
    expect(links.at(-1)).toMatchObject({ state: 'down' });
    await clock.advance(1000);
    expect(links.at(-1)).toEqual({ state: 'starting', reason: 'looking for the switch' });
    expect(reports).toEqual([]);
  });

  it('stays out while it goes on', async () => {
    const [, { listener }] = await open();
    for (let time = 0; time < 10; time += 1) {
      listener.closed({} as typeof CAUSE);
      await clock.advance(900);
      expect(links.at(-1)).toMatchObject({ state: 'down' });
    }
    await clock.advance(100);
    expect(links.at(-1)).toEqual({ state: 'up' });
  });

  it('is not heard any more after its stop', async () => {
    const [, { listener }] = await open();
    await provider.stop();
    inner.link({ state: 'down', reason: 'too late' });
    listener.report({ interactions: [contact('i1', 'alerting')], cause: CAUSE });
    listener.report({} as CtiReport);
    await clock.advance(100_000);
    expect(links).toEqual([{ state: 'up' }]);
    expect(reports).toEqual([]);
  });

  it('does not suffer for those who hear it', async () => {
    const [, scripted] = await open();
    reports = { push: () => Reflect.apply(undefined as never, undefined, []) } as unknown as CtiReport[];
    expect(() => scripted.listener.report({ cause: CAUSE })).not.toThrow();
    expect(links).toEqual([{ state: 'up' }]);
  });
});

describe('a provider that starts slowly', () => {
  const NOT_STARTED = { state: 'down', reason: 'the provider did not start' };
  let begun: () => void;
  beforeEach(async () => {
    links = [];
    inner.start = (listener) => {
      inner.link = (state) => listener.link(state);
      listener.link({ state: 'up' });
      return new Promise((resolve) => (begun = resolve));
    };
    const starting = guarded(() => inner).start({ link: (link) => links.push(link) });
    await clock.advance(5_000);
    await starting;
    expect(links).toEqual([{ state: 'up' }, NOT_STARTED]);
  });

  it('is believed once it has begun', async () => {
    begun();
    await clock.advance(0);
    expect(links.at(-1)).toEqual({ state: 'up' });
  });

  it('is believed once it says so again', async () => {
    inner.link({ state: 'up' });
    begun();
    await clock.advance(0);
    expect(links).toEqual([{ state: 'up' }, NOT_STARTED, { state: 'up' }]);
  });
});

describe('what cannot be made', () => {
  it('is a provider that is out of service', async () => {
    for (const made of [undefined, {}, { ...inner, capabilities: 7 }, { vendor: '', version: '', capabilities: [] }]) {
      const broken = guarded(() => made as unknown as CtiProvider);
      await broken.start({ link: (link) => links.push(link) });
      expect(links.pop()).toEqual({ state: 'down', reason: 'the provider could not be made' });
    }
  });

  it('for wrong options is refused, also by another copy of the port', () => {
    const problems = [
      { option: 'services.s.options.a', problem: 'is missing' },
      { option: 'services.s.options.b', problem: 'is wrong' },
    ];
    const copy = Object.assign(new Error('configuration'), { name: 'InvalidOptionError', problems });
    const make = () =>
      guarded(() => {
        throw copy;
      });
    expect(make).toThrow(InvalidOptionError);
    expect(make).toThrow(expect.objectContaining({ problems }));
  });
});
