import { describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../test/support/fake-clock.js';
import { BY_AGENT, over, PlainSwitch, WITHOUT_WORK } from '../../../test/support/plain-switch.js';
import { contact, ScriptedProvider } from '../../../test/support/scripted-provider.js';
import { CtiRejectedError, CtiUnavailableError } from '../../errors/switch-errors.js';
import { HOLD_REASON } from './held-channel.js';
import { withWrapUp } from './with-wrap-up.js';

const REF = { interaction: 'c1' };

describe('the work after a contact at a switch that has none', () => {
  it('is left to a provider that has it', () => {
    const provider = new ScriptedProvider();
    expect(withWrapUp(provider, new FakeClock())).toBe(provider);
  });

  it('keeps the switch from offering from the answer to the completion, and shows nothing of that', async () => {
    const at = new PlainSwitch();
    const session = await at.begin();
    await at.says(contact('c1', 'alerting'));
    expect(at.inner.done).toEqual([]);
    await at.says(contact('c1', 'connected'));
    expect(at.inner.done).toEqual([`notReady ${HOLD_REASON}`]);
    expect(at.shown).toMatchObject({ agentState: 'busy' });
    expect(at.shown?.pending).toBeUndefined();
    await at.says(over('c1'));
    expect(at.shown).toMatchObject({ agentState: 'wrapup' });
    expect((await session.read()).interactions).toEqual([over('c1')]);
    await session.complete(REF);
    await at.clock.advance(0);
    expect(at.inner.done).toEqual([`notReady ${HOLD_REASON}`, 'ready']);
    expect(at.told.at(-1)?.cause).toEqual({ code: 'completed', by: { kind: 'agent' } });
    expect(at.shown).toMatchObject({ agentState: 'ready' });
    expect((await session.read()).interactions).toEqual([]);
    expect(at.told.flatMap(({ channels = [] }) => channels).filter((one) => one.reason === HOLD_REASON)).toEqual([]);
  });

  it('is left by no call that nobody answered', async () => {
    const at = new PlainSwitch();
    const session = await at.begin();
    await at.says(contact('c1', 'alerting'));
    await at.says(over('c1'));
    expect(at.shown).toMatchObject({ agentState: 'ready' });
    expect((await session.read()).interactions).toEqual([]);
  });

  it.each([true, false])(
    'ends in what the agent has asked for meanwhile (the switch keeps reasons: %s)',
    async (keeps) => {
      const at = new PlainSwitch();
      at.keepsReasons = keeps;
      const session = await at.begin();
      await at.worked();
      await session.notReady('tel', 'lunch');
      expect(at.shown).toMatchObject({ agentState: 'wrapup', pending: { agentState: 'notready', reason: 'lunch' } });
      await session.complete(REF);
      await at.clock.advance(0);
      expect(at.inner.done.at(-1)).toBe('notReady lunch');
      expect(at.shown).toMatchObject({ agentState: 'notready', ...(keeps ? { reason: 'lunch' } : {}) });
      await session.ready('tel');
      expect(at.shown).toMatchObject({ agentState: 'ready' });
    },
  );

  it('leaves an agent alone whom another hand has made not ready meanwhile', async () => {
    const at = new PlainSwitch();
    const session = await at.begin();
    await at.worked();
    at.want('notready', 'supervisor');
    expect(at.shown).toMatchObject({ agentState: 'wrapup' });
    await session.complete(REF);
    await at.clock.advance(0);
    expect(at.inner.done).toEqual([`notReady ${HOLD_REASON}`]);
    expect(at.shown).toMatchObject({ agentState: 'notready', reason: 'supervisor' });
  });

  it('is only shown where the switch refuses, and no word of the agent is lost', async () => {
    const at = new PlainSwitch();
    at.answer = () => Promise.reject(new CtiRejectedError('refused', 'no'));
    const session = await at.begin();
    await at.worked();
    expect(at.shown).toMatchObject({ agentState: 'wrapup' });
    await expect(session.notReady('tel', 'lunch')).rejects.toBeInstanceOf(CtiRejectedError);
    expect(at.shown?.pending).toBeUndefined();
    await session.complete(REF);
    await at.clock.advance(0);
    expect(at.inner.done).not.toContain('ready');
    expect(at.shown).toMatchObject({ agentState: 'ready' });
    await session.close();
    expect(at.clock.pending).toBe(0);
  });

  it('is over also where the switch cannot be asked; it is asked again until the agent is ready', async () => {
    const at = new PlainSwitch();
    const session = await at.begin();
    await at.worked();
    at.answer = () => Promise.reject(new CtiUnavailableError());
    await session.complete(REF);
    await at.clock.advance(0);
    // That is what the switch has.
    expect(at.shown).toMatchObject({ agentState: 'notready' });
    at.answer = () => Promise.resolve();
    await at.clock.advance(5_000);
    expect(at.shown).toMatchObject({ agentState: 'ready' });
    expect(at.clock.pending).toBe(0);
  });

  it('waits for no switch that does not answer', async () => {
    const at = new PlainSwitch();
    at.answer = () => new Promise(() => undefined);
    const session = await at.begin();
    await at.worked();
    const done = session.complete(REF);
    await at.clock.advance(5_000);
    await done;
    await session.close();
    await at.clock.advance(5_000);
    expect(at.clock.pending).toBe(0);
  });

  it('is only shown where the switch knows no "not ready"', async () => {
    const at = new PlainSwitch();
    const session = await at.begin(WITHOUT_WORK.filter((one) => one !== 'channel.notready'));
    await at.worked();
    expect(at.shown).toMatchObject({ agentState: 'wrapup' });
    await session.complete(REF);
    await at.clock.advance(0);
    expect(at.inner.done).toEqual([]);
    expect(at.shown).toMatchObject({ agentState: 'ready' });
  });

  it('goes on for a call that ended while it was not told, and for none of which a reading is older than the report', async () => {
    const at = new PlainSwitch();
    const session = await at.begin();
    await at.says(contact('c1', 'connected'));
    at.lose();
    expect((await session.read()).interactions).toEqual([over('c1')]);
    await session.complete(REF);
    await at.clock.advance(0);

    const { truth } = at.inner;
    const plain = at.inner.behave;
    at.inner.behave = async (method) => {
      if (method !== 'read') {
        await plain(method);
        return;
      }
      // It travels while the next call is answered.
      at.inner.listener.report({ interactions: [contact('c2', 'connected')], cause: BY_AGENT });
      at.inner.truth = truth;
    };
    expect((await session.read()).interactions).toEqual([]);
    at.inner.behave = plain;
    at.inner.truth = { ...truth, interactions: [contact('c2', 'connected')] };
    expect((await session.read()).interactions).toEqual([contact('c2', 'connected')]);
  });

  it('goes with its channel, and the switch is not asked for that any more', async () => {
    const at = new PlainSwitch();
    const session = await at.begin();
    await at.worked();
    at.answer = () => Promise.reject(new CtiUnavailableError());
    await session.complete(REF);
    await at.clock.advance(0);
    await session.disposeChannel('tel');
    const asked = at.inner.done.length;
    await at.clock.advance(60_000);
    expect(at.inner.done.length).toBe(asked);
    expect(at.clock.pending).toBe(0);
  });

  it('keeps what is attached to the contact meanwhile', async () => {
    const at = new PlainSwitch();
    const session = await at.begin();
    await at.worked();
    await session.setData(REF, { order: '42' });
    expect(at.told.at(-1)?.interactions).toEqual([{ ...over('c1'), data: { order: '42' } }]);
    expect((await session.read()).interactions).toMatchObject([{ id: 'c1', data: { order: '42' } }]);
  });

  it('finds an agent held by a session before it, and gives that back after the call', async () => {
    const at = new PlainSwitch();
    const session = await at.begin();
    at.want('notready', HOLD_REASON);
    await at.clock.advance(0);
    expect(at.inner.done).toEqual(['ready']);
    await session.close();
  });
});
