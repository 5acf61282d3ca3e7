import { readFileSync } from 'node:fs';

const swc = { ...JSON.parse(readFileSync(new URL('.swcrc', import.meta.url), 'utf8')), swcrc: false };

const shared = {
  testEnvironment: '<rootDir>/test/support/wire/environment.mjs',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  setupFilesAfterEnv: ['<rootDir>/test/support/patience.ts'],
  setupFiles: ['reflect-metadata', '<rootDir>/test/support/quiet-log.ts'],
};

/** One project for each kind of test; `npm test` runs those that need nothing but Node. */
const project = (displayName, testMatch, without = []) => ({
  ...shared,
  displayName,
  testMatch: testMatch.map((glob) => `<rootDir>/${glob}`),
  testPathIgnorePatterns: ['/node_modules/', ...without],
});

/** The same, where each message that is not as the protocol's schemas say fails its test, and each secret that an output shows. */
const overTheWire = (...of) => {
  const made = project(...of);
  return {
    ...made,
    setupFilesAfterEnv: [
      ...made.setupFilesAfterEnv,
      '<rootDir>/test/support/wire/fail-by-wire-faults.ts',
      '<rootDir>/test/support/secrets/fail-by-shown-secrets.ts',
    ],
  };
};

export default {
  projects: [
    project('unit', ['src/**/*.spec.ts', 'test/support/**/*.spec.ts']),
    project('architecture', ['test/architecture/**/*.spec.ts']),
    project('contract', ['test/contract/**/*.spec.ts']),
    project('property', ['test/property/**/*.spec.ts']),
    overTheWire('e2e', ['test/e2e/**/*.spec.ts', 'test/protocol/**/*.spec.ts', 'test/agents/**/*.spec.ts']),
    project('browser', ['test/browser/**/*.spec.ts']),
    project('voice', ['test/voice/**/*.spec.ts']),
    overTheWire('hostile', ['test/hostile/**/*.spec.ts']),
    overTheWire('redis', ['test/redis/**/*.spec.ts', 'test/store/**/*.spec.ts']),
    overTheWire('soak', ['test/soak/**/*.spec.ts']),
    overTheWire('asterisk', ['test/asterisk/**/*.spec.ts', 'test/container/**/*.spec.ts'], ['/load\\.spec\\.ts$']),
    project('load', ['test/asterisk/load.spec.ts']),
  ],
};
