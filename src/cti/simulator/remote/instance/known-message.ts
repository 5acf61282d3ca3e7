import type { FromSwitch } from '../wire/messages.js';
import { isMap, isText } from '../wire/shapes.js';

type Message = Readonly<Record<string, unknown>>;

const KINDS: Readonly<Record<FromSwitch['kind'], (message: Message) => boolean>> = {
  hello: ({ wire, life }) => typeof wire === 'number' && isText(life),
  answer: ({ id }) => typeof id === 'number',
  refusal: ({ id, error }) =>
    typeof id === 'number' && isMap(error) && isText(error['code']) && isText(error['message']),
  report: ({ key, report }) => isText(key) && isMap(report),
  closed: ({ key, cause }) => isText(key) && isMap(cause),
  directory: ({ report }) => isMap(report),
};

/** What the switch says, where it is something that is known here; of facts the guard looks at the rest. */
export function knownMessage(message: Message | undefined): FromSwitch | undefined {
  const kind = message?.['kind'];
  if (!message || typeof kind !== 'string' || !Object.hasOwn(KINDS, kind)) return undefined;
  return KINDS[kind as FromSwitch['kind']](message) ? (message as unknown as FromSwitch) : undefined;
}
