import { eventually } from '../support/asterisk/eventually.js';
import type { SceneAgent } from '../support/asterisk/scene/scene.js';
import { Shown, type ShownContact, type ShownObject } from '../support/asterisk/scene/shown.js';
import type { Softphone } from '../support/asterisk/softphone/softphone.js';
import { succeeded, type Desktop } from '../support/desktop.js';
import type { CommandResponse } from '../../src/protocol/response.js';

const PATIENCE_MS = 10_000;

/** What the legs of the agent's only live contact are to be; a role that is not named is not to be there. */
export type Legs = Readonly<Partial<Record<'primary' | 'consult', string>>>;

/** An agent at a desktop, who has one contact at a time. */
export class FieldDesk implements SceneAgent {
  readonly shown: Shown;

  constructor(
    readonly desktop: Desktop,
    readonly phone: Softphone,
  ) {
    this.shown = new Shown(desktop.events);
  }

  /** Sends the command to the contact or to the leg of that role. */
  async send(command: string, data?: object, role = 'primary'): Promise<CommandResponse> {
    const { contact } = this;
    if (!contact) throw new Error(`${this.phone.user} has no call`);
    const leg = contact.legs.find(({ object }) => object.role === role);
    const path = command.startsWith('interaction.') ? contact.path : leg?.path;
    if (path === undefined) throw new Error(`${this.phone.user} has no ${role} leg`);
    return this.desktop.command(command, path, data);
  }

  /** The same, and it has to succeed. */
  async does(command: string, data?: object, role?: string): Promise<void> {
    succeeded(await this.send(command, data, role));
  }

  /** The same where the desktop offers it, else nothing. @returns whether it was offered */
  async doesIfOffered(command: string, data?: object, role = 'primary'): Promise<boolean> {
    if (!this.allowed(role).includes(command)) return false;
    await this.does(command, data, role);
    return true;
  }

  /** What is offered for the contact and its leg of that role. */
  allowed(role = 'primary'): readonly string[] {
    const { contact } = this;
    return [...(contact?.object.allowed ?? []), ...(this.leg(role)?.allowed ?? [])];
  }

  leg(role = 'primary'): ShownObject | undefined {
    return this.contact?.legs.find(({ object }) => object.role === role)?.object;
  }

  /** The live contact. */
  get contact(): ShownContact | undefined {
    return this.shown.contacts.find(({ legs }) => legs.length > 0);
  }

  /** Resolves once the legs are that; nothing at all: there is no call. */
  async stands(legs: Legs = {}): Promise<void> {
    const show = (all: readonly (readonly [string, string | undefined])[]) =>
      all
        .map((one) => one.join(' '))
        .sort()
        .join();
    const wanted = show(Object.entries(legs));
    const now = () => show((this.contact?.legs ?? []).map(({ object }) => [object.role ?? '', object.state]));
    await eventually(
      () => now() === wanted,
      PATIENCE_MS,
      () => `${this.phone.user} with ${wanted || 'no call'}, but ${now()}`,
    );
  }

  /** Numbers of the others in the leg of that role, sorted. */
  others(role = 'primary'): string[] {
    return (this.leg(role)?.parties ?? []).map(({ address }) => address).sort();
  }

  /** Resolves once the others in that leg are those. */
  async isWith(numbers: readonly string[], role = 'primary'): Promise<void> {
    await eventually(
      () => String(this.others(role)) === String([...numbers].sort()),
      PATIENCE_MS,
      () => `${this.phone.user} with ${numbers.join('+')}, but ${this.others(role).join('+')}`,
    );
  }

  /** Resolves once nothing is shown but work that is then completed. */
  async free(): Promise<void> {
    await this.stands();
    for (const { path, object } of this.shown.contacts) {
      if (object.allowed.includes('interaction.complete')) await this.desktop.command('interaction.complete', path);
    }
    await eventually(() => this.shown.contacts.length === 0, PATIENCE_MS, `${this.phone.user} free`);
  }
}
