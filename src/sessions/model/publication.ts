import type { PublicationMemento } from '../memento/object-mementos.js';
import type { PublicObject } from './public-object.js';
import { sameJson } from './same-json.js';

type DeriveState = (told: { readonly revision: number; readonly allowed: readonly string[] }) => PublicObject;

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

  /** @param derive the public state as it follows from the object: of that only the rest is kept */
  memento(derive: DeriveState): PublicationMemento {
    if (!this.told) return null;
    const { revision, allowed } = this.told;
    return sameJson(derive({ revision, allowed }), this.told) ? { revision, allowed } : { state: this.told };
  }

  restore(memento: PublicationMemento, derive: DeriveState): void {
    if (memento === null) this.told = undefined;
    else this.told = 'state' in memento ? memento.state : derive(memento);
  }

  /** Takes note that this state goes out now. */
  tell(state: PublicObject): void {
    this.told = state;
  }
}
