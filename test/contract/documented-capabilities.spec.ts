import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ASTERISK_CAPABILITIES } from '../../src/cti/asterisk/asterisk-capabilities.js';
import { AsteriskSession } from '../../src/cti/asterisk/session/asterisk-session.js';
import { CAPABILITIES, isOfSession } from '../../src/cti/port/capability.js';
import { CtiSession } from '../../src/cti/port/cti-session.js';
import { SIMULATOR_CAPABILITIES } from '../../src/cti/simulator/simulator-capabilities.js';
import { SimulatorSession } from '../../src/cti/simulator/simulator-session.js';
import { CAPABILITY_ROWS } from '../../src/conformance/capabilities/capability-rows.js';
import { methodOf } from '../../src/conformance/capabilities/method-of.js';

/** The rows of the page's table of what each provider can do: service, command, simulator, asterisk. */
const rows = readFileSync('docs/providers.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.split('|').map((cell) => cell.trim()));

const word = (claimed: boolean) => (claimed ? 'yes' : 'no');

describe('docs/providers.md', () => {
  it.each(CAPABILITIES)('says who can do: %s', (command) => {
    const [row, ...others] = rows.filter(([, , cell]) => cell === `\`${command}\``);
    expect(others).toEqual([]);
    expect(row?.slice(1, 5)).toEqual([
      CAPABILITY_ROWS[command].service,
      `\`${command}\``,
      word(SIMULATOR_CAPABILITIES.includes(command)),
      word(ASTERISK_CAPABILITIES.includes(command)),
    ]);
  });
});

describe('what a provider claims', () => {
  it.each([
    ['the simulator', SimulatorSession, SIMULATOR_CAPABILITIES],
    ['Asterisk', AsteriskSession, ASTERISK_CAPABILITIES],
  ] as const)('is what it has a method for: %s', (_, { prototype }, claimed) => {
    const ofSession = CAPABILITIES.filter(isOfSession);
    const own = ofSession.filter((one) => {
      const method = methodOf(one);
      return prototype[method] !== CtiSession.prototype[method];
    });
    expect(own).toEqual(ofSession.filter((one) => claimed.includes(one)));
  });
});
