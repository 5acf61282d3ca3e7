import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { getMetadataStorage } from 'class-validator';
import {
  AmiOptions,
  AriOptions,
  AsteriskOptions,
  DeviceOptions,
  QueueOptions,
  TimeoutOptions,
} from '../../src/cti/asterisk/asterisk.options.js';
import { BrowserPhonesOptions } from '../../src/cti/asterisk/browser-phones.options.js';

type OptionClass = abstract new () => object;

/** Options that are made of others, and how the page writes these. */
const PARTS: Readonly<Record<string, readonly [prefix: string, of: OptionClass]>> = {
  ami: ['ami.', AmiOptions],
  ari: ['ari.', AriOptions],
  browserPhones: ['browserPhones.', BrowserPhonesOptions],
  devices: ['devices[].', DeviceOptions],
  queues: ['queues[].', QueueOptions],
  timeouts: ['timeouts.', TimeoutOptions],
};

const namesOf = (options: OptionClass): readonly string[] => [
  ...new Set(
    getMetadataStorage()
      .getTargetValidationMetadatas(options, '', true, false)
      .map(({ propertyName }) => propertyName),
  ),
];

const single = namesOf(AsteriskOptions).flatMap((name) => {
  const [prefix, of] = PARTS[name] ?? [];
  return of ? namesOf(of).map((one) => `${prefix}${one}`) : [name];
});

/** As the page tells it; '' where there is none. */
function defaultOf(name: string): string {
  const [first = '', second] = name.split('.');
  const value: unknown = Reflect.get(new AsteriskOptions(), first);
  const found: unknown = second === undefined ? value : Reflect.get(Object(value), second);
  if (found === undefined) return '';
  return `\`${typeof found === 'string' ? found : JSON.stringify(found)}\``;
}

const rows = readFileSync('docs/providers.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()));

describe('the options of Asterisk in docs/providers.md', () => {
  it.each(single)('tells of %s and its default', (name) => {
    const found = rows.filter(([, cell]) => cell === `\`${name}\``);
    expect(found).toHaveLength(1);
    expect(found[0]?.[2]).toBe(defaultOf(name));
  });

  it('tells of no option that there is not', () => {
    const dotted = rows.map(
      ([, cell = '']) => /^`((?:ami|ari|timeouts|browserPhones|devices\[\])\.\w+)`$/.exec(cell)?.[1],
    );
    expect(dotted.filter((name) => name !== undefined && !single.includes(name))).toEqual([]);
    expect(single.length).toBeGreaterThan(20);
  });
});
