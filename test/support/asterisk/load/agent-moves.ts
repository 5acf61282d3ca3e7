import type { Choice } from './choice.js';
import type { Shown, ShownContact, ShownObject } from '../scene/shown.js';

/** What an agent may do at the desktop. */
export interface Move {
  readonly command: string;
  readonly path: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

interface Numbers {
  /** somebody who may be called */
  colleague(): string;
}

/** How likely each command is where it is allowed; others are never sent. */
const WEIGHTS: Readonly<Record<string, number>> = {
  'interaction.complete': 20,
  'conversation.answer': 14,
  'interaction.reject': 1,
  'conversation.deflect': 1,
  'conversation.release': 2,
  'conversation.hold': 3,
  'conversation.retrieve': 5,
  'conversation.mute': 2,
  'conversation.unmute': 4,
  'conversation.dtmf': 0.7,
  'conversation.transfer': 1,
  'conversation.conference': 1,
  'conversation.dropparty': 3,
  'interaction.consult': 5,
  'interaction.alternate': 3,
  'interaction.cancelconsult': 1.5,
  'interaction.consulttransfer': 2.5,
  'interaction.consultconference': 3,
  'interaction.recording.start': 0.5,
  'interaction.recording.stop': 0.5,
};
/** An agent may also do nothing for a while. */
const NOTHING = 3;

/** Everything that the desktop says is allowed, and nothing, each as likely as above. */
export function movesOf(shown: Shown, numbers: Numbers): Choice<Move | undefined>[] {
  const { channel } = shown;
  const moves: Choice<Move | undefined>[] = [{ weight: NOTHING, value: undefined }];
  if (channel?.agentState === 'notready' && channel.allowed.includes('channel.ready')) {
    moves.push({ weight: 20, value: { command: 'channel.ready', path: channel.id } });
  }
  for (const { path, object, legs } of shown.contacts) {
    moves.push(...of(path, object, numbers));
    for (const leg of legs) moves.push(...of(leg.path, leg.object, numbers));
  }
  return moves;
}

/** What has to be done that nothing is left. */
export function tidyingMoves(shown: Shown): Move[] {
  const { channel } = shown;
  const done = shown.contacts.filter(isDone).map(({ path }) => ({ command: 'interaction.complete', path }));
  if (channel?.agentState !== 'notready' || !channel.allowed.includes('channel.ready')) return done;
  return [...done, { command: 'channel.ready', path: channel.id }];
}

const isDone = ({ object }: ShownContact): boolean => object.allowed.includes('interaction.complete');

function of(path: string, object: ShownObject, numbers: Numbers): Choice<Move>[] {
  return object.allowed.flatMap((command) => {
    const weight = WEIGHTS[command];
    if (weight === undefined || (command === 'conversation.unmute' && object.muted === false)) return [];
    const data = dataOf(command, object, numbers);
    return [{ weight, value: { command, path, ...(data ? { data } : {}) } }];
  });
}

function dataOf(command: string, object: ShownObject, numbers: Numbers): Move['data'] {
  switch (command) {
    case 'interaction.consult':
    case 'conversation.transfer':
    case 'conversation.deflect':
    case 'conversation.conference':
      return { to: numbers.colleague() };
    case 'conversation.dtmf':
      return { digits: '1' };
    case 'conversation.dropparty':
      return { party: object.parties?.at(-1)?.id };
    default:
      return undefined;
  }
}
