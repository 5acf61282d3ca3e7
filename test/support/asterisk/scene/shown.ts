import type { ReceivedEvent } from '../../desktop.js';
import { clientMap } from '../../client-map.js';

export interface ShownParty {
  readonly id: string;
  readonly address: string;
  readonly state?: string;
}

/** What a desktop shows of an object: of each kind the fields that it has. */
export interface ShownObject {
  readonly id: string;
  readonly allowed: readonly string[];
  /** of a channel */
  readonly agentState?: string;
  /** of an interaction or a conversation */
  readonly state?: string;
  readonly role?: string;
  readonly muted?: boolean;
  readonly recording?: string;
  readonly recordings?: readonly { readonly id: string; readonly state: string }[];
  readonly parties?: readonly ShownParty[];
}

/** A contact with its legs that have not ended. */
export interface ShownContact {
  /** what follows the session in the target, e.g. `tel.i1` */
  readonly path: string;
  readonly object: ShownObject;
  readonly legs: readonly { readonly path: string; readonly object: ShownObject }[];
}

const CHANNEL = 2;
const INTERACTION = 3;

/** What a desktop makes of its events, kept up as they come. */
export class Shown {
  private readonly map = new Map<string, Record<string, unknown>>();
  private read = 0;

  constructor(private readonly events: readonly ReceivedEvent[]) {}

  /** by target, what there is */
  get objects(): ReadonlyMap<string, Record<string, unknown>> {
    this.entries();
    return this.map;
  }

  get channel(): ShownObject | undefined {
    return this.entries().find(({ depth }) => depth === CHANNEL)?.object;
  }

  get contacts(): readonly ShownContact[] {
    const all = this.entries();
    return all
      .filter(({ depth }) => depth === INTERACTION)
      .map(({ path, object }) => ({
        path,
        object,
        legs: all.filter((one) => one.path.startsWith(`${path}.`) && one.object.state !== 'ended'),
      }));
  }

  private entries(): { path: string; depth: number; object: ShownObject }[] {
    clientMap(this.events.slice(this.read), this.map);
    this.read = this.events.length;
    return [...this.map].map(([target, object]) => {
      const parts = target.split('.');
      return { path: parts.slice(1).join('.'), depth: parts.length, object: object as unknown as ShownObject };
    });
  }
}
