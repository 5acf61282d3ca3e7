import { CtiUnavailableError } from '../../../errors/switch-errors.js';
import type { AmiFields } from '../ami/ami-action.js';
import type { AmiMessage } from '../ami/ami-message.js';
import { inDialplanWords, type DialplanPlace } from './dialplan-place.js';
import { DROPPED, type Dropped } from './dropped.js';
import { goneIsFine } from './gone-is-fine.js';
import type { NewLeg } from './new-leg.js';
import type { Origination } from './origination.js';
import type { SnoopRequest } from './snoop-request.js';
import type { SwitchClients } from './switch-clients.js';

const enc = encodeURIComponent;
const NORMAL_CLEARING = '16';
/** decibels at which nothing is heard; 0 is as it was */
const SILENT = '-32000';

export interface ListedBridge {
  readonly id?: string;
  /** that of the application that has made it */
  readonly name?: string;
  readonly channels?: readonly string[];
}

/**
 * What the switch is asked for, in words: the only file that knows the actions of AMI and the paths of ARI. Channels are
 * named by their AMI name where AMI is asked, by Uniqueid (`uid`) where ARI is. What takes something away resolves also
 * where it is gone already.
 *
 * All throw CtiUnavailableError without a link, and what `asteriskFailure` translates.
 */
export class Pbx {
  private clients: SwitchClients | undefined;

  /** From now on it is asked over these. */
  use(clients: SwitchClients | undefined): void {
    this.clients = clients;
  }

  /** @throws CtiUnavailableError while there is no link */
  get ask(): SwitchClients {
    if (!this.clients) throw new CtiUnavailableError();
    return this.clients;
  }

  // What there is

  channels(): Promise<readonly AmiMessage[]> {
    return this.list('CoreShowChannels');
  }

  allBridges(): Promise<readonly AmiMessage[]> {
    return this.list('BridgeList');
  }

  async version(): Promise<string> {
    return (await this.act('CoreSettings')).text('AsteriskVersion');
  }

  /** the bridges that applications of ARI and others have */
  async bridges(): Promise<readonly ListedBridge[]> {
    return asList(await this.ask.ari.get('/bridges')) as readonly ListedBridge[];
  }

  /** names of the applications that Asterisk knows */
  async applications(): Promise<readonly string[]> {
    const listed = asList(await this.ask.ari.get('/applications')) as readonly { readonly name?: string }[];
    return listed.flatMap(({ name }) => name ?? []);
  }

  // Calls between the switch's own legs

  /** @param cause Q.850 */
  async hangUp(channel: string, cause: string = NORMAL_CLEARING): Promise<void> {
    await goneIsFine(this.act('Hangup', { Channel: channel, Cause: cause }));
  }

  /** Calls a device, which calls a place of the dialplan once it has answered. */
  async originate({ endpoint, uid, place, ring, variables }: Origination): Promise<void> {
    await this.act('Originate', {
      Channel: endpoint,
      ChannelId: uid,
      Context: place.context,
      Exten: place.extension,
      Priority: place.priority,
      Timeout: String(ring),
      Async: 'true',
      Variable: variables,
    });
  }

  /** Tells a SIP telephone to pick up, or to take back what it holds. */
  async tellToTalk(channel: string): Promise<void> {
    await this.act('PJSIPNotify', { Channel: channel, Variable: 'Event=talk' });
  }

  /**
   * Joins two in a bridge of Asterisk's own. They have to be in some bridge: one that sits in a dialplan application would
   * be replaced by another channel, and its queue would lose it.
   */
  async connect(one: string, other: string): Promise<void> {
    await this.act('Bridge', { Channel1: one, Channel2: other, Tone: 'no' });
  }

  /** Takes a channel that nobody has answered out of its dialplan. */
  async redirect(channel: string, { context, extension, priority }: DialplanPlace): Promise<void> {
    await this.act('Redirect', { Channel: channel, Context: context, Exten: extension, Priority: priority });
  }

  /** Where a channel goes on when its bridge ends without its own hang-up; undefined: as its dialplan says. */
  async goOnAfterBridge(channel: string, place: DialplanPlace | undefined): Promise<void> {
    await goneIsFine(this.write(channel, 'CHANNEL(after_bridge_goto)', place ? inDialplanWords(place) : ''));
  }

  /** Answered when the key is up again. */
  async pressKey(channel: string, digit: string, ms: number): Promise<void> {
    await this.act('PlayDTMF', { Channel: channel, Digit: digit, Duration: String(ms) });
  }

  /** Whether others hear the channel (`rx`), and it hears others (`tx`); what is left out stays as it is. */
  async volume(channel: string, { rx, tx }: { readonly rx?: boolean; readonly tx?: boolean }): Promise<void> {
    const set = async (direction: string, heard: boolean | undefined) =>
      heard === undefined ? undefined : this.write(channel, `VOLUME(${direction})`, heard ? '0' : SILENT);
    await Promise.all([set('RX', rx), set('TX', tx)]);
  }

  /**
   * What of the device's own doing goes nowhere; it does go where `func_frame_drop` is not loaded. Keys neither by
   * `FRAME_DROP(TX)` nor by `PJSIP_DTMF_MODE()` on the other side: with the first Asterisk ends at the next key, with the
   * second when that channel is just hanging up.
   */
  async drop(channel: string, what: Dropped): Promise<void> {
    await this.writeIfThere(channel, 'FRAME_DROP(RX)', DROPPED[what]);
  }

  // Variables

  async write(channel: string, name: string, value: string): Promise<void> {
    await this.act('Setvar', { Channel: channel, Variable: name, Value: value });
  }

  async writeIfThere(channel: string, name: string, value: string): Promise<void> {
    await goneIsFine(this.write(channel, name, value));
  }

  /** What others are shown of a channel. */
  async callAs(channel: string, { number, name }: { readonly number: string; readonly name: string }): Promise<void> {
    const set = (field: string, value: string) => this.writeIfThere(channel, `CALLERID(${field})`, value);
    await Promise.all([set('num', number), ...(name === '' ? [] : [set('name', name)])]);
  }

  /** '' where it has none, or is gone */
  async readVariable(channel: string, name: string): Promise<string> {
    const answer = await goneIsFine(this.act('Getvar', { Channel: channel, Variable: name }));
    return answer?.text('Value') ?? '';
  }

  /** true where its device has put the other side on hold */
  async isHolding(channel: string): Promise<boolean> {
    return (await this.readVariable(channel, 'CHANNEL(rtp,hold,audio)')) === '1';
  }

  /** true where the dialplan has that place, as seen by `channel`, where there is one */
  async hasPlace({ context, extension, priority }: DialplanPlace, channel?: string): Promise<boolean> {
    const Variable = `DIALPLAN_EXISTS(${context},${extension},${priority})`;
    return (await this.act('Getvar', { ...(channel ? { Channel: channel } : {}), Variable })).text('Value') === '1';
  }

  /** One that is no channel's. */
  async writeGlobal(name: string, value: string): Promise<void> {
    await this.act('Setvar', { Variable: name, Value: value });
  }

  /** The switch's own time, in seconds. */
  async now(): Promise<number> {
    return Number((await this.act('Getvar', { Variable: 'EPOCH' })).text('Value'));
  }

  // Recordings

  /** @returns Asterisk's id of the recording */
  async record(channel: string, file: string, options: string): Promise<string> {
    return (await this.act('MixMonitor', { Channel: channel, File: file, Options: options })).text('MixMonitorID');
  }

  /** @returns false where there is none with that id */
  async stopRecording(channel: string, id: string): Promise<boolean> {
    const fields = { Channel: channel, MixMonitorID: id };
    return (await goneIsFine(this.act('StopMixMonitor', fields))) !== undefined;
  }

  /** What comes from the channel (`read`), or goes to it, is silence meanwhile in all of its recordings. */
  async silenceRecording(channel: string, direction: 'read' | 'write' | 'both', silent: boolean): Promise<void> {
    await this.act('MixMonitorMute', { Channel: channel, Direction: direction, State: silent ? '1' : '0' });
  }

  // Asterisk's database and dialplan

  /** Keys and values below a family; none where Asterisk cannot list them. */
  async entries(family: string): Promise<readonly AmiMessage[]> {
    return (await goneIsFine(this.list('DBGetTree', { Family: family }))) ?? [];
  }

  async putEntry(family: string, key: string, value: string): Promise<void> {
    await this.act('DBPut', { Family: family, Key: key, Val: value });
  }

  async removeEntry(family: string, key: string): Promise<void> {
    await goneIsFine(this.act('DBDel', { Family: family, Key: key }));
  }

  /** Kept until the next `dialplan reload`. */
  async addExtension({ context, extension, priority }: DialplanPlace, run: string, data: string): Promise<void> {
    const what = { Application: run, ApplicationData: data, Replace: 'yes' };
    await this.act('DialplanExtensionAdd', { Context: context, Extension: extension, Priority: priority, ...what });
  }

  // Bridges and channels of ours

  /** A mixing bridge, made where it is missing. False: Asterisk gives no id twice while those live who were in it. */
  async openBridge(id: string, name: string): Promise<boolean> {
    const { ari } = this.ask;
    const made = await goneIsFine(ari.post('/bridges', { type: 'mixing', bridgeId: id, name }).then(() => true));
    return made ?? (await goneIsFine(ari.get(`/bridges/${enc(id)}`).then(() => true))) ?? false;
  }

  /** Whoever is in it stays in its application. */
  async closeBridge(id: string): Promise<void> {
    await goneIsFine(this.ask.ari.delete(`/bridges/${enc(id)}`));
  }

  async putInto(bridge: string, uids: readonly string[]): Promise<void> {
    await this.ask.ari.post(`/bridges/${enc(bridge)}/addChannel`, { channel: uids.join(',') });
  }

  async takeOut(bridge: string, uid: string): Promise<void> {
    await goneIsFine(this.ask.ari.post(`/bridges/${enc(bridge)}/removeChannel`, { channel: uid }));
  }

  /** A channel that hears, or is heard, beside another one; in our application once its `StasisStart` has come. */
  async snoop({ leg, ...query }: SnoopRequest): Promise<void> {
    await this.ask.ari.post(`/channels/${enc(leg)}/snoop`, query);
  }

  /** A channel that comes into our application and does not call yet. */
  async create({ variables, ...query }: NewLeg): Promise<void> {
    await this.ask.ari.post('/channels/create', query, { variables });
  }

  /** @param caller Uniqueid of the channel for whose sake it calls  @param seconds until it gives up */
  async call(uid: string, caller: string, seconds: number): Promise<void> {
    await this.ask.ari.post(`/channels/${enc(uid)}/dial`, { caller, timeout: String(seconds) });
  }

  async music(uid: string): Promise<void> {
    await this.ask.ari.post(`/channels/${enc(uid)}/moh`);
  }

  async noMusic(uid: string): Promise<void> {
    await this.ask.ari.delete(`/channels/${enc(uid)}/moh`);
  }

  /** `ring`: it hears that it rings; `answer`: it is answered, where the dialplan has not done so. */
  async signal(uid: string, what: 'ring' | 'answer'): Promise<void> {
    await goneIsFine(this.ask.ari.post(`/channels/${enc(uid)}/${what}`));
  }

  /** Whether a channel of ours hands on what it hears. */
  async deafen(uid: string, deaf: boolean): Promise<void> {
    const [path, direction] = [`/channels/${enc(uid)}/mute`, 'in'];
    await (deaf ? this.ask.ari.post(path, { direction }) : this.ask.ari.delete(path, { direction }));
  }

  /** Ends a channel that is in an application. */
  async end(uid: string): Promise<void> {
    await goneIsFine(this.ask.ari.delete(`/channels/${enc(uid)}`));
  }

  /**
   * Ends a leg that talks. Over AMI the queue log would say of it that the caller has hung up; over ARI it would overtake
   * what was sent over AMI before, the pause of a queue's member above all.
   */
  async endAnswered({ name, uid }: { readonly name: string; readonly uid: string }): Promise<void> {
    await this.readVariable(name, 'CHANNEL(state)');
    await this.end(uid);
  }

  async goOnAt(uid: string, place: DialplanPlace): Promise<void> {
    await goneIsFine(this.ask.ari.post(`/channels/${enc(uid)}/continue`, { ...place }));
  }

  private async act(name: string, fields: AmiFields = {}): Promise<AmiMessage> {
    return this.ask.ami.action(name, fields);
  }

  private async list(name: string, fields: AmiFields = {}): Promise<readonly AmiMessage[]> {
    return this.ask.ami.list(name, fields);
  }
}

const asList = (found: unknown): readonly unknown[] => (Array.isArray(found) ? found : []);
