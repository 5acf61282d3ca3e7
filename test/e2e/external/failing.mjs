// A provider that does wrong what its options and the numbers that are dialled say.
import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { CtiRejectedError, CtiSession, InvalidOptionError } from 'interaction-processor/provider';

const CHANNEL = { id: 'tel', type: 'Telephony', endpoint: '1', login: 'active', agentState: 'notready' };
const CONTACT = {
  id: 'i1',
  channel: 'tel',
  contact: 'k1',
  direction: 'outbound',
  from: '1',
  to: '2',
  origin: { kind: 'dialled' },
  times: { created: '2026-01-01T00:00:00.000Z' },
  data: {},
  recording: 'off',
  conversations: [{ id: 'c1', role: 'primary', state: 'connected', muted: false, parties: [] }],
};
const CAUSE = { code: 'requested', by: { kind: 'agent' } };
const boom = (what) => {
  throw new TypeError(`boom: ${what}`);
};

/** What dialling a number does. */
const NUMBERS = {
  fine: () => undefined,
  refused: () => Promise.reject(new CtiRejectedError('no-such-address', 'no such number')),
  throws: () => boom('throws'),
  rejects: async () => pause(5).then(() => boom('rejects')),
  never: () => new Promise(() => undefined),
  timer: () => void setTimeout(() => boom('timer'), 5),
  clock: ({ clock }) => void clock.after(5, () => boom('clock')),
  emits: () => void setTimeout(() => new EventEmitter().emit('error', new Error('boom: emits')), 5),
  stray: () => void pause(5).then(() => boom('stray')),
  garbage: ({ listener }) => listener.report({ channels: [{ ...CHANNEL, login: 7 }], cause: CAUSE }),
  nothing: ({ listener }) => listener.report(undefined),
  wrong: () => ({ interaction: 7 }),
  call: (context) => {
    context.calls = [CONTACT];
    context.listener.report({ interactions: [CONTACT], cause: CAUSE });
  },
  unheard: ({ listener }) => {
    listener.report({ interactions: [{ ...CONTACT, channel: 'nowhere' }], cause: CAUSE });
    listener.report({ interactions: [{ ...CONTACT, conversations: [] }], cause: CAUSE });
  },
  link: ({ told }) => told.link({ state: 'up and away' }),
  directory: ({ told }) => told.directory({ entries: 7 }),
};

const STOPS = {
  throws: () => boom('stop throws'),
  rejects: () => pause(5).then(() => boom('stop rejects')),
  never: () => new Promise(() => undefined),
};

const DIRECTORIES = {
  throws: { list: () => boom('list throws') },
  rejects: { list: () => pause(5).then(() => boom('list rejects')) },
  garbage: { list: () => Promise.resolve([{ kind: 'queue' }]) },
  unwatched: { watch: () => boom('watch') },
};

class Session extends CtiSession {
  constructor(context) {
    super();
    this.context = context;
  }

  async read() {
    return { channels: [CHANNEL], interactions: this.context.calls ?? [] };
  }

  hold() {
    boom('hold');
  }

  async close() {
    if (this.context.options.close === 'rejects') await pause(5).then(() => boom('close'));
    if (this.context.options.close === 'never') await new Promise(() => undefined);
  }

  // Not an async function: what it throws is thrown at once.
  dial(_channel, to) {
    return NUMBERS[to](this.context) ?? Promise.resolve({ interaction: 'i1', conversation: 'c1' });
  }
}

class Provider {
  vendor = 'Failing';
  version = '1';
  capabilities = [
    'channel.dial',
    'channel.fly',
    'conversation.hold',
    'session.directory',
    'session.subscribe',
    'session.unsubscribe',
  ];

  constructor(options, clock) {
    this.options = options;
    this.clock = clock;
    this.directory = {
      list: () => Promise.resolve([]),
      watch: (listener) => void (this.told.directory = listener),
      unwatch: () => boom('unwatch'),
      ...DIRECTORIES[options.directory],
    };
  }

  start(listener) {
    this.told = { link: (link) => listener.link(link) };
    if (this.options.start === 'throws') boom('start');
    if (this.options.start === 'rejects') return pause(5).then(() => boom('start'));
    listener.link({ state: 'up' });
    return this.options.start === 'never' ? new Promise(() => undefined) : Promise.resolve();
  }

  stop() {
    this.told.link({ state: 'up and away' });
    setTimeout(() => boom('after stop'), 5);
    return STOPS[this.options.stop]?.() ?? Promise.resolve();
  }

  open(_request, listener) {
    if (this.options.open === 'throws') boom('open');
    if (this.options.open === 'nothing') return Promise.resolve();
    return Promise.resolve(new Session({ listener, told: this.told, clock: this.clock, options: this.options }));
  }
}

export default {
  port: 1,
  create({ service, options, clock }) {
    if (options.create === 'throws') boom('create');
    if (options.create === 'nothing') return undefined;
    if (options.create === 'refuses') {
      const option = (name) => `services.${service}.options.${name}`;
      throw new InvalidOptionError(option('create'), 'is wrong', [{ option: option('more'), problem: 'is missing' }]);
    }
    return new Provider(options, clock);
  },
};
