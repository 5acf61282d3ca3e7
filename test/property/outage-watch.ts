import { clientMap } from '../support/client-map.js';
import type { ReceivedEvent } from '../support/desktop.js';

type ToldMap = ReturnType<typeof clientMap>;
interface Report {
  readonly added: string[];
  readonly removed: string[];
  readonly changed: string[];
}

/** Follows what a client is told of outages: that they alternate, and that the report is the difference. */
export class OutageWatch {
  /** between `session.degraded` and `session.restored` */
  degraded = false;
  private seen = 0;
  private before: ToldMap = new Map();

  /** Takes the events that have come since. @returns what is wrong with them, in words */
  follow(events: readonly ReceivedEvent[]): string[] {
    const faults: string[] = [];
    for (; this.seen < events.length; this.seen += 1) {
      const { name, data } = events[this.seen] ?? {};
      if (name !== 'session.degraded' && name !== 'session.restored') continue;
      const degraded = name === 'session.degraded';
      if (degraded === this.degraded) faults.push(`${name} twice`);
      if (data?.['session']?.['degraded'] !== degraded) faults.push(`${name} does not say so`);
      this.degraded = degraded;
      if (degraded) this.before = clientMap(events.slice(0, this.afterLoss(events)));
      else faults.push(...reportFaults(data?.['report'] as never, this.before, clientMap(events.slice(0, this.seen))));
    }
    return faults;
  }

  /** Where what the loss itself made of the objects has been told. */
  private afterLoss(events: readonly ReceivedEvent[]): number {
    const rest = events.findIndex(({ cause }, index) => index > this.seen && cause?.code !== 'ctilost');
    return rest === -1 ? events.length : rest;
  }
}

function reportFaults(report: Report, before: ToldMap, after: ToldMap): string[] {
  const faults: string[] = [];
  const named = new Set([...report.added, ...report.removed, ...report.changed]);
  const over = (target: string) => !after.has(target) || after.get(target)?.['state'] === 'ENDED';
  const wasOver = (target: string) => before.get(target)?.['state'] === 'ENDED';
  const withParent = (list: readonly string[], target: string) =>
    list.includes(target.slice(0, target.lastIndexOf('.')));
  for (const target of after.keys()) {
    if (before.has(target) || report.added.includes(target) || withParent(report.added, target)) continue;
    faults.push(`${target} has come, and the report does not say so`);
  }
  for (const target of before.keys()) {
    const gone = !after.has(target) || (over(target) && !wasOver(target));
    if (gone && !report.removed.includes(target) && !withParent(report.removed, target))
      faults.push(`${target} has gone, and the report does not say so`);
    if (!gone && !named.has(target) && differ(before.get(target), after.get(target)))
      faults.push(`${target} has changed, and the report does not say so`);
  }
  for (const target of report.added) if (before.has(target)) faults.push(`${target} is no news`);
  for (const target of report.removed) if (!over(target)) faults.push(`${target} is still there`);
  for (const target of report.changed)
    if (!before.has(target) || !after.has(target)) faults.push(`${target}: changed?`);
  const twice = report.changed.filter((one) => report.added.includes(one) || report.removed.includes(one));
  return [...faults, ...twice.map((target) => `${target} is named twice`)];
}

const differ = (one: object | undefined, other: object | undefined) =>
  JSON.stringify({ ...one, revision: 0 }) !== JSON.stringify({ ...other, revision: 0 });
