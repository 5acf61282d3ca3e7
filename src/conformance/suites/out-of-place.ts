import type { Capability } from '../../cti/port/capability.js';
import type { RejectionReason } from '../../protocol/rejection-reason.js';
import type { Bench } from '../bench.js';
import type { Legs } from '../desk.js';
import { consultRinging, CONSULTING, RINGING, ringing, TALKING, talking, type Situation } from './steps.js';

/** A moment in the life of a call, and what is out of place then. */
export interface Moment {
  readonly when: string;
  readonly needs: readonly Capability[];
  readonly begin: (bench: Bench) => Promise<Situation>;
  readonly legs: Legs;
  readonly refused: readonly Capability[];
  /** what those are refused with for which it is not `wrong-state` */
  readonly reasons?: Readonly<Partial<Record<Capability, RejectionReason>>>;
}

const OF_CONSULT: readonly Capability[] = [
  'interaction.alternate',
  'interaction.cancelconsult',
  'interaction.consulttransfer',
  'interaction.consultconference',
];
const OF_TALKING: readonly Capability[] = [
  'conversation.dtmf',
  'conversation.conference',
  'conversation.mute',
  'conversation.unmute',
];
const OF_RINGING: readonly Capability[] = [
  'conversation.answer',
  'conversation.deflect',
  'interaction.accept',
  'interaction.reject',
];

async function held(bench: Bench): Promise<Situation> {
  const situation = await talking(bench);
  await situation.desk.session.hold(situation.call.ref);
  await situation.desk.stands(situation.call, { primary: 'held' });
  return situation;
}

/** What the protocol's table of "allowed when" leaves out, as far as it is about calls. */
export const MOMENTS: readonly Moment[] = [
  {
    when: 'while the call rings',
    needs: RINGING,
    begin: ringing,
    legs: { primary: 'alerting' },
    refused: [
      ...OF_CONSULT,
      ...OF_TALKING,
      'interaction.complete',
      'interaction.consult',
      'interaction.recording.start',
      'interaction.recording.pause',
      'interaction.recording.resume',
      'conversation.hold',
      'conversation.retrieve',
      'conversation.transfer',
      'conversation.dropparty',
    ],
  },
  {
    when: 'while the two talk',
    needs: TALKING,
    begin: talking,
    legs: { primary: 'connected' },
    refused: [
      ...OF_RINGING,
      ...OF_CONSULT,
      'interaction.complete',
      'interaction.recording.pause',
      'interaction.recording.resume',
      'conversation.retrieve',
      'conversation.dropparty',
    ],
    reasons: { 'conversation.dropparty': 'no-such-party' },
  },
  {
    when: 'while the call is held',
    needs: [...TALKING, 'conversation.hold'],
    begin: held,
    legs: { primary: 'held' },
    refused: [...OF_RINGING, ...OF_CONSULT, ...OF_TALKING, 'interaction.complete', 'conversation.hold'],
  },
  {
    when: 'while a third party is called',
    needs: CONSULTING,
    begin: consultRinging,
    legs: { primary: 'held', consult: 'dialing' },
    refused: [
      'interaction.consult',
      'interaction.alternate',
      'interaction.consultconference',
      'interaction.complete',
      'conversation.retrieve',
      'conversation.transfer',
      'channel.dial',
    ],
    reasons: { 'channel.dial': 'too-many-calls' },
  },
];

/** What is out of place once a call has ended: all that is about one, but its completion. */
export const AFTER_THE_END: readonly Capability[] = [
  ...OF_RINGING,
  ...OF_CONSULT,
  ...OF_TALKING,
  'interaction.consult',
  'interaction.recording.start',
  'interaction.recording.pause',
  'interaction.recording.resume',
  'conversation.hold',
  'conversation.retrieve',
  'conversation.transfer',
  'conversation.dropparty',
];
