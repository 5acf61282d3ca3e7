import type { Recorded } from '../../state/recording.js';
import { callText, isReading } from './call-text.js';
import { customerCallOf } from './customer-call-of.js';
import { Names } from './names.js';

const DEVICE = 'session.info.profile.extension';

interface CommandOut {
  readonly command: string;
  readonly target?: string;
  readonly data?: object;
}

type Told = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

/** The part of a script that does what was recorded, line by line. */
export class ScriptLines {
  readonly #lines: string[] = [];
  readonly #names = new Names();
  /** commands under way, by the number of what came last before their answer */
  readonly #open = new Map<string, number>();
  /** the customer's variable, by the interaction's target */
  readonly #customers = new Map<string, string>();
  #lastSeq = 0;
  #loggedOut = false;
  #commands = 0;
  #calls = 0;

  /**
   * @param session id of the one that is repeated
   * @param reads whether commands that change nothing are repeated
   */
  constructor(
    private readonly session: string,
    private readonly reads: boolean,
  ) {}

  /** @param alone whether nothing was done while it was under way */
  take(entry: Recorded, alone: boolean): void {
    this.#settle(entry.number - 1);
    const { message } = entry;
    if (message.kind === 'command' && message.attempt === 1) this.#command(entry, alone, message);
    if (message.kind === 'event' && 'name' in message.event) {
      const { name, target, seq = 0, data, cause } = message.event;
      // What is told again after a loss is not told again to a script that has none.
      if (seq <= this.#lastSeq || !this.#isOurs(target)) return;
      this.#lastSeq = seq;
      this.#event(name, target, data as Told, cause?.by.kind === 'remote');
    }
  }

  end(): readonly string[] {
    this.#settle(Infinity);
    if (!this.#loggedOut) this.#lines.push('await session.logout().catch(() => undefined);');
    return this.#lines;
  }

  #command({ answer, answeredAfter }: Recorded, alone: boolean, { command, target, data }: CommandOut): void {
    const call = callText(command, data);
    if (call === undefined || target === undefined || !this.#isOurs(target)) return;
    if (isReading(command) && !this.reads) return;
    const done = `${this.#name(target)}.${call}`;
    const code = answer?.answer.failure?.code;
    const whole = code === undefined ? done : `refused(${JSON.stringify(code)}, ${done})`;
    if (command === 'session.logout' && code === undefined) this.#loggedOut = true;
    if (alone) {
      this.#lines.push(`await ${whole};`);
      return;
    }
    this.#commands += 1;
    const name = `command${this.#commands}`;
    this.#lines.push(`const ${name} = begun(${whole});`);
    this.#open.set(name, answeredAfter ?? Infinity);
  }

  /** Waits for the commands whose answers had come by then. */
  #settle(number: number): void {
    for (const [name, answeredAfter] of this.#open) {
      if (answeredAfter > number) continue;
      this.#open.delete(name);
      this.#lines.push(`await ${name};`);
    }
  }

  #event(name: string, target: string, data: Told, remote: boolean): void {
    const kind = name.split('.')[0] ?? '';
    if (kind === 'session' || kind === 'directory') return;
    const object = data[kind] ?? {};
    if (name.endsWith('.added')) return this.#added(name, kind, target, object);
    const state = object['state'] ?? object['agentState'];
    const customer = this.#customers.get(target.split('.').slice(0, -1).join('.'));
    if (remote && state === 'ended' && object['role'] === 'primary' && customer !== undefined) {
      this.#customers.delete(target.split('.').slice(0, -1).join('.'));
      this.#lines.push(`await hangsUp(${customer});`);
    }
    this.#lines.push(`await told(${JSON.stringify(name)}, ${this.#name(target)}, ${JSON.stringify(state)});`);
  }

  #added(name: string, kind: string, target: string, object: Readonly<Record<string, unknown>>): void {
    const call = kind === 'interaction' ? customerCallOf(object, DEVICE) : undefined;
    if (call) {
      this.#calls += 1;
      const customer = `customer${this.#calls}`;
      this.#customers.set(target, customer);
      this.#lines.push('', `const ${customer} = await customerCalls(${call});`);
    }
    const variable = this.#names.add(target, kind);
    this.#lines.push(
      `const { object: ${variable} } = await told(${JSON.stringify(name)});`,
      `taken.push(${variable}.target);`,
    );
  }

  /** One that was there before the recording is the next of its kind that there is. */
  #name(target: string): string {
    const known = this.#names.of(target);
    if (known !== undefined) return known;
    const kind = ['session', 'channel', 'interaction', 'conversation'][target.split('.').length - 1] ?? 'object';
    const name = this.#names.add(target, kind);
    this.#lines.push(
      `const ${name} = await present(session, ${JSON.stringify(kind)}, taken);`,
      `taken.push(${name}.target);`,
    );
    return name;
  }

  #isOurs(target: string): boolean {
    return target.split('.')[0] === this.session;
  }
}
