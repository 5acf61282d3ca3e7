import { why, type Why } from '../../../protocol/why.js';
import type { CtiLacks } from '../../port/cti-facts.js';
import { partiesOf } from './arrangement.js';
import type { Call } from './call.js';
import type { CallBook } from './call-book.js';
import type { Operation } from './operations.js';

type Command = CtiLacks['commands'][number];

const AT_WORK: CtiLacks = {
  commands: [
    'conversation.hold',
    'conversation.mute',
    'conversation.transfer',
    'conversation.conference',
    'conversation.dropparty',
    'interaction.consult',
  ],
  ...why('colleague-at-work'),
};
const HOLDS: CtiLacks = {
  commands: ['conversation.transfer', 'conversation.conference', 'interaction.consult'],
  ...why('colleague-holds'),
};
const COMMANDS: Readonly<Partial<Record<Operation, Command>>> = {
  hold: 'conversation.hold',
  mute: 'conversation.mute',
  transfer: 'conversation.transfer',
  conference: 'conversation.conference',
  consult: 'interaction.consult',
};

/** What an agent on the other side of the call, who is at work on it as well, leaves to this one; undefined: everything. */
export function lacksByColleague(book: CallBook, call: Call): CtiLacks | undefined {
  const { settled, agentLeg } = call;
  const legs = [agentLeg, ...settled.primary.filter(({ to }) => to === '').map(({ uid }) => uid)];
  const others = legs.flatMap((uid) => [...book.involving(uid)]).filter((one) => one !== call);
  if (others.some(({ wanted }) => partiesOf(wanted).length > 1)) return AT_WORK;
  return others.some(({ wanted }) => wanted.focus !== 'primary') ? HOLDS : undefined;
}

/** Why that cannot be done now because of an agent on the other side. */
export function whyNotBeside(book: CallBook, call: Call, operation: Operation): Why | undefined {
  const command = COMMANDS[operation];
  const lacks = command === undefined ? undefined : lacksByColleague(book, call);
  if (command === undefined || lacks?.commands.includes(command) !== true) return undefined;
  return why(lacks.whyCode, lacks.why);
}
