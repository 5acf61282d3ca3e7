import { describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../test/support/fake-clock.js';
import { contact, ScriptedProvider, type ScriptedSession } from '../../../test/support/scripted-provider.js';
import { CtiRejectedError, CtiUnavailableError } from '../../errors/switch-errors.js';
import type { PendingState } from '../../protocol/objects/object-states.js';
import { DEFAULT_CALL_MODEL } from '../port/call-model.js';
import { CAPABILITIES, type Capability } from '../port/capability.js';
import type { CtiCause, CtiChannel, CtiInteraction, CtiReport } from '../port/cti-facts.js';
import type { CtiSession } from '../port/cti-session.js';
import { withWrapUp } from './with-wrap-up.js';

const BY_AGENT: CtiCause = { code: 'requested', by: { kind: 'agent' } };
const WITHOUT_WORK = CAPABILITIES.filter((one) => one !== 'interaction.complete');
const over = (id: string) => contact(id, 'ended', { conversations: [] });
const REF = { interaction: 'c1' };

/** A switch that offers to who is ready, and knows no work after a contact. */
class PlainSwitch {
  readonly clock = new FakeClock();
  readonly provider = new ScriptedProvider();
  readonly told: CtiReport[] = [];
  /** what the switch answers to `ready` and `notReady`; default: yes */
  answer: (asked: string) => Promise<void> = () => Promise.resolve();
  keepsReasons = true;
  private wanted: PendingState = { agentState: 'ready' };
  private asked = false;
  private live: CtiInteraction | undefined;

  /** @returns the session as its owner has it */
  async begin(capabilities: readonly Capability[] = WITHOUT_WORK): Promise<CtiSession> {
    this.provider.capabilities = capabilities;
    this.provider.onOpen = async (session) => {
      session.truth = { channels: [this.channel], interactions: [] };
      session.behave = async (method) => {
        if (!method.startsWith('ready') && !method.startsWith('notReady')) return;
        await this.answer(method);
        const reason = this.keepsReasons ? method.split(' ')[1] : undefined;
        this.want(method === 'ready' ? 'ready' : 'notready', reason);
      };
    };
    const provider = withWrapUp(this.provider, this.clock);
    const agent = { id: '1001', extension: '1001', queues: [] };
    const listener = { report: (report: CtiReport) => void this.told.push(report), closed: () => undefined };
    const session = await provider.open({ agent, model: DEFAULT_CALL_MODEL }, listener);
    await session.read();
    return session;
  }

  get inner(): ScriptedSession {
    const [session] = this.provider.sessions;
    if (!session) throw new Error('nobody signed in');
    return session;
  }

  /** The channel as its owner knows it. */
  get shown(): CtiChannel | undefined {
    return this.told.flatMap(({ channels = [] }) => channels).at(-1);
  }

  want(agentState: PendingState['agentState'], reason?: string): void {
    this.wanted = { agentState, ...(reason === undefined ? {} : { reason }) };
    this.asked = this.live !== undefined;
    this.report([]);
  }

  async says(facts: CtiInteraction): Promise<void> {
    this.live = facts.conversations.length > 0 ? facts : undefined;
    this.asked &&= this.live !== undefined;
    this.report([facts]);
    await this.clock.advance(0);
  }

  /** The call ends, and nobody hears of it. */
  lose(): void {
    this.live = undefined;
    this.inner.truth = { channels: [this.channel], interactions: [] };
  }

  /** A call that was answered and is over. */
  async worked(): Promise<void> {
    await this.says(contact('c1', 'connected'));
    await this.says(over('c1'));
  }

  private get channel(): CtiChannel {
    const { wanted, live } = this;
    const state = live ? { agentState: 'busy' as const, ...(this.asked ? { pending: wanted } : {}) } : wanted;
    return { id: 'tel', type: 'Telephony', endpoint: '1001', login: 'active', ...state };
  }

  private report(interactions: readonly CtiInteraction[]): void {
    const channels = [this.channel];
    this.inner.truth = { channels, interactions: this.live ? [this.live] : [] };
    this.inner.listener.report({ channels, interactions, cause: BY_AGENT });
  }
}

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
    expect(at.inner.done).toEqual(['notReady wrapup']);
    expect(at.shown).toMatchObject({ agentState: 'busy' });
    expect(at.shown?.pending).toBeUndefined();
    await at.says(over('c1'));
    expect(at.shown).toMatchObject({ agentState: 'wrapup' });
    expect((await session.read()).interactions).toEqual([over('c1')]);
    await session.complete(REF);
    expect(at.inner.done).toEqual(['notReady wrapup', 'ready']);
    expect(at.told.at(-1)?.cause).toEqual({ code: 'completed', by: { kind: 'agent' } });
    expect(at.shown).toMatchObject({ agentState: 'ready' });
    expect((await session.read()).interactions).toEqual([]);
    expect(at.told.flatMap(({ channels = [] }) => channels).filter((one) => one.reason === 'wrapup')).toEqual([]);
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
    expect(at.inner.done).toEqual(['notReady wrapup']);
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
    at.want('notready', 'wrapup');
    await at.clock.advance(0);
    expect(at.inner.done).toEqual(['ready']);
    await session.close();
  });
});
