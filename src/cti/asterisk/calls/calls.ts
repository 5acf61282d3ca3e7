import { Logger } from '@nestjs/common';
import type { AmiMessage } from '../ami/ami-message.js';
import type { AriEvent } from '../ari/ari-event.js';
import { snoopedBy } from '../mirror/channel-name.js';
import { localPath } from '../mirror/peer.js';
import { AppliedSettings } from './applied-settings.js';
import { ApplicationLegs } from './application-legs.js';
import { Arranger } from './arrange.js';
import type { Call } from './call.js';
import { CallBook } from './call-book.js';
import { CallControl } from './call-control.js';
import { CallReasons } from './call-reasons.js';
import type { CallWorld } from './call-world.js';
import { keepCaughtPlaces } from './caught-places.js';
import { catchStray } from './catch-stray.js';
import { closeBridgesOf, emptyBridgesOf } from './close-empty-bridges.js';
import { endLeft, leftBy } from './end-left.js';
import { findCalls } from './find-calls.js';
import { GhostWatch } from './ghost-watch.js';
import { isHeldInVain } from './held-in-vain.js';
import { LifeSigns } from './life-signs.js';
import { MirrorView } from './mirror-view.js';
import { RecordingControl } from './recording-control.js';
import { Recordings } from './recordings.js';
import { StepRunner } from './step-runner.js';

type Sources = Omit<CallWorld, 'book' | 'applied' | 'legs' | 'reasons' | 'recordings' | 'expected'>;

/** The calls of a switch on which agents work: what they are, and that they become and stay so. */
export class Calls {
  private readonly log = new Logger('AsteriskCalls');
  readonly world: CallWorld;
  readonly view: MirrorView;
  readonly control: CallControl;
  private readonly ghosts: GhostWatch;
  readonly recording: RecordingControl;
  private readonly lifeSigns: LifeSigns;

  constructor(sources: Sources) {
    const legs = new ApplicationLegs(sources.mirror, `${sources.options.application}-`);
    const own = {
      book: new CallBook(),
      applied: new AppliedSettings(),
      legs,
      reasons: new CallReasons(),
      recordings: new Recordings(),
    };
    const expected = new Set<string>();
    this.world = { ...sources, ...own, expected };
    this.view = new MirrorView(this.world);
    this.ghosts = new GhostWatch(this.world);
    this.recording = new RecordingControl(this.world);
    const arranger = new Arranger(this.world, this.view, new StepRunner(this.world, this.view, this.recording));
    this.control = new CallControl(this.world, this.view, arranger);
    this.lifeSigns = new LifeSigns(this.world, {
      others: () => this.others(),
      inherit: (dead) => this.inherit(dead),
      keep: () => keepCaughtPlaces(this.world, this.world.applied.allCaught),
    });
  }

  /** The call of an agent's leg, while the agent is in it. */
  ofAgent(uid: string): Call | undefined {
    const call = this.world.book.of(uid);
    return call?.settled.agent === uid ? call : undefined;
  }

  /** The link is there and the switch has been read. */
  async connected(): Promise<void> {
    const { recordings, mirror } = this.world;
    recordings.keep(
      (uid) => this.view.isLive(uid),
      (uid) => mirror.find(uid)?.linked,
    );
    recordings.keepContacts(this.hasContact);
    await this.findAll();
    this.takeUp();
    await this.lifeSigns.start();
  }

  disconnected(): void {
    this.lifeSigns.stop();
    this.control.stop();
    this.world.book.clear();
    this.world.applied.clear();
    this.world.legs.clear();
    this.world.recordings.interrupted();
  }

  /** This process goes; calls stay as they are. */
  async farewell(): Promise<void> {
    await this.lifeSigns.farewell();
  }

  /** Finds what other processes have left or are at work on; to be called when the switch has just been read. */
  async find(uids: readonly string[] = []): Promise<void> {
    await findCalls(this.world, this.view, uids);
    this.takeUp();
  }

  /** Something was told of a channel, and the mirror has it. */
  heard(event: AmiMessage): void {
    const uids = [event.text('Uniqueid'), event.text('DestUniqueid'), snoopedBy(event.text('Channel')) ?? ''];
    this.world.recordings.heard(event);
    this.askForName(event);
    this.control.look([...uids, ...this.joinedBy(event)]);
    this.ghosts.heard(event);
    this.tellOthers(event);
    if (event.event !== 'Hangup') return;
    const [uid = ''] = uids;
    this.world.applied.forget(uid);
    this.world.legs.forget(uid);
    this.forgetRecordings(uid);
  }

  private readonly hasContact = (contact: string): boolean => {
    const [one] = this.world.mirror.byLinked.of(contact);
    return one !== undefined;
  };

  private forgetRecordings(uid: string): void {
    const { recordings, mirror } = this.world;
    const contact = mirror.find(uid)?.linked ?? '';
    recordings.forget(uid, contact);
    recordings.endContact(contact, this.hasContact);
  }

  /** What has begun has a name that the next one on that channel takes away. */
  private askForName(event: AmiMessage): void {
    if (event.event !== 'MixMonitorStart') return;
    const uid = event.text('Uniqueid');
    // Without an answer it is asked for again once somebody is there who looks after the call.
    this.recording.readIfKnown(uid).then(
      () => this.world.touch(uid),
      () => undefined,
    );
  }

  /** Somebody is there, or is not, whom a call has behind a Local channel: all in it are shown that. */
  private tellOthers(event: AmiMessage): void {
    const { mirror, book } = this.world;
    const leg = event.event === 'BridgeEnter' ? mirror.live(event.text('Uniqueid')) : undefined;
    if (!leg) return;
    const path = [...localPath(mirror, leg)].map(({ uid }) => uid);
    for (const call of new Set(path.flatMap((uid) => [...book.involving(uid)]))) this.control.tell(call);
  }

  /** Whoever comes into a bridge is company for those who are there. */
  private joinedBy(event: AmiMessage): readonly string[] {
    if (event.event !== 'BridgeEnter') return [];
    return [...this.world.mirror.byBridge.of(event.text('BridgeUniqueid'))].map(({ uid }) => uid);
  }

  inApplication(event: AriEvent): void {
    this.world.legs.heard(event);
    if (event.channel === undefined) return;
    this.control.look([event.channel]);
    if (event.type === 'StasisStart') catchStray(this.world, event.channel);
  }

  /** Those who are in an application of a process that is gone, or have lost their other side meanwhile. */
  private takeUp(): void {
    for (const call of this.world.book.all) this.control.look([call.agentLeg]);
  }

  /** Also those of which nothing but a note on a leg is left: its caller may be silent still, and alone by now. */
  private async findAll(): Promise<void> {
    const all = [...this.world.mirror.all].filter(({ up }) => up);
    await findCalls(
      this.world,
      this.view,
      all.map(({ uid }) => uid),
    );
  }

  private others(): readonly string[] {
    const { world } = this;
    return [...world.book.all.map(({ owner }) => owner), ...leftBy(world).values(), ...emptyBridgesOf(world).values()];
  }

  /** Goes on with what those processes have left, who are dead, and ends what nobody needs any more. */
  private async inherit(dead: ReadonlySet<string>): Promise<void> {
    const { world } = this;
    this.log.log(`looks after what is left of ${[...dead].join()}`);
    await world.read();
    await this.findAll();
    for (const call of world.book.all) if (dead.has(call.owner)) this.takeOver(call);
    await endLeft(world, dead);
    await this.ghosts.inherit(dead);
    await closeBridgesOf(world, dead);
  }

  private takeOver(call: Call): void {
    const { agentLeg, owner, wanted } = call;
    this.world.about(agentLeg, () => this.log.log('goes on with the call of a process that is gone', { owner }));
    if (isHeldInVain(this.view, agentLeg, wanted)) {
      call.adopt({ ...call.lastNote, arrangement: { ...wanted, focus: 'primary' } });
    }
    call.claim(this.world.application);
    this.world.recordings.inherit(call.agentLeg);
    this.control.look([call.agentLeg]);
    this.control.keep(call);
  }
}
