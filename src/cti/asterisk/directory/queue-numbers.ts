import type { AmiMessage } from '../ami/ami-message.js';
import type { DialplanVerbs } from '../pbx/dialplan-verbs.js';

/** So many contexts are looked into for one queue, or for all of them. */
const CONTEXTS = 32;
/** So many numbers are asked for at once. */
const AT_ONCE = 16;
/** what a dialplan itself goes to, and nobody dials */
const SPECIAL = /^[a-zA-Z]$/;
const DIALLED = /^\+?[0-9*#]{1,32}$/;

/** Which number is dialled in a context to reach a queue, as the dialplan says. */
export class QueueNumbers {
  constructor(
    private readonly dialplan: Pick<DialplanVerbs, 'rows'>,
    private readonly context: string,
  ) {}

  /**
   * Numbers by queue; those that the dialplan does not lead to are not in it. One that is called like a number is looked for
   * under that; for the others all that the context has, and includes, is looked through.
   */
  async find(queues: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    const numbers = queues.filter((queue) => DIALLED.test(queue));
    for (let from = 0; from < numbers.length; from += AT_ONCE) {
      const some = numbers.slice(from, from + AT_ONCE);
      const lead = await Promise.all(some.map((number) => this.leadsTo(number)));
      for (const [index, number] of some.entries()) if (lead[index]) found.set(number, number);
    }
    const rest = new Set(queues.filter((queue) => !found.has(queue)));
    if (rest.size > 0) for (const [queue, number] of await this.named(rest)) found.set(queue, number);
    return found;
  }

  /** true where the number comes to the queue of that name, straight or by way of other contexts */
  private async leadsTo(number: string): Promise<boolean> {
    const seen = new Set<string>();
    const next = [this.context];
    for (let context = next.shift(); context !== undefined && seen.size < CONTEXTS; context = next.shift()) {
      if (seen.has(context)) continue;
      seen.add(context);
      for (const row of await this.dialplan.rows(context, number)) {
        const [first, second] = argumentsOf(row);
        const application = row.text('Application');
        if (application === 'Queue' && isNumber(first, number)) return true;
        if (application === 'Goto' && first !== undefined && isNumber(second, number)) next.push(first);
      }
    }
    return false;
  }

  private async named(queues: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    const seen = new Set<string>();
    const next = [this.context];
    for (let context = next.shift(); context !== undefined && seen.size < CONTEXTS; context = next.shift()) {
      if (seen.has(context)) continue;
      seen.add(context);
      for (const row of await this.dialplan.rows(context)) {
        if (row.has('IncludeContext')) next.push(row.text('IncludeContext').split('|')[0] ?? '');
        const [queue = ''] = argumentsOf(row);
        const number = row.text('Extension');
        const fits = row.text('Application') === 'Queue' && queues.has(queue) && !found.has(queue);
        if (fits && !number.startsWith('_') && !SPECIAL.test(number)) found.set(queue, number);
      }
    }
    return found;
  }
}

const argumentsOf = (row: AmiMessage): readonly string[] => row.text('AppData').split(',');
const isNumber = (text: string | undefined, number: string) => text === number || text === '${EXTEN}';
