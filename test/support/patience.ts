import { jest } from '@jest/globals';

// A bound and no measure: machines are slow and noisy, and every wait in a test has a deadline of its own.
jest.setTimeout(120_000);
