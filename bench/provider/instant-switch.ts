import type { CtiProviderListener } from '../../src/cti/port/cti-provider.js';
import { oneEachTurn } from '../servers/one-each-turn.js';
import type { InstantSession } from './instant-session.js';

/** The far end, as the driver asks for it. */
export class InstantSwitch {
  readonly sessions = new Set<InstantSession>();
  private listener: CtiProviderListener | undefined;

  linked(listener: CtiProviderListener): void {
    this.listener = listener;
    this.link(true);
  }

  link(up: boolean): void {
    this.listener?.link(up ? { state: 'up' } : { state: 'down', reason: 'cut for the bench' });
  }

  /** At each agent that many customers call, one after the other. */
  calls(each: number): void {
    for (const session of this.sessions) session.calls(each);
  }

  /** All agents are in a call from now on, or none is. */
  talk(on: boolean): void {
    for (const session of this.sessions) session.talk(on);
  }

  /** That many reports that nobody asked for, over all agents in turn. */
  lone(count: number): Promise<void> {
    const all = [...this.sessions];
    return oneEachTurn(count, (index) => all[index % all.length]?.lone());
  }
}

/** The one behind the product under test. */
export const instantSwitch = new InstantSwitch();
