import { ModelRefusal } from './model-actions.js';
import type { ModelBridge, ModelChannel } from './model-channel.js';
import type { ModelSwitch } from './model-switch.js';

/** A request to ARI, taken apart. */
export interface ModelRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, string>>;
}

type Handler = (model: ModelSwitch, request: ModelRequest, id: string) => unknown;

const refuse = (why: string): never => {
  throw new ModelRefusal(why);
};
const channelOf = (model: ModelSwitch, uid: string): ModelChannel => model.channels.get(uid) ?? refuse('no channel');
const bridgeOf = (model: ModelSwitch, id: string): ModelBridge => model.bridges.get(id) ?? refuse('no bridge');

function inStasis(model: ModelSwitch, uid: string): ModelChannel {
  const channel = channelOf(model, uid);
  return channel.stasis === undefined ? refuse('not in a Stasis application') : channel;
}

/** `METHOD /kind/last word of the path`, and what it does. */
const REQUESTS: Readonly<Record<string, Handler>> = {
  'GET bridges': (model) =>
    [...model.bridges.values()].map(({ id, name, members }) => ({
      id,
      name,
      channels: [...members].map(({ uid }) => uid),
    })),
  'GET applications': (model) =>
    [...new Set([...model.applications, ...model.live.flatMap(({ stasis }) => stasis ?? [])])].map((name) => ({
      name,
    })),
  'POST bridges': (model, { query: { bridgeId = '', name = '' } }) =>
    model.isTaken(bridgeId) ? refuse('there is one, or was') : model.openBridge(bridgeId, name),
  'GET bridges/': (model, _, id) => bridgeOf(model, id).id,
  'DELETE bridges/': (model, _, id) => model.closeBridge(bridgeOf(model, id)),
  'POST bridges/addChannel': (model, { query: { channel = '' } }, id) => {
    const bridge = bridgeOf(model, id);
    for (const one of channel.split(',').map((uid) => inStasis(model, uid))) model.enter(one, bridge);
  },
  'POST bridges/removeChannel': (model, { query: { channel = '' } }, id) => {
    const one = inStasis(model, channel);
    if (one.bridge !== bridgeOf(model, id)) refuse('not in this bridge');
    model.leave(one);
  },
  'POST channels/create': (model, { query, variables }) => {
    const { channelId = '', endpoint = '', app = '', appArgs = '', originator = '' } = query;
    if (!model.applications.has(app)) refuse('no such application');
    const linked = model.channels.get(originator)?.linked ?? channelId;
    const made = model.create(channelId, endpoint, linked, app, appArgs);
    for (const [name, value] of Object.entries(variables)) made.variables.set(name, value);
  },
  'POST channels/snoop': (model, { query }, id) => {
    const { snoopId = '', app = '', appArgs = '', spy = '', whisper = '' } = query;
    if (!model.applications.has(app)) refuse('no such application');
    model.snoop(snoopId, channelOf(model, id), spy, whisper, app, appArgs);
  },
  'POST channels/dial': (model, _, id) => model.ring(inStasis(model, id)),
  'POST channels/moh': (model, _, id) => void (inStasis(model, id).music = true),
  'DELETE channels/moh': (model, _, id) => void (inStasis(model, id).music = false),
  'POST channels/answer': (model, _, id) => model.answer(inStasis(model, id)),
  'POST channels/ring': (model, _, id) => void (inStasis(model, id).ringback = true),
  'POST channels/mute': (model, _, id) => mute(inStasis(model, id), true),
  'DELETE channels/mute': (model, _, id) => mute(inStasis(model, id), false),
  'POST channels/continue': (model, { query: { context, extension, priority } }, id) => {
    const channel = inStasis(model, id);
    model.leave(channel);
    model.leaveStasis(channel);
    model.goTo(channel, `${context},${extension},${priority}`);
  },
  'DELETE channels/': (model, _, id) => model.hangUp(channelOf(model, id), 'switch'),
};

function mute({ snoop }: ModelChannel, deaf: boolean): void {
  if (snoop) snoop.deaf = deaf;
}

export function doRequest(model: ModelSwitch, request: ModelRequest): unknown {
  const [, kind = '', id, word] = request.path.split('/');
  const bare = id === undefined || id === 'create';
  const name = bare ? [kind, id].filter(Boolean).join('/') : `${kind}/${word ?? ''}`;
  const handler = REQUESTS[`${request.method} ${name}`];
  if (!handler) throw new Error(`the model does not know ${request.method} ${request.path}`);
  return handler(model, request, decodeURIComponent(id ?? ''));
}
