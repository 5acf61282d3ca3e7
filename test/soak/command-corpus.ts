import { COMMAND_TABLE, type CommandName } from '../../src/protocol/command-table.js';
import type { Randomness } from './randomness.js';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Message = Record<string, Json>;

/** What a client knows that it can name. */
export interface Known {
  readonly agent: string;
  readonly resource: string;
  readonly token: string;
  /** dotted, of all that it has heard of */
  readonly targets: readonly string[];
}

const NAMES = Object.keys(COMMAND_TABLE) as CommandName[];
const TO = ['busy', 'noanswer', 'unreachable', '+15550100', '1001', '1002', '1003'];

/** A data block as the protocol wants it, of the commands that need one. */
const DATA: Partial<Record<CommandName, (known: Known, random: Randomness) => Json>> = {
  getServices: (_, random) => random.pick<Json>([{}, { type: 'InteractionProcessor' }]),
  bindService: () => ({ service: 'ServiceMonitor' }),
  unbindService: () => ({ service: 'ServiceMonitor' }),
  bindResource: ({ resource, token }, random) => ({ resource, token, lastSeq: random.below(50) }),
  unbindResource: ({ resource }) => ({ resource }),
  prepareSession: ({ agent }) => ({ model: '', override: false, agent: { id: agent, password: 'demo' } }),
  'session.addchannel': () => ({ channel: { endpoint: 'mail@example.org', type: 'Email' } }),
  'session.directory': () => ({ query: '100', kinds: ['agent', 'queue'], limit: 3 }),
  'session.subscribe': (_, random) => ({ topics: random.pick([['agents'], ['queues'], ['agents', 'queues']]) }),
  'session.unsubscribe': () => ({ topics: ['agents'] }),
  'channel.joinqueue': () => ({ queue: 'support' }),
  'channel.leavequeue': () => ({ queue: 'sales' }),
  'channel.dial': (_, random) => ({ to: random.pick(TO), data: { order: '7' } }),
  'channel.notready': () => ({ reason: 'lunch' }),
  'interaction.complete': () => ({ disposition: 'sold' }),
  'interaction.setdata': (_, random) => ({ data: { [`k${random.below(20)}`]: 'v'.repeat(random.below(2_000)) } }),
  'interaction.consult': (_, random) => ({ to: random.pick(TO) }),
  'conversation.transfer': (_, random) => ({ to: random.pick(TO) }),
  'conversation.conference': (_, random) => ({ to: random.pick(TO) }),
  'conversation.deflect': (_, random) => ({ to: random.pick(TO) }),
  'conversation.dtmf': () => ({ digits: '12#' }),
  'conversation.dropparty': () => ({ party: 'p1' }),
};

/** Every command as a desktop would send it, to an object that there may be. */
export function anyCommand(known: Known, random: Randomness): Message {
  const command = random.pick(NAMES);
  const [kind] = command.split('.');
  const fitting = known.targets.filter((target) => KINDS[target.split('.').length - 1] === kind);
  const target = fitting.length > 0 ? random.pick(fitting) : known.resource;
  const data = DATA[command]?.(known, random);
  return {
    command,
    ...(random.chance(0.3) ? { id: `c${random.below(500)}` } : {}),
    ...(command.includes('.') ? { target } : {}),
    ...(data === undefined ? {} : { data }),
  };
}

const KINDS = ['session', 'channel', 'interaction', 'conversation'];
