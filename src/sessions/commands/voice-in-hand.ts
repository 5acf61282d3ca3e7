import type { InteractionRecord } from '../model/object-records.js';
import type { Asked } from './asked.js';
import type { VoiceMoves } from '../rules/voice-moves.js';

interface Move {
  /** undefined for a call that the switch has not told of yet */
  readonly to: InteractionRecord | undefined;
  /** somebody is called for it, who has not answered by then */
  readonly calls: boolean;
}

const NONE: readonly Move[] = [];

/**
 * The commands at work that give the agent's voice to a call. Until they are done the switch tells of states in between, in
 * which nobody has it: what is allowed goes by where it is going, and is told of what else it changes when it is there.
 */
export class VoiceInHand implements VoiceMoves {
  private moves = NONE;

  /** @param settled told when no such command is at work any more, with the last one */
  constructor(private readonly settled: (asked: Asked) => void) {}

  get moving(): boolean {
    return this.moves.length > 0;
  }

  goesTo(interaction: InteractionRecord): boolean {
    return this.moves.some(({ to }) => to === interaction);
  }

  callsElsewhere(than: InteractionRecord | undefined): boolean {
    return this.moves.some(({ to, calls }) => calls && (to === undefined || to !== than));
  }

  async during<T>(asked: Asked, move: Move, work: () => Promise<T>): Promise<T> {
    this.moves = [...this.moves, move];
    try {
      return await work();
    } finally {
      this.moves = this.moves.length === 1 ? NONE : this.moves.filter((one) => one !== move);
      if (!this.moving) this.settled(asked);
    }
  }
}
