import type { PublicObject } from './public-object.js';
import { sameJson } from './same-json.js';

/** What clients have been told of an object: its public state as it went out. */
export class Publication {
  private told: PublicObject | undefined;

  /** 0 before it has been told for the first time */
  get revision(): number {
    return this.told?.revision ?? 0;
  }

  /** @param state the public state with the revision that was told last */
  differs(state: PublicObject): boolean {
    return !sameJson(state, this.told);
  }

  /** The state that clients have; empty before they have one. */
  get view(): Partial<PublicObject> {
    return this.told ?? {};
  }

  /** Takes note that this state goes out now. */
  tell(state: PublicObject): void {
    this.told = state;
  }
}
