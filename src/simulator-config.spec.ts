import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { InvalidConfigError } from './config/invalid-config.error.js';
import { simulatorConfig } from './simulator-config.js';

const FILE = `
host: 0.0.0.0
port: 3000
services:
  - { id: office, provider: asterisk, options: {} }
  - { id: sim, provider: simulator, options: { url: 'http://127.0.0.1:3100', ringTimeout: 1234 } }
`;

describe('the settings of the simulated switch as a process of its own', () => {
  it('are on loopback, port 3100, in production as well', () => {
    const { config, options } = simulatorConfig({ NODE_ENV: 'production', HOST: '' });
    expect([config.host, config.port]).toEqual(['127.0.0.1', 3100]);
    expect(options).toMatchObject({ ringTimeout: 20_000, queues: ['support', 'sales'] });
  });

  it('are those of the first simulator of the file, and where it listens is not the processor’s', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'simulator-')), 'config.yaml');
    writeFileSync(file, FILE);
    const { config, options } = simulatorConfig({ CONFIG_FILE: file, PORT: '3101', SIMULATOR_CUSTOMERS_EVERY: '9' });
    expect([config.host, config.port]).toEqual(['127.0.0.1', 3101]);
    expect(options).toMatchObject({ ringTimeout: 1_234, customers: { every: 9 } });
  });

  it('are refused with the name of the variable', () => {
    const refused = () => simulatorConfig({ SIMULATOR_URL: 'pigeons' });
    expect(refused).toThrow(InvalidConfigError);
    expect(refused).toThrow('SIMULATOR_URL');
  });
});
