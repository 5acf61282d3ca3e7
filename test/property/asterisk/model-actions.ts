import type { ModelChannel } from './model-channel.js';
import { rowOf, typeOf, type ModelSwitch } from './model-switch.js';

type Row = Readonly<Record<string, string>>;

/** The switch says no. */
export class ModelRefusal extends Error {}

const refuse = (why: string): never => {
  throw new ModelRefusal(why);
};

function byName(model: ModelSwitch, { Channel }: Row): ModelChannel {
  return model.named(Channel) ?? refuse(`no such channel ${Channel}`);
}

function bridgeTwo(model: ModelSwitch, { Channel1, Channel2 }: Row): Row {
  const [one, other] = [Channel1, Channel2].map((name) => byName(model, { Channel: name ?? '' }));
  if (!one || !other) return {};
  for (const { bridge, name } of [one, other]) if (!bridge) model.faults.push(`Bridge of ${name}, which is in none`);
  model.joinCore(one, other);
  return {};
}

/** What AMI actions do in the model, by name; each gives what it answers beside its yes. */
const ACTIONS: Readonly<Record<string, (model: ModelSwitch, fields: Row) => Row>> = {
  CoreSettings: () => ({ AsteriskVersion: 'model' }),
  Hangup: (model, fields) => {
    model.hangUp(byName(model, fields), 'switch', fields['Cause']);
    return {};
  },
  Bridge: bridgeTwo,
  Redirect: (model, { Context, Exten, Priority, ...fields }) => {
    const channel = byName(model, fields);
    model.leave(channel);
    model.goTo(channel, `${Context},${Exten},${Priority}`);
    return {};
  },
  Setvar: (model, { Variable = '', Value = '', ...fields }) => {
    const variables = 'Channel' in fields ? byName(model, fields).variables : model.globals;
    if (Value === '') variables.delete(Variable);
    else variables.set(Variable, Value);
    return {};
  },
  Getvar: (model, { Variable = '', ...fields }) => {
    if (!('Channel' in fields)) return { Value: Variable === 'EPOCH' ? String(model.seconds) : '' };
    const channel = byName(model, fields);
    const known: Row = { 'CHANNEL(appname)': channel.application, 'CHANNEL(appdata)': channel.data };
    const exists = Variable.startsWith('DIALPLAN_EXISTS') ? '1' : undefined;
    return { Value: exists ?? known[Variable] ?? channel.variables.get(Variable) ?? '' };
  },
  DBPut: (model, { Family, Key, Val = '' }) => {
    model.database.set(`/${Family}/${Key}`, Val);
    return {};
  },
  DBDel: (model, { Family, Key }) => (model.database.delete(`/${Family}/${Key}`) ? {} : refuse('no such entry')),
  DialplanExtensionAdd: (model, { Context, Extension, Priority, Application, ApplicationData }) => {
    model.extensions.set(`${Context},${Extension},${Priority}`, `${Application},${ApplicationData}`);
    return {};
  },
};

/** What AMI lists in the model, by name. */
const LISTS: Readonly<Record<string, (model: ModelSwitch, fields: Row) => readonly Row[]>> = {
  CoreShowChannels: (model) =>
    model.live.map((one) => ({
      ...rowOf(one),
      Application: one.application,
      ApplicationData: one.data,
      BridgeId: one.bridge?.id ?? '',
    })),
  BridgeList: (model) => [...model.bridges.values()].map((one) => ({ BridgeUniqueid: one.id, ...typeOf(one) })),
  DBGetTree: (model, { Family }) =>
    [...model.database].filter(([key]) => key.startsWith(`/${Family}/`)).map(([Key, Val]) => ({ Key, Val })),
};

export function doAction(model: ModelSwitch, name: string, fields: Row): Row {
  const action = ACTIONS[name];
  if (!action) throw new Error(`the model does not know ${name}`);
  return action(model, fields);
}

export function doList(model: ModelSwitch, name: string, fields: Row): readonly Row[] {
  const list = LISTS[name];
  if (!list) throw new Error(`the model does not know ${name}`);
  return list(model, fields);
}
