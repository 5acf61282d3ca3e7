import { describe, expect, it } from '@jest/globals';
import { over, PlainSwitch } from '../../../test/support/plain-switch.js';
import { contact } from '../../../test/support/scripted-provider.js';
import { CtiRejectedError, CtiUnavailableError, UnsupportedError } from '../../errors/switch-errors.js';
import { HOLD_REASON } from './held-channel.js';

const REF = { interaction: 'c1' };

describe('a session whose work after a contact is kept here', () => {
  it.each([true, false])('says to the switch whether it is the process that goes (%s)', async (stopping) => {
    const at = new PlainSwitch();
    const session = await at.begin();
    await session.close(stopping);
    expect(at.inner.closedFor).toEqual([stopping]);
  });

  it.each(['wrapup', HOLD_REASON])('leaves an agent not ready who says so with reason %s', async (reason) => {
    const at = new PlainSwitch();
    const session = await at.begin();
    await session.notReady('tel', reason);
    await at.clock.advance(10_000);
    expect(at.inner.done).toEqual([`notReady ${reason}`]);
    expect(at.shown).toMatchObject({ agentState: 'notready', reason });

    await session.ready('tel');
    await at.worked();
    await session.notReady('tel', reason);
    await session.complete(REF);
    await at.clock.advance(10_000);
    await session.read();
    expect(at.inner.done.at(-1)).toBe(`notReady ${reason}`);
    expect(at.shown).toMatchObject({ agentState: 'notready', reason });
  });

  it('leaves an agent not ready whom another hand has made so with a reason of that name', async () => {
    const at = new PlainSwitch();
    await at.begin();
    at.want('notready', 'wrapup');
    await at.clock.advance(10_000);
    expect(at.inner.done).toEqual([]);
  });

  it('forgets what the agent said where the switch said no', async () => {
    const at = new PlainSwitch();
    const session = await at.begin();
    at.answer = () => Promise.reject(new CtiRejectedError('refused', 'no'));
    await expect(session.notReady('tel', 'lunch')).rejects.toBeInstanceOf(CtiRejectedError);
    at.answer = () => Promise.resolve();
    await at.worked();
    await session.complete(REF);
    await at.clock.advance(0);
    expect(at.inner.done).toEqual(['notReady lunch', `notReady ${HOLD_REASON}`, 'ready']);
    expect(at.shown).toMatchObject({ agentState: 'ready' });
  });

  it('has the last word for the agent who says something while the switch is made ready again', async () => {
    const at = new PlainSwitch();
    const session = await at.begin();
    await at.worked();
    at.answer = (asked) => (asked === 'ready' ? at.later(1_000) : Promise.resolve());
    await session.complete(REF);
    const said = session.notReady('tel', 'lunch');
    await at.clock.advance(1_000);
    await said;
    await at.clock.advance(10_000);
    expect(at.inner.done.slice(1)).toEqual(['ready', 'notReady lunch']);
    expect(at.shown).toMatchObject({ agentState: 'notready', reason: 'lunch' });
  });

  it('completes at once however slow the switch is, and tells what comes of it', async () => {
    const at = new PlainSwitch();
    const session = await at.begin();
    await at.worked();
    at.answer = () => new Promise(() => undefined);
    let completed = false;
    void session.complete(REF).then(() => (completed = true));
    await at.clock.advance(0);
    expect(completed).toBe(true);
    expect(at.told.at(-1)).toMatchObject({ channels: [{ agentState: 'ready' }], cause: { code: 'completed' } });
    await at.clock.advance(5_000);
    expect(at.shown).toMatchObject({ agentState: 'notready' });
    expect(at.shown?.reason).toBeUndefined();
    at.answer = () => Promise.resolve();
    await at.clock.advance(5_000);
    expect(at.shown).toMatchObject({ agentState: 'ready' });
    expect(at.clock.pending).toBe(0);
  });

  it('tells nothing any more when it has been closed meanwhile', async () => {
    const at = new PlainSwitch();
    const session = await at.begin();
    await at.worked();
    at.answer = () => at.later(1_000).then(() => Promise.reject(new CtiUnavailableError()));
    await session.complete(REF);
    await session.close();
    const told = at.told.length;
    await at.clock.advance(10_000);
    expect(at.told.length).toBe(told);
    expect(at.clock.pending).toBe(0);
  });

  it.each([new CtiRejectedError('refused', 'no'), new UnsupportedError('channel.notready')])(
    'asks a switch that says no (%s) once for each change of the work',
    async (no) => {
      const at = new PlainSwitch();
      const session = await at.begin();
      at.answer = () => Promise.reject(no);
      await at.says(contact('c1', 'connected'));
      await at.says(contact('c1', 'held'));
      await at.clock.advance(60_000);
      const hold = `notReady ${HOLD_REASON}`;
      expect(at.inner.done).toEqual([hold]);
      await at.says(over('c1'));
      await at.clock.advance(60_000);
      expect(at.inner.done).toEqual([hold, hold]);
      await session.complete(REF);
      await at.says(contact('c2', 'connected'));
      await at.clock.advance(60_000);
      expect(at.inner.done).toEqual([hold, hold, hold]);
      expect(at.clock.pending).toBe(0);
    },
  );
});
