import type { Arrangement, Party } from '../../src/cti/asterisk/calls/arrangement.js';
import { withoutAgent, withoutParty } from '../../src/cti/asterisk/calls/departures.js';
import { OPERATIONS, type Operation } from '../../src/cti/asterisk/calls/operations.js';

const CUSTOMER: Party = { uid: 'C', to: '' };
const THIRD: Party = { uid: 'X', to: '1' };
const ASKED: Party = { uid: 'T', to: '2' };
const NEW: Party = { uid: 'N', to: '3' };
const EVERYBODY_IS_UP = { isUp: () => true };
const NOT_POSSIBLE = '–';

const talking: Arrangement = { agent: 'A', primary: [CUSTOMER], consult: [], focus: 'primary', muted: false };
const asking: Arrangement = { ...talking, consult: [ASKED], focus: 'consult' };

/** The calls that are the columns of the page's tables. */
export const CALLS: readonly Arrangement[] = [
  talking,
  { ...talking, focus: 'none' },
  asking,
  { ...asking, focus: 'primary' },
  { ...asking, focus: 'none' },
  { ...talking, primary: [CUSTOMER, THIRD] },
  { ...asking, primary: [CUSTOMER, THIRD] },
];

/** e.g. `(C) (A T)`: those in brackets hear each other, whoever is alone in them waits; a small `a` is heard by nobody. */
export function inWords({ agent, primary, consult, focus, muted }: Arrangement): string {
  const name = agent === undefined ? '' : muted ? 'a' : 'A';
  const groups = [primary, consult].map((parties, index) => {
    const withAgent = focus === (index === 0 ? 'primary' : 'consult');
    return parties.length === 0
      ? ''
      : `(${[...(withAgent ? [name] : []), ...parties.map(({ uid }) => uid)].join(' ')})`;
  });
  const apart = focus === 'none' || (primary.length === 0 && consult.length === 0);
  return [apart ? name : '', ...groups].filter(Boolean).join(' ');
}

/** A row for each operation, and for `drop` one for each who may be dropped. */
export function operationRows(): readonly (readonly string[])[] {
  return (Object.keys(OPERATIONS) as Operation[]).flatMap((name) => {
    const parties = name === 'drop' ? [CUSTOMER, THIRD, ASKED] : [NEW];
    return parties.map((party) => [
      name === 'drop' ? `\`drop\` ${party.uid}` : `\`${name}\``,
      ...CALLS.map((call) => {
        const row = OPERATIONS[name];
        const refused = row.refused(call, { legs: EVERYBODY_IS_UP, room: 8, party });
        return refused === undefined ? inWords(row.after(call, party)) : NOT_POSSIBLE;
      }),
    ]);
  });
}

/** A row for each who may leave. */
export function departureRows(): readonly (readonly string[])[] {
  const left = [CUSTOMER, THIRD, ASKED].map((party) => [
    `${party.uid} leaves`,
    ...CALLS.map((call) => {
      const there = [...call.primary, ...call.consult].includes(party);
      return there ? inWords(withoutParty(call, party.uid)) : NOT_POSSIBLE;
    }),
  ]);
  return [
    ...left,
    ['A leaves', ...CALLS.map((call) => inWords(withoutAgent(call, EVERYBODY_IS_UP)))],
    ['A leaves, T rings', ...CALLS.map((call) => inWords(withoutAgent(call, { isUp: (uid) => uid !== 'T' })))],
  ];
}
