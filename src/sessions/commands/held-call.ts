import { CtiRejectedError } from '../../errors/switch-errors.js';
import type { ConversationRecord } from '../model/object-records.js';

/** A call that commands at work need held: held once for all of them, and for as long as the last one is at work. */
export class HeldCall {
  private claims = 0;
  private wanted = false;
  private underWay: Promise<void> | undefined;

  constructor(readonly record: ConversationRecord) {}

  claim(): this {
    this.claims += 1;
    return this;
  }

  /**
   * Sees to it that the call is held: waits for who holds it already, else does it by `hold`. One that is held by then needs
   * no more.
   * @throws what `hold` throws
   */
  async held(hold: () => Promise<void>): Promise<void> {
    if (!this.underWay && this.record.state !== 'connected') return;
    this.underWay ??= this.see(hold).finally(() => (this.underWay = undefined));
    await this.underWay;
  }

  /** It stays held, whatever becomes of the other commands. */
  keep(): void {
    this.wanted = true;
  }

  /** @returns whether nobody needs it any more; `keep` is what is left to ask then */
  release(): boolean {
    this.claims -= 1;
    return this.claims === 0;
  }

  get kept(): boolean {
    return this.wanted;
  }

  private async see(hold: () => Promise<void>): Promise<void> {
    try {
      await hold();
    } catch (error) {
      if (!(error instanceof CtiRejectedError) || this.record.state !== 'held') throw error;
      // Read anew by now: the telephone or somebody else has held it, and will want it so.
      this.keep();
    }
  }
}
