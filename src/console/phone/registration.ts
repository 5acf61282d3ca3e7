import { UA, WebSocketInterface } from 'jssip';
import type { RTCSession } from 'jssip/lib/RTCSession.js';
import type { RTCSessionEvent } from 'jssip/lib/UA.js';
import type { Timer } from '../../runtime/clock.js';
import { pageClock } from '../state/page-clock.js';
import type { HeaderReader } from './asks-for-answer.js';
import { failureReason } from './failure-reason.js';
import type { PhoneConfig } from './phone-config.js';
import type { PhoneReason } from './phone-reason.js';

/** A dead line is noticed when the registration is renewed, between a half of this and all of it. */
const EXPIRES_SECONDS = 120;
const RECONNECT_FIRST_SECONDS = 1;
const RECONNECT_LAST_SECONDS = 30;
const RETRY_MS = 15_000;
/** How long a call rings is the switch's to say. */
const RING_SECONDS = 3_600;

export interface RegistrationListener {
  registration(state: 'registering' | 'registered' | 'failed', reason?: PhoneReason): void;
  incoming(session: RTCSession, request: HeaderReader): void;
}

/** One registration, from `start` to `stop`: kept up over lost lines, with longer and longer pauses of which a part is chance. */
export class Registration {
  private readonly socket: WebSocketInterface;
  private readonly ua: UA;
  private retry: Timer | undefined;

  constructor(
    private readonly config: PhoneConfig,
    private readonly told: RegistrationListener,
  ) {
    this.socket = new WebSocketInterface(config.url);
    this.ua = new UA({
      sockets: [this.socket],
      uri: config.address,
      authorization_user: config.user,
      password: config.password,
      register_expires: EXPIRES_SECONDS,
      no_answer_timeout: RING_SECONDS,
      connection_recovery_min_interval: RECONNECT_FIRST_SECONDS,
      connection_recovery_max_interval: RECONNECT_LAST_SECONDS,
    });
    this.ua.on('registered', () => told.registration('registered'));
    this.ua.on('disconnected', () => told.registration('failed', this.unreachable()));
    this.ua.on('registrationFailed', ({ response }) => this.failed(response?.status_code));
    this.ua.on('newRTCSession', ({ session, request }: RTCSessionEvent) => told.incoming(session, request));
  }

  start(): void {
    this.told.registration('registering');
    this.ua.start();
    window.addEventListener('online', this.renew);
  }

  /** Ends the calls, takes back the registration and closes the line. */
  stop(): void {
    window.removeEventListener('online', this.renew);
    this.retry?.cancel();
    this.ua.removeAllListeners();
    this.ua.stop();
  }

  private readonly renew = () => {
    if (this.ua.isConnected()) this.ua.register();
  };

  private failed(status: number | undefined): void {
    const reason = failureReason(status);
    this.told.registration('failed', reason);
    // Again and again the same wrong password would lock the account.
    if (reason === 'wrong-password') return this.stop();
    this.retry?.cancel();
    this.retry = pageClock.after(RETRY_MS * (1 + Math.random()), () => this.again(reason));
  }

  private again(reason: PhoneReason): void {
    // It may have been registered by another way meanwhile: a line that is well is left alone.
    if (!this.ua.isConnected() || this.ua.isRegistered()) return;
    if (reason !== 'no-answer') return this.ua.register();
    // Nobody has closed a line on which nobody answers: another one may find its way.
    this.socket.disconnect();
    this.socket.ondisconnect(true);
  }

  private unreachable(): PhoneReason {
    return this.config.url.startsWith('wss:') ? 'unreachable-or-untrusted' : 'unreachable';
  }
}
