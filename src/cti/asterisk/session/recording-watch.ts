import { Logger } from '@nestjs/common';
import type { AgentCalls } from '../calls/agent-calls.js';
import type { Leg } from '../calls/leg.js';
import { recordableLegs, recordedLegs } from '../calls/recorded-legs.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';
import { failureFields } from '../pbx/failure-fields.js';

/** Sees which calls at a device are recorded, also by others, and that what is to be silent in there is so. */
export class RecordingWatch {
  private readonly log = new Logger('AsteriskCalls');
  private readonly busy = new Set<string>();

  constructor(
    private readonly asterisk: AsteriskSwitch,
    private readonly calls: AgentCalls,
  ) {}

  /** Another process may have worked on these calls until now. */
  async find(): Promise<void> {
    const { recordings } = this.asterisk.calls.world;
    await Promise.all(
      this.calls.all
        .filter(({ joined }) => joined)
        .flatMap((leg) => {
          for (const uid of this.asked(leg)) recordings.inherit(uid);
          return this.read(leg);
        }),
    );
  }

  look(): void {
    for (const leg of this.calls.all) {
      if (!leg.joined || this.busy.has(leg.uid) || !this.needsWork(leg)) continue;
      this.busy.add(leg.uid);
      this.asterisk
        .about(leg.uid, () => this.work(leg))
        .catch((error: unknown) =>
          this.log.debug('the recording is not as it is to be', { call: leg.id, ...failureFields(error) }),
        )
        .finally(() => this.busy.delete(leg.uid));
    }
  }

  private needsWork(leg: Leg): boolean {
    return this.due(leg).length > 0 || this.wrong(leg).length > 0;
  }

  private async work(leg: Leg): Promise<void> {
    await this.read(leg);
    await Promise.all(this.wrong(leg).map((uid) => this.asterisk.calls.recording.bring(uid)));
    this.asterisk.refresh(leg.uid);
  }

  private async read(leg: Leg): Promise<void> {
    await Promise.all(this.due(leg).map((uid) => this.asterisk.calls.recording.read(uid)));
  }

  /** Those two are asked for each call; of others it is events that tell. */
  private asked({ uid, peer }: Leg): readonly string[] {
    return [uid, ...(peer === undefined ? [] : [peer])];
  }

  private due(leg: Leg): readonly string[] {
    const { world, view } = this.asterisk.calls;
    const asked = this.asked(leg);
    return recordableLegs(world, view, leg).filter((uid) => {
      const one = world.recordings.of(uid);
      return view.isLive(uid) && (one ? one.due : asked.includes(uid));
    });
  }

  /** Where agents have worked on the call it is looked after with the rest of it. */
  private wrong(leg: Leg): readonly string[] {
    const { world, view } = this.asterisk.calls;
    const kept = world.book.of(leg.uid) ? leg.uid : undefined;
    return recordedLegs(world, view, leg).filter((uid) => uid !== kept && !this.asterisk.calls.recording.isRight(uid));
  }
}
