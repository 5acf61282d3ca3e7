import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CommandResponse } from '../../src/protocol/response.js';
import type { Desktop } from '../support/desktop.js';
import { Processor } from '../support/processor.js';
import { prepareRequest } from './prepare-request.js';

const resultsOf = (answers: readonly CommandResponse[]) => answers.map(({ result }) => result).sort();

describe('several prepareSession of one agent at once', () => {
  let processor: Processor;
  let desktops: Desktop[];
  let agents = 1000;
  let agent: string;

  beforeAll(async () => {
    processor = await Processor.start();
    desktops = [await processor.desktop(), await processor.desktop()];
  });

  afterAll(() => processor.stop());

  beforeEach(() => {
    agents += 1;
    agent = String(agents);
  });

  /** Sends one from each desktop in that order, without waiting; the answers in the order of the desktops. */
  async function prepareAtOnce(order: readonly number[], overrides: readonly boolean[]): Promise<CommandResponse[]> {
    const answers: Promise<CommandResponse>[] = [];
    for (const index of order) {
      const sent = desktops[index]?.send(prepareRequest(agent, { override: overrides[index] ?? false }));
      if (sent) answers[index] = sent;
    }
    return Promise.all(answers);
  }

  /** How many of the prepared sessions are there: a wrong token is told from a resource that is gone. */
  async function living(answers: readonly CommandResponse[]): Promise<number> {
    const ids = answers.flatMap((answer) => (answer['resource'] as { id: string } | undefined)?.id ?? []);
    let count = 0;
    for (const resource of ids) {
      const answer = await desktops[0]?.send({ command: 'bindResource', data: { resource, token: 'wrong' } });
      if (answer?.failure?.code === 'FORBIDDEN') count += 1;
      else expect(answer?.failure?.code).toBe('RESOURCE_NOT_FOUND');
    }
    return count;
  }

  const ORDERS = [[[0, 1]], [[1, 0]]] as const;

  it.each(ORDERS)('one is made, the other is asked: %j', async (order) => {
    const answers = await prepareAtOnce(order, [false, false]);
    expect(resultsOf(answers)).toEqual(['confirm', 'success']);
    expect(await living(answers)).toBe(1);
  });

  it.each(ORDERS)('both may override, and one is left: %j', async (order) => {
    const answers = await prepareAtOnce(order, [true, true]);
    expect(resultsOf(answers)).toEqual(['success', 'success']);
    expect(await living(answers)).toBe(1);
  });

  it.each(ORDERS)('one may override, and one is left: %j', async (order) => {
    const answers = await prepareAtOnce(order, [true, false]);
    expect(answers[0]?.result).toBe('success');
    expect(await living(answers)).toBe(1);
  });

  it.each([true, false])('ten with override %s leave one', async (override) => {
    const turns = Array.from({ length: 5 }).flatMap(() => desktops);
    const answers = await Promise.all(turns.map((desktop) => desktop.send(prepareRequest(agent, { override }))));
    expect(answers.filter(({ result }) => result === 'success')).toHaveLength(override ? 10 : 1);
    expect(await living(answers)).toBe(1);
  });
});
