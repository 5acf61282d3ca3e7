import type { ThirdParty } from '../mirror/third-party.js';

/**
 * What has to be done with three of whom not all are there: `clear`: the rest has nobody to talk to; `without-third`,
 * `without-peer`: the agent goes on with the other one; `without-agent`: the other two go on with each other
 */
export type ThreeStep = 'clear' | 'without-third' | 'without-peer' | 'without-agent';

/** Who of the three is there. */
export interface Present {
  readonly agent: boolean;
  readonly peer: boolean;
  readonly third: boolean;
}

type Pattern = `${'A' | '-'}${'P' | '-'}${'T' | '-'}`;
type Rule = ThreeStep | undefined | ((third: ThirdParty) => ThreeStep | undefined);

const RULES: Readonly<Record<Pattern, Rule>> = {
  APT: undefined,
  'AP-': 'without-third',
  // The agent, who asks somebody, may wait for the answer also when the customer does not.
  'A-T': ({ role, answered }) => (answered ? 'without-peer' : role === 'party' ? 'clear' : undefined),
  '-PT': ({ role, answered }) => (answered ? 'without-agent' : role === 'transfer' ? undefined : 'clear'),
  'A--': 'clear',
  '-P-': 'clear',
  '--T': 'clear',
  '---': 'clear',
};

export function threeStep(present: Present, third: ThirdParty): ThreeStep | undefined {
  const pattern: Pattern = `${present.agent ? 'A' : '-'}${present.peer ? 'P' : '-'}${present.third ? 'T' : '-'}`;
  const rule = RULES[pattern];
  return typeof rule === 'function' ? rule(third) : rule;
}
