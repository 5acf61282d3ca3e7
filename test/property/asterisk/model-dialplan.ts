import type { ModelChannel } from './model-channel.js';

/** What lines of the dialplan do with a channel; each says whether the next line follows at once. */
export interface DialplanActions {
  /** false where nobody listens to that application */
  stasis(channel: ModelChannel, application: string, args: string): boolean;
  /** false where there is no such channel */
  bridge(channel: ModelChannel, other: string): boolean;
  goTo(channel: ModelChannel, place: string): void;
  hangUp(channel: ModelChannel): void;
}

/** Of extensions that are added at run time, by `context,extension,priority`, as `Application,data`. */
export type Lines = ReadonlyMap<string, string>;

/** Runs an extension from a line on, until the channel waits somewhere, has gone elsewhere or has ended. */
export function runLines(
  lines: Lines,
  channel: ModelChannel,
  extension: string,
  from: number,
  globals: (name: string) => string,
  actions: DialplanActions,
): void {
  for (let priority = from; !channel.gone;) {
    const line = lines.get(`${extension},${priority}`);
    if (line === undefined) return actions.hangUp(channel);
    const [application = '', ...rest] = line.split(',');
    const data = expand(rest.join(','), (name) => channel.variables.get(name) ?? globals(name));
    priority += 1;
    channel.resume = { extension, priority };
    if (application === 'Stasis') {
      const [name = '', ...args] = data.split(',');
      const entered = actions.stasis(channel, name, args.join(','));
      channel.variables.set('STASISSTATUS', entered ? 'SUCCESS' : 'FAILED');
      if (entered) return;
    } else if (application === 'Bridge') {
      if (actions.bridge(channel, data.split(',')[0] ?? '')) return;
    } else if (application === 'Set') {
      const [name = '', value = ''] = data.split('=');
      channel.variables.set(name, value);
    } else if (application === 'GotoIf') {
      const target = branch(data);
      if (target.includes(',')) return actions.goTo(channel, target);
      priority = Number(target || priority);
    } else {
      return actions.hangUp(channel);
    }
  }
}

/** `${…}`, also of names that are put together of others. */
function expand(text: string, value: (name: string) => string): string {
  const inner = /\$\{([\w()-]+)\}/g;
  const once = text.replace(inner, (_, name: string) => value(name));
  return once === text ? text : expand(once, value);
}

/** The place to which `$[condition]?yes:no` leads; '' for the next line. */
function branch(data: string): string {
  const [, condition = '', yes = '', no = ''] = /^\$\[(.*)\]\?([^:]*):?(.*)$/.exec(data) ?? [];
  return holds(condition) ? yes : no;
}

function holds(condition: string): boolean {
  const [, left, operator, right] = /^"(.*)"(!?=)"(.*)"$/.exec(condition) ?? [];
  if (operator !== undefined) return (left === right) === (operator === '=');
  const [, a, b, limit] = /^(\d+) - (\d+) > (\d+)$/.exec(condition) ?? [];
  if (limit === undefined) throw new Error(`the model does not know the condition ${condition}`);
  return Number(a) - Number(b) > Number(limit);
}
