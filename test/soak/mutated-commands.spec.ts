import { describe, expect, it, jest } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { underAttack } from '../hostile/under-attack.js';
import { MutantClient } from './mutant-client.js';
import { Randomness } from './randomness.js';
import { SIZES } from './sizes.js';

jest.setTimeout(60_000 + SIZES.mutations * 5);

const AGENTS = ['1001', '1002', '1003', '1004'];

/** No limit of rate: it would keep most of what is sent from being looked at. */
const LIMITS = 'limits:\n  commandsPerSecond: 1000000\n  commandBurst: 1000000\n';

describe('commands with something wrong about them', () => {
  it(`answers each of ${SIZES.mutations} exactly once, and none as a fault of its own`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mutations-'));
    const file = join(folder, 'config.yaml');
    writeFileSync(file, LIMITS);
    const environment = { CONFIG_FILE: file, SIMULATOR_CUSTOMERS_EVERY: '50' };
    const clients: MutantClient[] = [];
    try {
      await underAttack(
        `${SIZES.mutations} mutated commands (seed ${SIZES.seed})`,
        async (url, running) => {
          AGENTS.forEach((agent, index) =>
            clients.push(new MutantClient(url, agent, new Randomness(SIZES.seed + index))),
          );
          await Promise.all(clients.map((client) => client.run(Math.ceil(SIZES.mutations / AGENTS.length))));
          expect(running.output).not.toMatch(/ (ERROR|FATAL) /);
        },
        environment,
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
    expect(clients.flatMap(({ faults }) => faults).slice(0, 10)).toEqual([]);
    expect(clients.reduce((sum, { answered }) => sum + answered, 0)).toBeGreaterThan(SIZES.mutations * 0.5);
  });
});
