import { Logger } from '@nestjs/common';
import type { Clock } from '../../../runtime/clock.js';
import { withDeadline } from '../../../runtime/deadline.js';
import { AmiClient } from '../ami/ami-client.js';
import type { AmiMessage } from '../ami/ami-message.js';
import { AriClient } from '../ari/ari-client.js';
import type { AriEvent } from '../ari/ari-event.js';
import { AriSocket } from '../ari/ari-socket.js';
import { checkRights } from './ami-rights.js';
import { LinkError } from './link-error.js';
import type { LinkSettings } from './link-settings.js';

export interface ConnectionListener {
  events(batch: readonly AmiMessage[]): void;
  stasis(event: AriEvent): void;
}

const NOT_BOOTED =
  'Asterisk did not say that it is fully booted; the AMI user needs the read class "system" to be told';
const log = new Logger('AsteriskLink');
const NOTHING_YET = () => {};

/** Both ways to the switch as one: they are opened together, and when one is lost, both are closed. */
export class SwitchConnection {
  private constructor(
    readonly ami: AmiClient,
    readonly ari: AriClient,
    private readonly socket: AriSocket,
    private readonly settings: LinkSettings,
    /** resolves with the reason once either half is gone */
    readonly lost: Promise<Error>,
  ) {}

  /** @throws AmiError, AriError, LinkError */
  static async open(
    settings: LinkSettings,
    clock: Clock,
    listener: ConnectionListener,
    signal: AbortSignal,
  ): Promise<SwitchConnection> {
    let lose: (error: Error) => void = NOTHING_YET;
    const lost = new Promise<Error>((resolve) => (lose = resolve));
    let booted: () => void = NOTHING_YET;
    const fullyBooted = new Promise<void>((resolve) => (booted = resolve));
    const events = (batch: readonly AmiMessage[]) => {
      if (batch.some((message) => message.event === 'FullyBooted')) booted();
      listener.events(batch);
    };
    const ami = await AmiClient.connect(settings.ami, clock, { events, closed: lose }, signal);
    try {
      await untilBooted(settings, clock, fullyBooted, lost);
      const missing = await checkRights(ami);
      if (missing.length > 0) log.warn(`the AMI user lacks write = ${missing.join(',')}: not everything works`);
      const stasis = { event: (event: AriEvent) => listener.stasis(event), closed: lose };
      const socket = await AriSocket.open(settings.ari, clock, stasis, signal);
      return new SwitchConnection(ami, new AriClient(settings.ari, clock), socket, settings, lost);
    } catch (error) {
      ami.close();
      throw error;
    }
  }

  /** Asks both halves for something that only a living switch can answer; an open socket proves nothing. */
  async probe(): Promise<void> {
    await Promise.all([this.ami.action('Ping'), this.ari.get(`/applications/${this.settings.ari.application}`)]);
  }

  close(): void {
    this.ami.close();
    this.ari.close();
    this.socket.close();
  }
}

/** Right after its start Asterisk lets one log in while modules are still missing. */
async function untilBooted(settings: LinkSettings, clock: Clock, booted: Promise<void>, lost: Promise<Error>) {
  const first = Promise.race([booted, lost]);
  const gone = await withDeadline(clock, settings.boot, first, () => new LinkError(NOT_BOOTED));
  if (gone) throw gone;
}
