import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Processor } from '../support/processor.js';
import { ensurePython } from './python/ensure-python.js';
import { runPythonAgent } from './python/python-agent.js';

/** The first run on a machine fetches Python. */
const SETUP_MS = 600_000;

describe('a desktop written in Python', () => {
  let python: string;
  let processor: Processor;

  beforeAll(async () => {
    python = await ensurePython();
    processor = await Processor.start();
  }, SETUP_MS);

  afterAll(() => processor?.stop());

  it('signs in, takes a call, holds and retrieves it, releases and completes it, and signs out', async () => {
    const calls: Promise<string>[] = [];
    const { code, lines, errors } = await runPythonAgent(python, [processor.url], ({ step }) => {
      if (step === 'waiting') calls.push(processor.customerCalls('+15550177', { name: 'Ann Customer' }));
    });
    expect(await Promise.all(calls)).toHaveLength(1);
    expect({ code, errors, failed: lines.find((line) => line.failed)?.failed }).toEqual({ code: 0, errors: '' });
    const states = lines.flatMap(({ event }) => event?.data['conversation']?.['state'] ?? []);
    expect(states).toEqual(['alerting', 'connected', 'held', 'connected', 'ended', 'ended']);
    expect(lines).toContainEqual({ agent: 'Agent 1001', reasons: [] });
    const customer = { address: '+15550177', name: 'Ann Customer' };
    expect(lines).toContainEqual({ customer, by: 'queue', since: expect.any(String) });
    expect(lines).toContainEqual({
      times: { created: expect.any(String), answered: expect.any(String), ended: expect.any(String) },
    });
    expect(lines.at(-1)).toEqual({ step: 'done' });
  });

  it('learns that its password is wrong, and says so by its exit code', async () => {
    const { code, lines } = await runPythonAgent(python, [processor.url, '1002', 'wrong'], () => undefined);
    expect(code).toBe(1);
    expect(lines.at(-1)?.failed).toContain('INVALID_CREDENTIALS');
  });
});
