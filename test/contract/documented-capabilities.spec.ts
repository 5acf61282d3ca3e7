import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ASTERISK_CAPABILITIES } from '../../src/cti/asterisk/asterisk-capabilities.js';
import { SIMULATOR_CAPABILITIES } from '../../src/cti/simulator/simulator-capabilities.js';
import { CSTA_SERVICES } from './csta-services.js';

/** The rows of the page's table of what each provider can do: service, command, simulator, asterisk. */
const rows = readFileSync('docs/providers.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.split('|').map((cell) => cell.trim()));

const word = (claimed: boolean) => (claimed ? 'yes' : 'no');

describe('docs/providers.md', () => {
  it.each(CSTA_SERVICES)('says who can do: %s', (service, command) => {
    const [row, ...others] = rows.filter(([, , cell]) => cell === `\`${command}\``);
    expect(others).toEqual([]);
    expect(row?.slice(1, 5)).toEqual([
      service,
      `\`${command}\``,
      word(SIMULATOR_CAPABILITIES.includes(command)),
      word(ASTERISK_CAPABILITIES.includes(command)),
    ]);
  });
});
