import { beforeEach, describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../test/support/fake-clock.js';
import { AttemptLimiter } from './attempt-limiter.js';
import { SignInQueue } from './sign-in-queue.js';

const AT_ONCE = 2;
const WAITING = 4;
const TIMEOUT = 1_000;

/** A check that ends when it is told to. */
interface Check {
  readonly name: string;
  readonly end: (right: boolean) => void;
  readonly fail: (error: Error) => void;
}

describe('SignInQueue', () => {
  let clock: FakeClock;
  let queue: SignInQueue;
  let checks: Check[];
  let answers: string[];

  beforeEach(() => {
    clock = new FakeClock();
    const attempts = { perAgent: 3, perAddress: 5, window: 60_000, waiting: WAITING };
    const settings = { vendor: '', version: '', instanceDomain: '', attempts, signInTimeout: TIMEOUT, finishCalls: 0 };
    queue = new SignInQueue(new AttemptLimiter(settings, clock), { atOnce: AT_ONCE }, settings, clock);
    checks = [];
    answers = [];
  });

  /** What somebody is told: right, wrong, or why not; a number where it is told when to come again. */
  async function ask(name: string, address: string, agent: string, client = name): Promise<void> {
    const check = () =>
      new Promise<boolean>((end, fail) => {
        checks.push({ name, end, fail });
      });
    try {
      answers.push(`${name} ${(await queue.turn({ address, agent, client }, check)) ? 'right' : 'wrong'}`);
    } catch (error) {
      answers.push(`${name} ${(error as { code?: string }).code ?? String(error)}`);
    }
  }

  const begun = () => checks.map(({ name }) => name);
  const settled = () => new Promise((resolve) => setImmediate(resolve));

  async function end(name: string, right = false): Promise<void> {
    checks.find((one) => one.name === name)?.end(right);
    await settled();
  }

  it('checks a few at once, and then by turns of the addresses', async () => {
    for (const [name, address] of [
      ['a1', 'A'],
      ['a2', 'A'],
      ['a3', 'A'],
      ['a4', 'A'],
      ['b1', 'B'],
    ] as const)
      void ask(name, address, name);
    await settled();
    expect(begun()).toEqual(['a1', 'a2']);
    await end('a2', true);
    await end('a1');
    expect(begun()).toEqual(['a1', 'a2', 'a3', 'b1']);
    expect(answers).toEqual(['a2 right', 'a1 wrong']);
  });

  it('refuses at once what is too much, of the address that has the most', async () => {
    for (const n of [1, 2, 3, 4, 5, 6, 7]) void ask(`a${n}`, 'A', `x${n}`);
    await settled();
    expect(answers).toEqual(['a7 RATE_LIMITED']);
    void ask('b1', 'B', 'y');
    await settled();
    // One that has waited gives way: the latest of those who have as many.
    expect(answers).toEqual(['a7 RATE_LIMITED', 'a6 RATE_LIMITED']);
    await end('a1', true);
    await end('a2', true);
    expect(begun()).toEqual(['a1', 'a2', 'a3', 'b1']);
  });

  it('tells when those who wait will have had their turn', async () => {
    const waits: number[] = [];
    const refused = (error: unknown) => {
      waits.push((error as { details: { retryAfter: number } }).details.retryAfter);
      return false;
    };
    for (const n of [1, 2]) void ask(`a${n}`, 'A', `x${n}`);
    await clock.advance(500);
    for (const n of [1, 2]) await end(`a${n}`, true);
    const slow = 100 + 400 / 8 + (500 - 150) / 8;
    for (const n of [3, 4, 5, 6, 7, 8]) void ask(`a${n}`, 'A', `x${n}`);
    for (let n = 0; n < 32; n += 1) {
      try {
        await queue.turn({ address: 'A', agent: 'x8', client: 'c' }, () => Promise.resolve(true)).catch(refused);
      } catch (error) {
        refused(error);
      }
    }
    const drain = ((WAITING + 1) * slow) / AT_ONCE;
    expect(Math.min(...waits)).toBe(Math.ceil(drain));
    expect(Math.max(...waits)).toBeLessThan(2 * drain);
    expect(new Set(waits).size).toBe(16);
  });

  it('waits no longer than it may', async () => {
    for (const n of [1, 2, 3]) void ask(`a${n}`, 'A', `x${n}`);
    await clock.advance(TIMEOUT - 1);
    expect(answers).toEqual([]);
    await clock.advance(1);
    expect(answers).toEqual(['a3 RATE_LIMITED']);
    await end('a1', true);
    // Those whose turn has come have no such limit, and leave no timer.
    expect([answers.at(-1), begun(), clock.pending]).toEqual(['a1 right', ['a1', 'a2'], 0]);
  });

  it('makes no check for a client that has gone', async () => {
    for (const n of [1, 2, 3, 4]) void ask(`a${n}`, 'A', `x${n}`, n % 2 ? 'odd' : 'even');
    await settled();
    queue.abandon('odd');
    await settled();
    expect(answers).toEqual(['a1 CONFLICT', 'a3 CONFLICT']);
    await end('a1', true);
    await end('a2', true);
    expect(begun()).toEqual(['a1', 'a2', 'a4']);
    expect(answers).toEqual(['a1 CONFLICT', 'a3 CONFLICT', 'a2 right']);
    queue.abandon('odd');
    expect(clock.pending).toBe(0);
  });

  it('refuses those who wait as soon as too many have failed', async () => {
    for (const n of [1, 2, 3, 4, 5]) void ask(`a${n}`, 'A', 'x');
    await settled();
    for (const n of [1, 2, 3]) await end(`a${n}`);
    expect(begun()).toEqual(['a1', 'a2', 'a3']);
    expect(answers).toEqual(['a1 wrong', 'a2 wrong', 'a3 wrong', 'a4 TOO_MANY_ATTEMPTS', 'a5 TOO_MANY_ATTEMPTS']);
    void ask('b', 'B', 'x');
    await settled();
    expect(begun().at(-1)).toBe('b');
  });

  it('passes over those for whom those underway may take the last room, and comes back to them', async () => {
    for (const n of [1, 2, 3]) void ask(`a${n}`, 'A', 'x');
    await settled();
    await end('a1');
    void ask('b', 'A', 'y');
    await settled();
    // a2 and a3 are the last two that may fail: a4 has to wait for them, another agent has not.
    void ask('a4', 'A', 'x');
    await end('a2');
    expect(begun()).toEqual(['a1', 'a2', 'a3', 'b']);
    await end('b', true);
    expect(begun()).toEqual(['a1', 'a2', 'a3', 'b']);
    await end('a3', true);
    expect(begun()).toEqual(['a1', 'a2', 'a3', 'b', 'a4']);
  });

  it('goes on where a check breaks', async () => {
    for (const n of [1, 2, 3]) void ask(`a${n}`, 'A', `x${n}`);
    await settled();
    checks[0]?.fail(new Error('no store'));
    await settled();
    expect(answers).toEqual(['a1 Error: no store']);
    expect(begun()).toEqual(['a1', 'a2', 'a3']);
  });
});
