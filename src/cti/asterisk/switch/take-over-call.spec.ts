import { beforeEach, describe, expect, it } from '@jest/globals';
import { CtiRejectedError, CtiTimeoutError } from '../../../errors/switch-errors.js';
import { AmiRefusedError } from '../ami/ami-error.js';
import { AriRefusedError } from '../ari/ari-error.js';
import { giveBack } from './give-back.js';
import { takeOverCall } from './take-over-call.js';
import { AgentDevices } from '../agent-devices.js';
import type { AmiFields } from '../ami/ami-action.js';
import { AmiMessage } from '../ami/ami-message.js';
import { AsteriskOptions } from '../asterisk.options.js';
import { AsteriskSwitch } from './asterisk-switch.js';
import { FakeClock } from '../../../../test/support/fake-clock.js';

type Row = Readonly<Record<string, string>>;

/** A switch that does what a test says, in no time. Everything it was asked for is in `asked`, in order. */
class ScriptedSwitch {
  readonly clock = new FakeClock();
  readonly at: AsteriskSwitch;
  readonly asked: string[] = [];
  /** what is refused: the beginning of what stands in `asked` */
  readonly refuses = new Set<string>();
  /** what happens at the switch when it is asked; without an entry it just says yes */
  readonly effects = new Map<string, (fields: AmiFields) => void>();
  /** answers to list actions */
  readonly lists = new Map<string, readonly Row[]>();

  constructor() {
    const options = new AsteriskOptions();
    let id = 0;
    this.at = new AsteriskSwitch({
      options,
      devices: new AgentDevices(options),
      clock: this.clock,
      ids: { next: () => `id${++id}` },
      application: `${options.application}-own`,
    });
    const rest = (method: string) => (path: string, query?: Readonly<Record<string, string>>) =>
      this.rest(`${method} ${path}`, query ?? {});
    this.at.connected({
      ami: {
        action: (name: string, fields?: AmiFields) => this.action(name, fields),
        list: async (name: string, fields?: AmiFields) => {
          await this.action(name, fields);
          return (this.lists.get(name) ?? []).map((row) => AmiMessage.of(row));
        },
      },
      ari: { get: rest('GET'), post: rest('POST'), delete: rest('DELETE') },
    });
    this.at.reporting = true;
  }

  tell(Event: string, fields: Row): void {
    this.at.events([AmiMessage.of({ Event, ...fields })]);
  }

  /** Two channels in one bridge: the agent's and the customer's. */
  talk(agent = '1.2', customer = '1.1'): void {
    const rows = [
      { Channel: 'PJSIP/trunk-00000001', Uniqueid: customer, CallerIDNum: '5551234', Exten: '800' },
      { Channel: 'PJSIP/1001-00000002', Uniqueid: agent, ConnectedLineNum: '5551234' },
    ];
    for (const row of rows) this.tell('Newchannel', { ...row, Linkedid: customer, ChannelState: '6' });
    for (const row of rows) this.tell('BridgeEnter', { ...row, Linkedid: customer, BridgeUniqueid: 'b1' });
  }

  moves(uid: string, bridge: string | undefined): void {
    const channel = this.at.mirror.live(uid);
    if (!channel) return;
    const row = { Channel: channel.name, Uniqueid: uid, Linkedid: channel.linked };
    if (channel.bridge !== undefined) this.tell('BridgeLeave', { ...row, BridgeUniqueid: channel.bridge });
    if (bridge !== undefined) this.tell('BridgeEnter', { ...row, BridgeUniqueid: bridge });
  }

  hangsUp(uid: string): void {
    const name = this.at.mirror.live(uid)?.name ?? '';
    this.tell('Hangup', { Channel: name, Uniqueid: uid, Cause: '16' });
  }

  entersApplication(...uids: readonly string[]): void {
    for (const channel of uids) this.at.stasis({ type: 'StasisStart', channel });
  }

  private async action(name: string, fields: AmiFields = {}): Promise<AmiMessage> {
    const text = [name, ...Object.entries(fields).flatMap(([key, value]) => `${key}=${String(value)}`)].join(' ');
    this.asked.push(text);
    if (this.isRefused(text)) throw new AmiRefusedError(name, 'refused by the test');
    this.effects.get(name)?.(fields);
    return Promise.resolve(AmiMessage.of({ Response: 'Success' }));
  }

  private async rest(text: string, query: Readonly<Record<string, string>>): Promise<unknown> {
    this.asked.push(text);
    if (this.isRefused(text)) throw new AriRefusedError(text, 409, 'refused by the test');
    const [method, path = ''] = text.split(' ');
    this.effects.get(`${method} ${path.split('/').at(-1)}`)?.(query);
    return Promise.resolve(undefined);
  }

  private isRefused(text: string): boolean {
    return [...this.refuses].some((beginning) => text.startsWith(beginning));
  }
}

const [AGENT, PEER] = ['1.2', '1.1'];
const CARD = { direction: 'inbound', calling: false, from: '5551234', to: '800' } as const;

describe('taking a call over and giving it back', () => {
  let scripted: ScriptedSwitch;
  const both = (bridge: string | undefined) => {
    for (const uid of [PEER, AGENT]) scripted.moves(uid, bridge);
  };
  const state = () => scripted.at.takeOvers.of(AGENT)?.phase ?? 'free';
  const bridgeOf = (uid: string) => scripted.at.mirror.live(uid)?.bridge;

  const takeOver = () => {
    const [agent, peer] = [scripted.at.mirror.live(AGENT), scripted.at.mirror.live(PEER)];
    if (!agent || !peer) throw new Error('there is no call');
    return takeOverCall(scripted.at, { agent, peer, card: CARD });
  };
  const returnIt = () => {
    const call = scripted.at.takeOvers.of(AGENT);
    if (!call) throw new Error('not taken over');
    return giveBack(scripted.at, call);
  };

  beforeEach(() => {
    scripted = new ScriptedSwitch();
    scripted.talk();
    scripted.effects.set('Redirect', () => {
      both(undefined);
      scripted.entersApplication(PEER, AGENT);
    });
    scripted.effects.set('POST addChannel', () => both('interaction-processor-id1'));
    scripted.effects.set('Bridge', () => both('b2'));
    // A bridge that is deleted lets its channels out.
    scripted.effects.set('DELETE interaction-processor-id1', () => {
      if (bridgeOf(AGENT) === 'interaction-processor-id1') both(undefined);
    });
  });

  it('writes the call down before it moves anything', async () => {
    await takeOver();
    expect(state()).toBe('held');
    const names = scripted.asked.map((one) => one.split(' ')[0]);
    expect(names).toEqual(['Setvar', 'Setvar', 'Setvar', 'Setvar', 'DialplanExtensionAdd', 'Redirect', 'POST']);
    await returnIt();
    expect(state()).toBe('free');
    expect(bridgeOf(PEER)).toBe('b2');
    expect(scripted.clock.pending).toBe(0);
  });

  it('waits for both legs, whichever comes first', async () => {
    scripted.effects.delete('Redirect');
    const taking = takeOver();
    await scripted.clock.advance(0);
    scripted.entersApplication(AGENT);
    both(undefined);
    await scripted.clock.advance(0);
    expect(state()).toBe('taking');
    scripted.entersApplication(PEER);
    await taking;
    expect(state()).toBe('held');
  });

  it('is not confused by what it was told about an earlier stay', async () => {
    await takeOver();
    await returnIt();
    scripted.effects.delete('Redirect');
    const again = expect(takeOver()).rejects.toBeInstanceOf(CtiTimeoutError);
    await scripted.clock.advance(10_000);
    await again;
    expect(state()).toBe('free');
    expect(bridgeOf(PEER)).toBe('b2');
  });

  it('leaves the call as it is where nothing could be written down or moved', async () => {
    for (const step of ['Setvar', 'DialplanExtensionAdd', 'Redirect']) {
      scripted.refuses.clear();
      scripted.refuses.add(step);
      await expect(takeOver()).rejects.toBeInstanceOf(AmiRefusedError);
      expect(state()).toBe('free');
      expect([bridgeOf(AGENT), bridgeOf(PEER)]).toEqual(['b1', 'b1']);
    }
  });

  it('joins the legs again where a later step fails', async () => {
    scripted.refuses.add('POST /channels/1.1/moh');
    await expect(takeOver()).rejects.toBeInstanceOf(AriRefusedError);
    expect(state()).toBe('free');
    expect([bridgeOf(AGENT), bridgeOf(PEER)]).toEqual(['b2', 'b2']);
  });

  it('says that the call is held where not even that can be done', async () => {
    scripted.refuses.add('POST /channels/1.1/moh').add('POST /bridges');
    await expect(takeOver()).rejects.toBeInstanceOf(AriRefusedError);
    expect(state()).toBe('held');
  });

  it.each(['POST /bridges', 'DELETE /channels/1.1/moh', 'Bridge'])(
    'is held again, with music, where giving it back fails at %s',
    async (step) => {
      await takeOver();
      scripted.asked.length = 0;
      scripted.refuses.add(step);
      await expect(returnIt()).rejects.toBeDefined();
      expect(state()).toBe('held');
      expect([bridgeOf(AGENT), bridgeOf(PEER)]).toEqual([undefined, undefined]);
      expect(scripted.asked).toContain('POST /channels/1.1/moh');
      scripted.refuses.clear();
    },
  );

  it.each([
    [AGENT, 'PJSIP/trunk-00000001'],
    [PEER, 'PJSIP/1001-00000002'],
  ])('sends the other side after %s when that one leaves', async (gone, other) => {
    await takeOver();
    scripted.hangsUp(gone);
    expect(scripted.asked).toContain(`Hangup Channel=${other} Cause=16`);
    expect(state()).toBe('free');
  });

  it('is given back also where the last word could not be said', async () => {
    await takeOver();
    scripted.refuses.add('Setvar Channel=PJSIP/trunk-00000001 Variable=CHANNEL').add('DELETE /bridges');
    await returnIt();
    expect(state()).toBe('free');
  });

  it('is held after all where the legs arrive when nobody waits for them any more', async () => {
    scripted.effects.delete('Redirect');
    const late = expect(takeOver()).rejects.toBeInstanceOf(CtiTimeoutError);
    await scripted.clock.advance(10_000);
    await late;
    both(undefined);
    scripted.entersApplication(AGENT);
    expect(state()).toBe('free');
    scripted.entersApplication(PEER);
    expect(state()).toBe('held');
    expect(scripted.asked).toContain('POST /channels/1.1/moh');
  });

  it('lets a leg go that falls into the application alone', async () => {
    await takeOver();
    await returnIt();
    scripted.hangsUp(PEER);
    scripted.moves(AGENT, undefined);
    scripted.entersApplication(AGENT);
    expect(scripted.asked).toContain('Hangup Channel=PJSIP/1001-00000002 Cause=16');
  });

  it('does the same when one leaves on the way', async () => {
    scripted.effects.set('Redirect', () => scripted.hangsUp(PEER));
    await expect(takeOver()).rejects.toBeInstanceOf(CtiRejectedError);
    expect(scripted.asked).toContain('Hangup Channel=PJSIP/1001-00000002 Cause=16');
    expect(scripted.clock.pending).toBe(0);
  });

  it('lets a call live that another process has given back', async () => {
    await takeOver();
    both('b7');
    expect(state()).toBe('free');
    scripted.hangsUp(AGENT);
    expect(scripted.asked.filter((one) => one.startsWith('Hangup'))).toEqual([]);
  });

  it('is not begun for a call that is being worked on, by either side', async () => {
    await takeOver();
    const [agent, peer] = [scripted.at.mirror.live(AGENT), scripted.at.mirror.live(PEER)];
    if (!agent || !peer) throw new Error('there is no call');
    await expect(takeOverCall(scripted.at, { agent, peer, card: CARD })).rejects.toBeInstanceOf(CtiRejectedError);
    await expect(takeOverCall(scripted.at, { agent: peer, peer: agent, card: CARD })).rejects.toBeInstanceOf(
      CtiRejectedError,
    );
    expect(state()).toBe('held');
  });
});
