import type { RTCSession } from 'jssip/lib/RTCSession.js';
import { pageClock } from '../state/page-clock.js';
import type { Microphone } from './microphone.js';
import type { PhoneCallState } from './phone-state.js';
import type { Speaker } from './speaker.js';

const UNAVAILABLE = 480;
/** Where a server for addresses does not answer, the call goes on with those that are known. */
const GATHERING_MS = 1_000;

/** One call at this phone. */
export class PhoneCall {
  private mine: MediaStream | undefined;
  private theirs: MediaStream | undefined;
  private answering = false;

  constructor(
    private readonly session: RTCSession,
    private readonly microphone: Microphone,
    private readonly speaker: Speaker,
    private readonly iceServers: readonly RTCIceServer[],
  ) {
    session.on('peerconnection', ({ peerconnection }) => {
      peerconnection.addEventListener('track', ({ track }) => this.hear(new MediaStream([track])));
    });
    for (const change of ['hold', 'unhold'] as const) session.on(change, () => this.hush());
    session.on('icecandidate', ({ ready }) => this.soon(ready));
  }

  get id(): string {
    return this.session.id;
  }
  get isRinging(): boolean {
    return this.session.isInProgress();
  }
  get isUp(): boolean {
    return this.session.isEstablished();
  }
  get isHeld(): boolean {
    return this.session.isOnHold().local;
  }

  get state(): PhoneCallState {
    const { display_name: name, uri } = this.session.remote_identity;
    const up = this.isHeld ? 'held' : 'active';
    return { id: this.id, state: this.isUp ? up : 'ringing', caller: name || uri.user || '' };
  }

  async answer(): Promise<void> {
    if (this.answering || !this.isRinging) return;
    this.answering = true;
    try {
      const mine = await this.microphone.open();
      this.mine = mine;
      // The caller may have gone while the microphone was opened.
      if (this.session.isEnded()) return this.end();
      this.session.answer({ mediaStream: mine, pcConfig: { iceServers: [...this.iceServers] } });
    } catch {
      // Nobody could be talked to: what is wrong with the microphone is in the phone's state.
      this.hangUp(UNAVAILABLE);
    }
  }

  hold(): void {
    if (this.isUp && !this.isHeld) this.session.hold();
  }

  retrieve(): void {
    if (this.isUp && this.isHeld) this.session.unhold();
  }

  /** Tells the switch on which line this call is to be reached. */
  refresh(): void {
    if (this.isUp) this.session.renegotiate();
  }

  /** @param status SIP status for one that rings */
  hangUp(status = UNAVAILABLE): void {
    if (this.session.isEnded()) return;
    this.session.terminate(this.isUp ? {} : { status_code: status });
  }

  /** Another microphone in the middle of the call; with `'dead'` only where the one before has gone. */
  async change(which: 'any' | 'dead'): Promise<void> {
    const sender = this.session.connection?.getSenders().find(({ track }) => track?.kind === 'audio');
    if (!sender?.track || (which === 'dead' && sender.track.readyState === 'live')) return;
    const former = this.mine;
    this.mine = await this.microphone.open();
    const track = this.mine.getAudioTracks()[0] ?? null;
    if (track) track.enabled = sender.track.enabled;
    await sender.replaceTrack(track);
    stop(former);
  }

  /** Once the call is over. */
  end(): void {
    this.speaker.silence(this.theirs);
    stop(this.mine);
  }

  private hear(stream: MediaStream): void {
    this.speaker.silence(this.theirs);
    this.theirs = stream;
    this.speaker.play(stream);
  }

  /** A switch may go on sending to a phone that has put it on hold. */
  private hush(): void {
    for (const track of this.theirs?.getTracks() ?? []) track.enabled = !this.isHeld;
  }

  private soon(ready: () => void): void {
    const timer = pageClock.after(GATHERING_MS, ready);
    for (const over of ['ended', 'failed', 'accepted'] as const) this.session.on(over, () => timer.cancel());
  }
}

function stop(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
