import { beforeEach, describe, expect, it } from '@jest/globals';
import { InvalidCredentialsError } from '../errors/agent-errors.js';
import { SessionBench } from '../../test/support/session-bench.js';
import { CredentialsExpiry } from './credentials-expiry.js';
import type { ManagedSession } from './managed-session.js';
import type { SessionEnding } from './session-ending.js';

const ASKED = { client: 'client' } as never;

describe('a renewal that races the expiry', () => {
  let bench: SessionBench;
  let managed: ManagedSession;
  let answer: (expires: number) => void;
  let refuse: (error: Error) => void;
  let expiry: CredentialsExpiry;
  let takenBack: number;

  const expiring = (ending: Pick<SessionEnding, 'end'>) => {
    const check = () => new Promise<number>((resolve, reject) => ([answer, refuse] = [resolve, reject]));
    expiry = new CredentialsExpiry(managed.session, ending, () => check);
  };

  beforeEach(async () => {
    bench = await new SessionBench().up();
    managed = await bench.started();
    managed.session.expires = bench.clock.now() + 1_000;
    takenBack = 0;
    expiring(managed.ending);
  });

  it('counts where it is found good a moment before', async () => {
    const renewal = expiry.renew(ASKED, 'token');
    await bench.clock.advance(999);
    answer(bench.clock.now() + 5_000);
    await expect(renewal).resolves.toEqual({ expires: new Date(bench.clock.now() + 5_000).toISOString() });
    await bench.clock.advance(4_999);
    expect(managed.session.state).toBe('started');
    await bench.clock.advance(1);
    expect(managed.session.state).toBe('ended');
  });

  it('brings nothing back where it is found good a moment after', async () => {
    const renewal = expiry.renew(ASKED, 'token');
    await bench.clock.advance(1_000);
    answer(bench.clock.now() + 5_000);
    await expect(renewal).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(managed.session.state).toBe('ended');
    expect(bench.told()).not.toContain('session.renewed');
    expect(bench.told().at(-1)).toBe('session.ended');
  });

  it('takes an end back that could not come about yet', async () => {
    expiry.cancel();
    expiring({ end: () => () => void (takenBack += 1) });
    const renewal = expiry.renew(ASKED, 'token');
    await bench.clock.advance(2_000);
    expect(takenBack).toBe(0);
    answer(bench.clock.now() + 5_000);
    await renewal;
    expect(takenBack).toBe(1);
    expiry.cancel();
  });

  it('gives no end to a session that has none', async () => {
    expiry.cancel();
    managed.session.expires = undefined;
    const renewal = expiry.renew(ASKED, 'token');
    answer(bench.clock.now() + 1_000);
    await expect(renewal).resolves.toEqual({});
    expect(managed.session.expires).toBeUndefined();
    expect(bench.told()).toContain('session.renewed');
    await bench.clock.advance(2_000);
    expect(managed.session.state).toBe('started');
  });

  it('moves nothing where it is not found good', async () => {
    const renewal = expiry.renew(ASKED, 'token');
    refuse(new InvalidCredentialsError());
    await expect(renewal).rejects.toThrow(InvalidCredentialsError);
    await bench.clock.advance(1_000);
    expect(managed.session.state).toBe('ended');
  });
});
