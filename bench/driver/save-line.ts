import type { KeptEvent } from '../../src/sessions/store/kept-session.js';
import type { Ownership, SessionStore } from '../../src/sessions/store/session-store.js';

/** How many events are kept, so that the stream has the length that it has in a quiet hour. */
const KEPT = 100;
/** As an event of an interaction has. */
const TEXT = JSON.stringify({ name: 'interaction.updated', data: 'x'.repeat(700) });
const PART = JSON.stringify({ state: 'x'.repeat(300) });

/** A session that is saved again and again, an event and a part at a time, each when the one before is there. */
export class SaveLine {
  private seq = 0;

  private constructor(
    private readonly store: SessionStore,
    private readonly own: Ownership,
  ) {}

  static async claim(store: SessionStore, agent: string): Promise<SaveLine> {
    const own = { key: { service: 'bench', agent }, session: `session-${agent}`, instance: 'bench' };
    const claimed = await store.claim(own.key, own.session, own.instance);
    if (!('fence' in claimed)) throw new Error('somebody has this session');
    return new SaveLine(store, { ...own, fence: claimed.fence });
  }

  /** @returns milliseconds that each took */
  async save(times: number): Promise<readonly number[]> {
    const took: number[] = [];
    for (let n = 0; n < times; n += 1) {
      const begun = performance.now();
      const saved = await this.next();
      if (saved !== 'saved') throw new Error(`the store says ${saved}`);
      took.push(performance.now() - begun);
    }
    return took;
  }

  private next() {
    const after = this.seq;
    this.seq += 1;
    const events: KeptEvent[] = [{ seq: this.seq, text: TEXT, at: 0 }];
    const parts = new Map([['model', PART]]);
    return this.store.save(this.own, { after, events, oldest: this.seq - KEPT + 1, parts, whole: false });
  }
}
