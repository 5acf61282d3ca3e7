import type { Randomness } from '../../../soak/randomness.js';
import type { Desktop } from '../../desktop.js';
import type { SceneAgent } from '../scene/scene.js';
import type { Softphone } from '../softphone/softphone.js';
import { movesOf, tidyingMoves, type Move } from './agent-moves.js';
import { AgentPhoneMoves } from './agent-phone-moves.js';
import { choose } from './choice.js';
import type { Pace } from './pace.js';
import { Shown } from '../scene/shown.js';
import type { Tally } from './tally.js';

const THINKS_MS = 350;
/** part of what is done that is done at the phone and not at the desktop */
const BY_PHONE = 0.12;

/** An agent who works through calls, now at the desktop, now at the phone, as chance will have it. */
export class LoadAgent implements SceneAgent {
  readonly shown: Shown;
  private readonly atPhone: AgentPhoneMoves;

  constructor(
    readonly desktop: Desktop,
    readonly phone: Softphone,
    private readonly random: Randomness,
    private readonly colleague: () => string,
    private readonly tally: Tally,
  ) {
    this.shown = new Shown(desktop.events);
    this.atPhone = new AgentPhoneMoves(phone, random, colleague);
  }

  /** Until the pace ends. */
  work(pace: Pace): Promise<void> {
    return pace.repeat(
      () => this.random.next() * 2 * THINKS_MS,
      () => this.step(),
    );
  }

  /** Nothing is there to be done or completed, and the agent waits for the next call. */
  get isFree(): boolean {
    return this.shown.channel?.agentState === 'ready' && this.shown.contacts.length === 0;
  }

  /** Does what has to be done after calls. */
  async tidy(): Promise<void> {
    await Promise.all(tidyingMoves(this.shown).map((move) => this.send(move)));
  }

  private async step(): Promise<void> {
    if (this.random.chance(BY_PHONE)) return this.atPhone.move();
    const move = choose(movesOf(this.shown, { colleague: this.colleague }), this.random);
    if (move) await this.send(move);
  }

  private send({ command, path, data }: Move): Promise<void> {
    return this.tally.of(this.phone.user, command, this.desktop.command(command, path, data));
  }
}
