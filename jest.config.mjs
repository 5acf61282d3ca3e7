import { readFileSync } from 'node:fs';

const swc = { ...JSON.parse(readFileSync(new URL('.swcrc', import.meta.url), 'utf8')), swcrc: false };

const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  setupFiles: ['reflect-metadata', '<rootDir>/test/support/quiet-log.ts'],
};

/** One project for each kind of test; `npm test` runs those that need nothing but Node. */
const project = (displayName, testMatch, testTimeout = 10_000) => ({
  ...shared,
  testTimeout,
  displayName,
  testMatch: testMatch.map((glob) => `<rootDir>/${glob}`),
});

export default {
  projects: [
    project('unit', ['src/**/*.spec.ts', 'test/support/**/*.spec.ts']),
    project('architecture', ['test/architecture/**/*.spec.ts']),
    project('contract', ['test/contract/**/*.spec.ts'], 60_000),
    project('e2e', ['test/e2e/**/*.spec.ts', 'test/protocol/**/*.spec.ts'], 60_000),
    project('asterisk', ['test/asterisk/**/*.spec.ts'], 120_000),
  ],
};
