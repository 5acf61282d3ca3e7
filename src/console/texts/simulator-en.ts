import type { FaultGroup, FaultKind } from '../simulator/fault-groups.js';
import type { Leg, LegAct, SwitchCall, SwitchCommand, SwitchView } from '../simulator/switch-shapes.js';

type Words<Key extends string> = Readonly<Record<Key, string>>;

/** What the simulator's panel says. */
export interface SimulatorTexts {
  readonly heading: string;
  readonly service: string;
  readonly reading: string;
  readonly lost: string;
  /** by what the control calls them */
  readonly fields: Words<(typeof FIELDS)[number]>;
  readonly link: Words<'heading' | 'cut' | 'mend' | 'restart'> & {
    readonly states: Words<SwitchView['link']['state']>;
  };
  readonly call: Words<
    | 'heading'
    | 'to'
    | 'data'
    | 'key'
    | 'keyHint'
    | 'value'
    | 'addRow'
    | 'removeRow'
    | 'behaviour'
    | 'submit'
    | 'stop'
    | 'noRhythm'
  > & { readonly rhythm: (seconds: number, from: string, to: string) => string };
  readonly calls: {
    readonly heading: (count: number) => string;
    readonly none: string;
    readonly more: (count: number) => string;
    readonly states: Words<SwitchCall['state']>;
  };
  readonly legs: { readonly states: Words<Leg['state']>; readonly acts: Words<LegAct> };
  readonly devices: Words<'heading' | 'plug' | 'unplug' | 'nobody' | 'off'> & {
    readonly queue: (waiting: number, ready: number) => string;
    readonly more: (count: number) => string;
  };
  readonly faults: Words<'heading' | 'agent' | 'waiting' | 'none' | 'clear'> & {
    readonly groups: Words<FaultGroup>;
    readonly kinds: Words<FaultKind>;
    readonly times: (count: number) => string;
  };
  readonly commands: Words<'heading' | 'none' | 'notKept'> & {
    readonly outcomes: Words<SwitchCommand['outcome']>;
  };
  readonly failures: Words<'noAnswer' | 'foreign' | 'notNow' | 'tooMany' | 'noCall' | 'noControl'> & {
    readonly invalid: (fields: readonly string[]) => string;
    readonly noQueue: (name: string) => string;
    readonly noAgent: (name: string) => string;
  };
}

export const FIELDS = [
  'queue',
  'agent',
  'from',
  'name',
  'data',
  'patience',
  'hangupAfterRing',
  'hangupAfterAnswer',
  'every',
  'times',
  'delay',
  'command',
] as const;

export const simulatorEn: SimulatorTexts = {
  heading: 'Simulated telephone system',
  service: 'Telephone system',
  reading: 'Reading the switch …',
  lost: 'The simulator does not answer. What is shown may be old.',
  fields: {
    queue: 'Queue',
    agent: 'Agent or extension',
    from: 'Caller’s number',
    name: 'Caller’s name',
    data: 'Data',
    patience: 'Gives up after (s)',
    hangupAfterRing: 'Hangs up while it rings, after (s)',
    hangupAfterAnswer: 'Hangs up after the answer (s)',
    every: 'Another one calls every (s)',
    times: 'How often',
    delay: 'By how much late (s)',
    command: 'Only this command',
  },
  link: {
    heading: 'Link',
    cut: 'Cut the link',
    mend: 'Mend the link',
    restart: 'Restart the switch',
    states: { up: 'The link is up', down: 'The link is down', starting: 'The link is being made' },
  },
  call: {
    heading: 'A customer calls',
    to: 'Calls',
    data: 'Data',
    key: 'Name of the value',
    keyHint: 'Name',
    value: 'Value',
    addRow: 'Add a value',
    removeRow: 'Remove this value',
    behaviour: 'What the customer does, and how often',
    submit: 'Call',
    stop: 'Stop these calls',
    noRhythm: 'Nobody calls by themselves.',
    rhythm: (seconds, from, to) => `Every ${seconds} s ${from} calls ${to}.`,
  },
  calls: {
    heading: (count) => `Calls at the switch: ${count}`,
    none: 'No calls',
    more: (count) => `and ${count} more`,
    states: { waiting: 'waits', ringing: 'rings', talking: 'is talked', ended: 'is over' },
  },
  legs: {
    states: {
      initiated: 'is being reached',
      alerting: 'rings',
      dialing: 'waits',
      connected: 'talks',
      held: 'holds',
      ended: 'has gone',
    },
    acts: {
      answer: 'Answer',
      busy: 'Busy',
      unplug: 'Unreachable',
      hangup: 'Hang up',
      hold: 'Hold',
      unhold: 'Retrieve',
    },
  },
  devices: {
    heading: 'Queues and telephones',
    plug: 'Plug in',
    unplug: 'Unplug',
    nobody: 'nobody is signed in',
    off: 'unplugged',
    queue: (waiting, ready) => `${waiting} waiting, ${ready} ready`,
    more: (count) => `and ${count} more`,
  },
  faults: {
    heading: 'Faults at the next occasion',
    agent: 'Only this agent',
    waiting: 'Faults that have not happened yet',
    none: 'No faults wait.',
    clear: 'End all faults',
    groups: { answers: 'An answer', commands: 'A command', reports: 'A report' },
    kinds: {
      loseReply: 'lost',
      delayReply: 'late',
      duplicateReply: 'doubled',
      reorderReply: 'out of order',
      refuse: 'refused',
      loseCommand: 'never arrives',
      cutLink: 'cuts the link',
      restartSwitch: 'ends the switch',
      loseReport: 'lost',
      delayReport: 'late',
      duplicateReport: 'doubled',
      reorderReport: 'out of order',
    },
    times: (count) => (count === 1 ? 'once' : `${count} times`),
  },
  commands: {
    heading: 'Commands at the switch',
    none: 'No command has arrived yet.',
    notKept: 'None are kept: the option “trace” is 0.',
    outcomes: { 'under way': 'under way', done: 'done', refused: 'refused' },
  },
  failures: {
    noAnswer: 'The simulator does not answer.',
    foreign: 'The simulator is not for pages under this address.',
    notNow: 'That is not possible now.',
    tooMany: 'As many as there may be.',
    noCall: 'That call is over.',
    noControl: 'The simulator cannot be worked by hand here.',
    invalid: (fields) => (fields.length === 0 ? 'That is not valid.' : `Not valid: ${fields.join(', ')}.`),
    noQueue: (name) => `There is no queue “${name}”.`,
    noAgent: (name) => `There is no agent or telephone “${name}”.`,
  },
};
