import { CHANNEL_TYPES, WRAP_UPS } from '../../../../protocol/objects/object-states.js';
import { isForwarded } from '../wire/forwarded.js';
import type { FromInstance, Topic } from '../wire/messages.js';
import { isMap, isText } from '../wire/shapes.js';

type Message = Readonly<Record<string, unknown>>;

/** Characters of a name that the switch keeps. */
const LONGEST_NAME = 256;

const isName = (value: unknown) => isText(value) && value.length <= LONGEST_NAME;
const isNames = (value: unknown) => Array.isArray(value) && value.length <= 1_000 && value.every(isName);
const optional = (value: unknown) => value === undefined || isName(value);

/** What the switch goes by; the rest of a model is the session's. */
function isModel(model: unknown): boolean {
  if (!isMap(model)) return false;
  const types = model['channelTypes'];
  return (
    Array.isArray(types) &&
    types.length <= CHANNEL_TYPES.length &&
    types.every((type) => CHANNEL_TYPES.some((one) => one === type)) &&
    typeof model['offerWhileNotReady'] === 'boolean' &&
    typeof model['maxInteractions'] === 'number' &&
    WRAP_UPS.some((one) => one === model['wrapUp'])
  );
}

function isRequest(request: unknown): boolean {
  if (!isMap(request) || !isMap(request['agent'])) return false;
  const { id, name, extension, queues } = request['agent'];
  const agent = isName(id) && isName(extension) && optional(name) && isNames(queues);
  return agent && optional(request['extension']) && isModel(request['model']);
}

const TOPICS: Readonly<Record<Topic, (message: Message) => boolean>> = {
  open: ({ key, request }) => isName(key) && isRequest(request),
  resume: ({ key, request, life }) => isName(key) && isRequest(request) && isText(life),
  command: ({ key, method, values }) => isText(key) && isForwarded(method) && Array.isArray(values),
  close: ({ key, agent }) => isText(key) && isText(agent),
  leave: ({ key }) => isText(key),
  list: () => true,
};

/** What an instance says, where it is something that the switch knows. */
export function knownQuestion(message: Message | undefined): FromInstance | undefined {
  if (!message || !Number.isSafeInteger(message['id'])) return undefined;
  const { kind, topic } = message;
  if (kind === 'abort') return message as unknown as FromInstance;
  if (kind !== 'ask' || typeof topic !== 'string' || !Object.hasOwn(TOPICS, topic)) return undefined;
  return TOPICS[topic as Topic](message) ? (message as unknown as FromInstance) : undefined;
}
