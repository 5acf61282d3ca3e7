import type { FaultGroup, FaultKind } from './fault-groups.js';
import { milliseconds } from './milliseconds.js';

/** A fault for `POST /simulator/faults`; what is left empty is left out, and a report is of no command. */
export function faultBodyOf(fault: FaultKind, group: FaultGroup, form: HTMLFormElement | null): unknown {
  const given = new FormData(form ?? undefined);
  const text = (name: string) => {
    const value = given.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const delay = milliseconds(text('delay'));
  const command = group === 'reports' ? '' : text('command');
  return {
    fault,
    ...(text('times') === '' ? {} : { times: Number(text('times')) }),
    ...(delay === undefined ? {} : { delay }),
    ...(text('agent') === '' ? {} : { agent: text('agent') }),
    ...(command === '' ? {} : { command }),
  };
}
