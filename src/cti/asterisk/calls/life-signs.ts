import { Logger } from '@nestjs/common';
import type { Timer } from '../../../runtime/clock.js';
import { aliveVariable } from '../pbx/caught-place.js';
import type { CallWorld } from './call-world.js';
import { longestSilence } from './longest-silence.js';
import { failureFields } from '../pbx/failure-fields.js';

const BEATS = 3;

interface Mark {
  /** the switch's time of the sign, in seconds */
  readonly at: number;
  /** milliseconds of the monotonic clock when it was first seen so */
  readonly since: number;
  /** it was too old when it was first seen */
  readonly wasOld: boolean;
}

/** Who looks after what the dead have left. */
export interface Heirs {
  /** applications of others that there is something of, whether they live or not */
  others(): readonly string[];
  inherit(dead: ReadonlySet<string>): Promise<void>;
  /** With each sign: what may have been taken away at the switch without a word is put there again. */
  keep(): Promise<void>;
}

/**
 * What tells the processes at one switch that each of them lives: a mark in Asterisk's database, with Asterisk's own time,
 * that is made anew several times within `timeouts.confirm`. Who has not done so for so long is taken for dead, as is who
 * has taken it away. The first of the living, by name, looks after what the dead have left, and takes their marks away.
 * The dialplan of a caught leg sees a global variable with the same.
 */
export class LifeSigns {
  private readonly log = new Logger('AsteriskCalls');
  private marks = new Map<string, Mark>();
  private timer: Timer | undefined;
  private inheriting = false;

  constructor(
    private readonly world: CallWorld,
    private readonly heirs: Heirs,
  ) {}

  /** Resolves once this process has given its first one, and what is known to be left has been looked after. */
  async start(): Promise<void> {
    this.stop();
    this.next();
    await this.beat();
  }

  stop(): void {
    this.timer?.cancel();
    this.timer = undefined;
    this.marks = new Map();
  }

  /** This process goes: others need not wait for its next sign. */
  async farewell(): Promise<void> {
    const { pbx, application } = this.world;
    this.stop();
    await Promise.all([pbx.writeGlobal(aliveVariable(application), '0'), pbx.removeEntry(this.family, application)]);
  }

  private get family(): string {
    return `${this.world.options.application}/alive`;
  }

  private next(): void {
    const { clock, options } = this.world;
    this.timer = clock.after(options.timeouts.confirm / BEATS, () => {
      this.next();
      void this.beat();
    });
  }

  private async beat(): Promise<void> {
    const { pbx, application } = this.world;
    try {
      const now = await pbx.now();
      await Promise.all([
        pbx.writeGlobal(aliveVariable(application), String(now)),
        pbx.putEntry(this.family, application, String(now)),
      ]);
      await this.look(now);
      await this.inherit();
      await this.heirs.keep();
    } catch (error) {
      this.log.debug('no sign of life', failureFields(error));
    }
  }

  private async look(now: number): Promise<void> {
    const silence = longestSilence(this.world.options);
    const entries = await this.world.pbx.entries(this.family);
    const since = this.world.clock.elapsed();
    const marks = entries.map((item): [string, Mark] => {
      const name = item.text('Key').split('/').at(-1) ?? '';
      const at = Number(item.text('Val')) || 0;
      const known = this.marks.get(name);
      return [name, known?.at === at ? known : { at, since, wasOld: !known && now - at > silence }];
    });
    this.marks = new Map(marks);
  }

  private async inherit(): Promise<void> {
    const { application, pbx } = this.world;
    // Its own sign is among them, or nothing is known of anybody.
    if (this.inheriting || !this.marks.has(application)) return;
    const others = new Set([...this.marks.keys(), ...this.heirs.others()]);
    others.delete(application);
    const dead = new Set([...others].filter((one) => this.isDead(one)));
    const living = [...this.marks.keys()].filter((one) => !dead.has(one)).sort();
    if (dead.size === 0 || living[0] !== application) return;
    this.inheriting = true;
    try {
      await this.heirs.inherit(dead);
      await Promise.all([...dead].map((one) => pbx.removeEntry(this.family, one)));
    } finally {
      this.inheriting = false;
    }
  }

  private isDead(application: string): boolean {
    const { clock, options } = this.world;
    const mark = this.marks.get(application);
    return !mark || mark.wasOld || clock.elapsed() - mark.since >= longestSilence(options) * 1_000;
  }
}
