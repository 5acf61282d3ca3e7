import type { Json, Message } from './command-corpus.js';
import type { Randomness } from './randomness.js';

const KEYS = [
  'command',
  'id',
  'target',
  'data',
  'context',
  '__proto__',
  'constructor',
  'toString',
  'length',
  'then',
  '',
];
const VALUES: readonly ((random: Randomness) => Json)[] = [
  () => null,
  () => true,
  () => '',
  () => [],
  () => ({}),
  (random) => random.pick([0, -1, 1e308, -0, 0.1, 2 ** 53, 1e21]),
  (random) => 'x'.repeat(random.below(300)),
  (random) => '\u0000\u2028😀"\\'.repeat(random.below(20)),
  (random) => nested(random.below(60)),
  (random) => Array.from({ length: random.below(60) }, (_, index) => index),
  (random) => 'y'.repeat(random.below(random.chance(0.01) ? 300_000 : 3_000)),
  (random) => ({ [random.pick(KEYS)]: { [random.pick(KEYS)]: 'deep' } }),
];

/** The command with something about it that is not as it should be; now and then it stays as it is. */
export function mutated(message: Message, random: Randomness): Json {
  let result: Json = message;
  for (let times = random.below(4); times > 0; times -= 1) result = once(result, random);
  return result;
}

function once(value: Json, random: Randomness): Json {
  if (typeof value === 'string' && random.chance(0.3)) return text(value, random);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return anything(random);
  const entries = Object.entries(value);
  const kind = random.below(5);
  if (entries.length === 0 || kind === 0)
    return Object.fromEntries([...entries, [random.pick(KEYS), anything(random)]]);
  const at = random.below(entries.length);
  if (kind === 1) return Object.fromEntries(entries.filter((_, index) => index !== at));
  return Object.fromEntries(entries.map(([key, entry], index) => [key, index === at ? once(entry, random) : entry]));
}

function text(value: string, random: Randomness): string {
  const at = random.below(value.length + 1);
  const inserted = random.pick(['.', '..', ' ', '\u0000', 'é', '*', '\n', value]);
  return random.chance(0.5)
    ? value.slice(0, at) + inserted + value.slice(at)
    : value.slice(0, at) + value.slice(at + 1);
}

const anything = (random: Randomness): Json => random.pick(VALUES)(random);

function nested(levels: number): Json {
  let value: Json = 'leaf';
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

/** The text of a packet with something about it that Socket.IO does not send. It may cost the connection. */
export function brokenPacket(packet: string, random: Randomness): string {
  const at = random.below(packet.length + 1);
  const inserted = random.pick(['[', '{', '"', ',', '\u001e', '9', '-', '/x,', '\\', '51-', '😀', '4', '[[[[[[[[']);
  switch (random.below(4)) {
    case 0:
      return packet.slice(0, at);
    case 1:
      return packet.slice(0, at) + inserted + packet.slice(at);
    case 2:
      return packet.slice(0, at) + inserted + packet.slice(at + 1);
    default:
      return inserted + packet;
  }
}
