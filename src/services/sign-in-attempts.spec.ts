import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TooManyAttemptsError } from '../errors/agent-errors.js';
import { FakeClock } from '../../test/support/fake-clock.js';
import { AttemptLimiter } from './attempt-limiter.js';
import { SignInQueue } from './sign-in-queue.js';

const clock = new FakeClock();

/** A limit and a queue as the room has them, with room for many checks at once; each check is a verification. */
function limiter(perAgent: number, perAddress: number) {
  const settings = {
    vendor: '',
    version: '',
    instanceDomain: '',
    attempts: { perAgent, perAddress, window: 60_000, waiting: 1_000 },
    signInTimeout: 30_000,
    finishCalls: 0,
  };
  const limits = new AttemptLimiter(settings, clock);
  const queue = new SignInQueue(limits, { atOnce: 100 }, settings, clock);
  return {
    guard: async (agent: string, address: string, verify: () => Promise<string | undefined>) => {
      const right = await queue.turn({ agent, address, client: agent }, async () => (await verify()) !== undefined);
      return right ? 'agent' : undefined;
    },
  };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Verifies as slowly as a password is verified, and counts how often. */
class Verifier {
  count = 0;

  readonly wrong = async (): Promise<undefined> => {
    this.count += 1;
    await turn();
    return undefined;
  };

  readonly right = async (): Promise<string> => {
    this.count += 1;
    await turn();
    return 'agent';
  };
}

/** A verification that ends when it is told to. */
function later<T>() {
  let end: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => {
    end = resolve;
  });
  return { verify: () => promise, end: (value: T) => end(value) };
}

const refusals = (results: readonly PromiseSettledResult<unknown>[]) =>
  results.filter((one) => one.status === 'rejected' && one.reason instanceof TooManyAttemptsError).length;

describe('sign-ins that come at once', () => {
  it('verifies no more wrong ones of one address than its limit, however many agents are tried at once', async () => {
    const [guarded, verifier] = [limiter(2, 3), new Verifier()];
    const tries = Array.from({ length: 200 }, (_, n) => guarded.guard(`a${n}`, 'there', verifier.wrong));
    const results = await Promise.allSettled(tries);
    expect(verifier.count).toBe(3);
    expect(refusals(results)).toBe(197);
  });

  it('verifies no more wrong ones of one agent than its limit, however many come at once', async () => {
    const [guarded, verifier] = [limiter(2, 100), new Verifier()];
    const tries = Array.from({ length: 50 }, () => guarded.guard('a', 'there', verifier.wrong));
    expect(refusals(await Promise.allSettled(tries))).toBe(48);
    expect(verifier.count).toBe(2);
    await expect(guarded.guard('a', 'elsewhere', verifier.right)).resolves.toBe('agent');
  });

  it.each([
    ['a hundred agents of one office, with room for three', (n: number) => `a${n}`],
    ['one agent a hundred times', () => 'a'],
  ])('lets all in who know their passwords: %s', async (_, agent) => {
    const [guarded, verifier] = [limiter(2, 3), new Verifier()];
    const tries = Array.from({ length: 100 }, (__, n) => guarded.guard(agent(n), 'there', verifier.right));
    expect(await Promise.all(tries)).toEqual(Array.from({ length: 100 }, () => 'agent'));
  });

  it.each([
    ['first', 0],
    ['in the middle', 25],
    ['last', 48],
  ])('the right ones among two wrong ones get in: the wrong ones %s', async (_, at) => {
    const [guarded, verifier] = [limiter(1, 3), new Verifier()];
    const tries = Array.from({ length: 50 }, (__, n) =>
      guarded.guard(`a${n}`, 'there', n === at || n === at + 1 ? verifier.wrong : verifier.right),
    );
    const results = await Promise.all(tries);
    expect(results.filter((one) => one === 'agent')).toHaveLength(48);
  });

  it('what waits is refused when the last room was taken by a failure', async () => {
    const guarded = limiter(1, 1);
    const first = later<undefined>();
    const wrong = guarded.guard('a', 'there', first.verify);
    const waiting = guarded.guard('b', 'there', () => Promise.resolve('agent'));
    await turn();
    first.end(undefined);
    expect(await wrong).toBeUndefined();
    await expect(waiting).rejects.toThrow(TooManyAttemptsError);
  });

  it('one that takes long holds up nobody for whom there is room', async () => {
    const [guarded, long] = [limiter(1, 2), later<string>()];
    const first = guarded.guard('a', 'there', long.verify);
    const others = [0, 1, 2].map((n) => guarded.guard(`b${n}`, 'there', () => Promise.resolve('agent')));
    expect(await Promise.all(others)).toEqual(['agent', 'agent', 'agent']);
    long.end('agent');
    expect(await first).toBe('agent');
  });

  it('a verification that breaks is no failed attempt, and holds nobody up', async () => {
    const guarded = limiter(1, 1);
    const broken = () => Promise.reject(new Error('no store'));
    await expect(Promise.all([0, 1, 2].map(() => guarded.guard('a', 'there', broken)))).rejects.toThrow('no store');
    await expect(guarded.guard('a', 'there', () => Promise.resolve('agent'))).resolves.toBe('agent');
  });

  it('an attempt that ends after its window leaves no credit to the next one', async () => {
    const [guarded, verifier] = [limiter(1, 2), new Verifier()];
    const late = [later<string>(), later<string>()];
    const right = late.map(({ verify }, n) => guarded.guard(`a${n}`, 'there', verify));
    await turn();
    await clock.advance(60_001);
    for (const { end } of late) end('agent');
    await Promise.all(right);
    const tries = Array.from({ length: 10 }, (_, n) => guarded.guard(`b${n}`, 'there', verifier.wrong));
    await Promise.allSettled(tries);
    expect(verifier.count).toBe(2);
  });

  it('in whatever order they come and end: no wrong one beyond the limit, no right one refused below it', async () => {
    const attempt = fc.record({ wrong: fc.boolean(), start: fc.nat(6), takes: fc.nat(6), agent: fc.nat(3) });
    const ticks = async (count: number) => {
      for (let n = 0; n < count; n += 1) await Promise.resolve();
    };
    await fc.assert(
      fc.asyncProperty(fc.array(attempt, { maxLength: 12 }), fc.integer({ min: 1, max: 4 }), async (attempts, room) => {
        const guarded = limiter(100, room);
        let failed = 0;
        const tries = attempts.map(async ({ wrong, start, takes, agent }) => {
          await ticks(start);
          return guarded.guard(`a${agent}`, 'there', async () => {
            await ticks(takes);
            if (wrong) failed += 1;
            return wrong ? undefined : 'agent';
          });
        });
        const refused = refusals(await Promise.allSettled(tries));
        expect(failed).toBeLessThanOrEqual(room);
        if (failed < room) expect(refused).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });
});
