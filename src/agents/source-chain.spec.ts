import { beforeEach, describe, expect, it } from '@jest/globals';
import { CredentialsUnavailableError } from '../errors/operator-errors.js';
import { FakeClock } from '../../test/support/fake-clock.js';
import type { Credentials } from './credentials.js';
import type { CredentialsStore } from './credentials-store.js';
import { Source } from './source.js';
import { SourceChain } from './source-chain.js';
import { UNKNOWN, WRONG, type Verdict } from './verdict.js';

/** A store that has one agent, and can be away. */
class OneAgent implements CredentialsStore {
  readonly atOnce = 2;
  away = false;
  takes?: (credentials: Credentials) => boolean;
  readonly asked: Credentials[] = [];

  constructor(
    private readonly id: string,
    private readonly secret: string,
    private readonly extension = id,
  ) {}

  agents() {
    return [this.agent];
  }

  recall(): undefined {
    return undefined;
  }

  async verify(credentials: Credentials): Promise<Verdict> {
    this.asked.push(credentials);
    await Promise.resolve();
    if (this.away) throw new CredentialsUnavailableError();
    if (credentials.id !== this.id) return UNKNOWN;
    const { password, token } = credentials;
    return [password, token].includes(this.secret) ? { result: 'right', agent: this.agent } : WRONG;
  }

  private get agent() {
    return { id: this.id, extension: this.extension, queues: [], roles: ['agent'] };
  }
}

describe('SourceChain', () => {
  let clock: FakeClock;
  let one: OneAgent;
  let other: OneAgent;
  let chain: SourceChain;

  beforeEach(() => {
    clock = new FakeClock();
    one = new OneAgent('anna', 'one');
    other = new OneAgent('bert', 'two');
    chain = new SourceChain([new Source('one', one, clock), new Source('other', other, clock)]);
  });

  const result = async (id: string, password: string) => (await chain.verify({ id, password })).result;

  it('has those whom any of them knows, in their order', async () => {
    expect(await result('anna', 'one')).toBe('right');
    expect(other.asked).toEqual([]);
    expect(await result('bert', 'two')).toBe('right');
    expect(await result('bert', 'one')).toBe('wrong');
    expect(await result('anna', 'two')).toBe('wrong');
    expect(await result('nobody', 'two')).toBe('unknown');
    expect(chain.agents().map(({ id }) => id)).toEqual(['anna', 'bert']);
  });

  it('takes an agent whom two of them have from the first that finds the password right', async () => {
    const both = new SourceChain([
      new Source('one', one, clock),
      new Source('again', new OneAgent('anna', 'else', '9'), clock),
    ]);
    expect(both.agents()).toMatchObject([{ id: 'anna', extension: 'anna' }]);
    await expect(both.verify({ id: 'anna', password: 'else' })).resolves.toMatchObject({ agent: { extension: '9' } });
  });

  it('lets those in whom another one knows while one is away', async () => {
    one.away = true;
    expect(await result('bert', 'two')).toBe('right');
    // Nobody guesses on meanwhile, and whom none here knows may be known there.
    expect(await result('bert', 'x')).toBe('wrong');
    await expect(result('anna', 'one')).rejects.toThrow(CredentialsUnavailableError);
  });

  it('has nothing said of what one that is away does not take at all', async () => {
    one.away = true;
    one.takes = ({ password }) => password !== undefined;
    await expect(result('anna', 'x')).rejects.toThrow(CredentialsUnavailableError);
    const token = 'eyJhbGciOiJub25lIn0.e30.x';
    // It rests now, and nobody guesses for nothing meanwhile.
    expect(await result('anna', token)).toBe('unknown');
    await clock.advance(5_000);
    expect(await result('anna', token)).toBe('unknown');
    expect(one.asked).toHaveLength(1);
  });

  it('lets one that was away rest, and has one sign-in alone try it then', async () => {
    one.away = true;
    for (let n = 0; n < 5; n += 1) await result('bert', 'two');
    expect(one.asked).toHaveLength(1);
    await clock.advance(5_000);
    await Promise.all(Array.from({ length: 5 }, () => result('bert', 'two')));
    expect(one.asked).toHaveLength(2);
    one.away = false;
    await expect(result('anna', 'one')).rejects.toThrow(CredentialsUnavailableError);
    await clock.advance(5_000);
    expect(await result('anna', 'one')).toBe('right');
    expect(await result('anna', 'one')).toBe('right');
  });

  it('tries no token where passwords are known, and no fault goes unnoticed', async () => {
    const token = 'eyJhbGciOiJub25lIn0.e30.x';
    await chain.verify({ id: 'bert', password: token });
    expect(other.asked).toEqual([{ id: 'bert', token }]);
    const faulty = new OneAgent('carl', 'x');
    faulty.verify = () => Promise.reject(new TypeError('a fault'));
    const broken = new SourceChain([new Source('faulty', faulty, clock), new Source('other', other, clock)]);
    await expect(broken.verify({ id: 'bert', password: 'two' })).rejects.toThrow(TypeError);
  });
});
