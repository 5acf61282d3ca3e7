import { why, type Why } from '../../../protocol/why.js';
import type { Arrangement, Focus, Party } from './arrangement.js';
import { withoutParty, type LegStates } from './departures.js';

/** What an agent does with a call. */
export type Operation =
  | 'hold'
  | 'retrieve'
  | 'holdConsult'
  | 'retrieveConsult'
  | 'mute'
  | 'unmute'
  | 'consult'
  | 'alternate'
  | 'cancelConsult'
  | 'consultConference'
  | 'consultTransfer'
  | 'conference'
  | 'conferenceConsult'
  | 'transfer'
  | 'drop'
  | 'releasePrimary';

export interface OperationInput {
  readonly legs: LegStates;
  /** how many may be in a call, the agent included */
  readonly room: number;
  /** who is called, or put out */
  readonly party?: Party;
}

interface Row {
  /** why it is not possible now; undefined where it is */
  refused(before: Arrangement, input: OperationInput): Why | undefined;
  after(before: Arrangement, party: Party): Arrangement;
}

type Check = Row['refused'];

const focusIs =
  (...allowed: readonly Focus[]): Check =>
  ({ focus }) =>
    allowed.includes(focus) ? undefined : why('wrong-state');
const noConsult: Check = ({ consult }) => (consult.length === 0 ? undefined : why('consultation'));
const consulting: Check = ({ consult }) => (consult.length > 0 ? undefined : why('no-consultation'));
const hasPrimary: Check = ({ primary }) => (primary.length > 0 ? undefined : why('nobody-there'));
const answered: Check = ({ consult }, { legs }) =>
  consult.some(({ uid }) => legs.isUp(uid)) ? undefined : why('not-answered');
const hasRoom: Check = ({ primary, consult }, { room }) =>
  primary.length + consult.length + 2 <= room ? undefined : why('call-full');
const isThere: Check = ({ primary, consult }, { party }) =>
  [...primary, ...consult].some(({ uid }) => uid === party?.uid)
    ? undefined
    : why('nobody-there', 'there is no such party');
const all =
  (...checks: readonly Check[]): Check =>
  (before, input) => {
    for (const check of checks) {
      const refused = check(before, input);
      if (refused !== undefined) return refused;
    }
    return undefined;
  };
const always: Check = () => undefined;

/** Each operation: when it is possible, and what the call is afterwards. */
export const OPERATIONS: Readonly<Record<Operation, Row>> = {
  hold: { refused: all(hasPrimary, focusIs('primary')), after: (before) => ({ ...before, focus: 'none' }) },
  retrieve: { refused: all(hasPrimary, focusIs('none')), after: (before) => ({ ...before, focus: 'primary' }) },
  holdConsult: { refused: all(consulting, focusIs('consult')), after: (before) => ({ ...before, focus: 'none' }) },
  retrieveConsult: { refused: all(consulting, focusIs('none')), after: (before) => ({ ...before, focus: 'consult' }) },
  mute: { refused: always, after: (before) => ({ ...before, muted: true }) },
  unmute: { refused: always, after: (before) => ({ ...before, muted: false }) },
  consult: {
    refused: all(hasPrimary, noConsult, hasRoom),
    after: (before, party) => ({ ...before, consult: [party], focus: 'consult' }),
  },
  alternate: {
    refused: all(hasPrimary, consulting, answered, focusIs('primary', 'consult')),
    after: (before) => ({ ...before, focus: before.focus === 'primary' ? 'consult' : 'primary' }),
  },
  cancelConsult: {
    refused: all(hasPrimary, consulting),
    after: (before) => ({ ...before, consult: [], focus: 'primary' }),
  },
  consultConference: {
    refused: all(hasPrimary, consulting, answered),
    after: (before) => ({ ...before, primary: joined(before), consult: [], focus: 'primary' }),
  },
  consultTransfer: {
    refused: all(hasPrimary, consulting),
    after: (before) => ({ ...left(before), primary: joined(before) }),
  },
  conference: {
    refused: all(hasPrimary, focusIs('primary'), hasRoom),
    after: (before, party) => ({ ...before, primary: [...before.primary, party] }),
  },
  conferenceConsult: {
    refused: all(consulting, focusIs('consult'), hasRoom),
    after: (before, party) => ({ ...before, consult: [...before.consult, party] }),
  },
  transfer: {
    refused: all(hasPrimary, noConsult),
    after: (before, party) => ({ ...left(before), primary: [...before.primary, party] }),
  },
  drop: { refused: isThere, after: (before, { uid }) => withoutParty(before, uid) },
  // The agent goes on with the one who was asked, whoever was listened to until now.
  releasePrimary: {
    refused: all(hasPrimary, consulting),
    after: (before) =>
      before.primary.reduce<Arrangement>((call, { uid }) => withoutParty(call, uid), { ...before, focus: 'consult' }),
  },
};

const joined = ({ primary, consult }: Arrangement): readonly Party[] => [...primary, ...consult];

const left = (before: Arrangement): Arrangement => ({
  ...before,
  agent: undefined,
  consult: [],
  focus: 'none',
  muted: false,
});
