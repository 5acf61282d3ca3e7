import { describe, expect, it } from '@jest/globals';
import { over, PlainSwitch, WITHOUT_WORK } from '../../../test/support/plain-switch.js';
import { contact } from '../../../test/support/scripted-provider.js';
import { NotBoundError } from '../../errors/desktop-errors.js';
import type { PendingState } from '../../protocol/objects/object-states.js';
import { HOLD_REASON } from './held-channel.js';

const REF = { interaction: 'c1' };
const HOLD = `notReady ${HOLD_REASON}`;
const TEL = { id: 'tel', type: 'Telephony', endpoint: '1001', login: 'active' } as const;

/** What another process had: work after a contact, and what the agent has said in it. */
const working = (pending?: PendingState) => ({
  channels: [{ ...TEL, agentState: 'wrapup' as const, ...(pending ? { pending } : {}) }],
  wrappingUp: [over('c1')],
});

describe('work after a contact that is kept here, and another process', () => {
  it('asks the switch for nothing while it is not certain whose the agent is, and then for what is so', async () => {
    const at = new PlainSwitch();
    let confirmed = () => Promise.reject(new NotBoundError());
    await at.begin(WITHOUT_WORK, undefined, () => confirmed());
    await at.says(contact('c1', 'connected'));
    await at.clock.advance(60_000);
    expect(at.inner.done).toEqual([]);
    confirmed = () => Promise.resolve() as Promise<never>;
    await at.clock.advance(5_000);
    expect(at.inner.done).toEqual([HOLD]);
  });

  it('asks for nothing more when it has been handed over while it waited to be certain', async () => {
    const at = new PlainSwitch();
    let certain: () => void = () => undefined;
    const session = await at.begin(WITHOUT_WORK, undefined, () => new Promise((resolve) => (certain = resolve)));
    await at.says(contact('c1', 'connected'));
    await session.handOver();
    certain();
    await at.clock.advance(60_000);
    expect(at.inner.done).toEqual([]);
    expect(at.clock.pending).toBe(0);
  });

  it('goes on with what the other one had, and makes the agent ready after it', async () => {
    const at = new PlainSwitch();
    at.wanted = { agentState: 'notready', reason: HOLD_REASON };
    const session = await at.begin(WITHOUT_WORK, working());
    const { channels, interactions } = await session.read();
    expect(channels).toMatchObject([{ agentState: 'wrapup' }]);
    expect(interactions).toEqual([over('c1')]);
    await session.complete(REF);
    await at.clock.advance(0);
    expect(at.inner.done).toEqual(['ready']);
  });

  it.each([
    [{ agentState: 'notready', reason: 'lunch' }, true, 'notReady lunch'],
    [{ agentState: 'ready' }, true, 'ready'],
    [{ agentState: 'ready' }, false, 'ready'],
  ] as const)('knows what the agent has said in it: %j (the switch keeps reasons: %s)', async (said, keeps, asked) => {
    const at = new PlainSwitch();
    at.keepsReasons = keeps;
    at.wanted = { agentState: 'notready', ...(keeps ? { reason: HOLD_REASON } : {}) };
    const session = await at.begin(WITHOUT_WORK, working(said));
    expect((await session.read()).channels).toMatchObject([{ agentState: 'wrapup', pending: said }]);
    await session.complete(REF);
    await at.clock.advance(0);
    expect(at.inner.done).toEqual([asked]);
  });

  it('leaves an agent not ready whom another hand has made so meanwhile, whatever was said before', async () => {
    const at = new PlainSwitch();
    at.wanted = { agentState: 'notready', reason: 'supervisor' };
    const session = await at.begin(WITHOUT_WORK, working({ agentState: 'ready' }));
    await session.read();
    await session.complete(REF);
    await at.clock.advance(0);
    expect(at.inner.done).toEqual([]);
  });
});
