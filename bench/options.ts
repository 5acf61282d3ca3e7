import { parseArgs } from 'node:util';

export interface Options {
  /** fewer rounds and sessions: a minute */
  readonly quick: boolean;
  /** only what has this in its name */
  readonly only: string | undefined;
  /** file whose table is written anew */
  readonly write: string | undefined;
}

/** `npm run bench -- [--quick] [--only NAME] [--write FILE]`. @throws TypeError for anything else */
export function options(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: { quick: { type: 'boolean' }, only: { type: 'string' }, write: { type: 'string' } },
  });
  return { quick: values.quick ?? false, only: values.only, write: values.write };
}
