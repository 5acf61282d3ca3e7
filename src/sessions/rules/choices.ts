import type { CallModel, Choice } from '../../cti/port/call-model.js';
import type { MessageProblem } from '../../errors/desktop-errors.js';

/** What is wrong with why an agent is to be not ready; undefined where nothing is. Without a reason is always possible. */
export function reasonProblem(reason: string | undefined, { reasons }: CallModel): MessageProblem | undefined {
  return reason === undefined || isListed(reason, reasons) ? undefined : notListed('data.reason', 'reasons');
}

/** The same of what is said of a contact at its completion. */
export function dispositionProblem(
  disposition: string | undefined,
  { dispositions, wrapUp }: CallModel,
): MessageProblem | undefined {
  if (wrapUp === 'required' && !disposition?.trim()) {
    return { path: 'data.disposition', problem: 'is missing; the call model requires it' };
  }
  return disposition === undefined || isListed(disposition, dispositions)
    ? undefined
    : notListed('data.disposition', 'dispositions');
}

const isListed = (code: string, list: readonly Choice[]): boolean =>
  list.length === 0 || list.some((one) => one.code === code);

const notListed = (path: string, list: string): MessageProblem => ({
  path,
  problem: `is not a code of the call model's ${list}`,
});
