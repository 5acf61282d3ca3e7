import { beforeAll, describe, expect, it } from '@jest/globals';
import { UNKNOWN } from '../../src/agents/verdict.js';
import { OperatorError } from '../../src/errors/operator-errors.js';
import type { CredentialsStoreUnderTest } from './credentials-store-under-test.js';

/** In how many milliseconds it must be known that nobody can be asked: ample, it is a bound and no measure. */
const BOUND_MS = 20_000;

/** What every store of credentials has to do. */
export function describeCredentialsStore(name: string, make: () => Promise<CredentialsStoreUnderTest>): void {
  describe(`${name}: a store of credentials`, () => {
    let bench: CredentialsStoreUnderTest;

    beforeAll(async () => {
      bench = await make();
    });

    it('knows each agent by what is right, with all that the agent has', async () => {
      for (const agent of bench.agents) {
        const verdict = await bench.store.verify(await bench.right(agent.id));
        expect(verdict).toMatchObject({ result: 'right', agent });
      }
    });

    it('lets nobody in by what is wrong', async () => {
      for (const { id } of bench.agents) {
        expect(await bench.store.verify(await bench.wrong(id))).not.toMatchObject({ result: 'right' });
      }
    });

    it("takes what is one agent's for nobody else's", async () => {
      const [one, other] = bench.agents;
      for (const id of [other.id, 'nobody', 'ANNA', `${one.id} `, '*', '__proto__', '']) {
        const verdict = await bench.store.verify({ ...(await bench.right(one.id)), id });
        expect({ id, result: verdict.result }).not.toEqual({ id, result: 'right' });
      }
    });

    it.each([{ password: '' }, { token: '' }, {}, { password: '\0' }, { token: 'a.b.c' }, { password: 'a.b.c' }])(
      'lets nobody in by %j',
      async (given) => {
        for (const id of ['anna', 'nobody']) {
          expect(await bench.store.verify({ id, ...given })).not.toMatchObject({ result: 'right' });
        }
      },
    );

    it('does as much for an agent that it does not know as for a wrong password', async () => {
      const costs: number[] = [];
      for (const id of ['anna', 'nobody']) {
        const before = await bench.cost();
        await bench.store.verify(await bench.wrong(id));
        costs.push((await bench.cost()) - before);
      }
      expect(costs[1]).toBe(costs[0]);
    });

    it('recalls nothing that was not right', async () => {
      const wrong = await bench.wrong('anna');
      await bench.store.verify(wrong);
      expect(bench.store.recall(wrong)).toBeUndefined();
      const right = await bench.right('anna');
      const verdict = await bench.store.verify(right);
      expect([undefined, verdict]).toContainEqual(bench.store.recall(right));
      expect(bench.store.recall({ ...right, id: '1002' })).toBeUndefined();
    });

    it('verifies several at once, each for itself', async () => {
      const given = await Promise.all(
        Array.from({ length: 12 }, (_, n) => (n % 3 ? bench.right(n % 2 ? 'anna' : '1002') : bench.wrong('anna'))),
      );
      const verdicts = await Promise.all(given.map((one) => bench.store.verify(one)));
      for (const [n, verdict] of verdicts.entries()) {
        expect(verdict.result === 'right' ? verdict.agent.id : undefined).toBe(n % 3 ? given[n]?.id : undefined);
      }
    });

    it('says in a bounded time that it cannot ask, and goes on when it can again', async () => {
      const { cut, mend } = bench;
      const right = await bench.right('anna');
      if (!cut || !mend) {
        expect(await bench.store.verify({ id: 'anna' })).toEqual(UNKNOWN);
        return;
      }
      await cut();
      const began = performance.now();
      try {
        await expect(bench.store.verify(right)).rejects.toBeInstanceOf(OperatorError);
        expect(performance.now() - began).toBeLessThan(BOUND_MS);
      } finally {
        await mend();
      }
      await expect(bench.store.verify(right)).resolves.toMatchObject({ result: 'right' });
    });
  });
}
