import { Transport } from '../src/protocol/transport.js';
import { commandMessages, COMMANDS, unreadFailure } from './command-messages.js';
import { docstringsOf } from './docstrings.js';
import { eventMessages } from './event-messages.js';
import type { JsonSchema } from './json-schema.js';
import { Schemas } from './schemas.js';

export interface Message {
  readonly name: string;
  readonly payload: JsonSchema;
}

type Messages = Record<string, Message>;

interface Reference {
  readonly $ref: string;
}

interface Operation {
  readonly action: 'receive' | 'send';
  readonly channel: Reference;
  readonly messages: readonly Reference[];
  readonly reply?: { readonly channel: Reference; readonly messages: readonly Reference[] };
}

/** The wire as a document of AsyncAPI 3, made of the tables and classes that the code runs on. */
export interface ContractDocument {
  readonly asyncapi: '3.0.0';
  readonly info: Readonly<Record<string, unknown>>;
  readonly defaultContentType: string;
  readonly servers: Readonly<Record<string, unknown>>;
  readonly channels: Readonly<Record<keyof typeof Transport, { readonly messages: Readonly<Messages> }>>;
  readonly operations: Readonly<Record<string, Operation>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

const ABOUT: Readonly<Record<keyof typeof Transport, string>> = {
  command: 'Client to server: one JSON object and, recommended, an acknowledgement callback, which gets the answer.',
  response: 'Server to client: the answer to a command that was sent without a callback.',
  event: 'Server to client: something happened.',
};

const channel = (name: string): Reference => ({ $ref: `#/channels/${name}` });
const message = (of: string, name: string): Reference => ({ $ref: `#/channels/${of}/messages/${name}` });

/** @param version of the service that speaks it */
export function contractDocument(version: string): ContractDocument {
  const schemas = new Schemas(docstringsOf('src/protocol'));
  const [command, response, event]: [Messages, Messages, Messages] = [{}, {}, {}];
  const operations: Record<string, Operation> = {};
  for (const name of COMMANDS) {
    const { command: asked, ...answers } = commandMessages(name, schemas);
    command[name] = { name, payload: asked };
    const given = Object.entries(answers).map(([result, payload]) => {
      response[`${name}.${result}`] = { name: `${name}.${result}`, payload };
      return message('response', `${name}.${result}`);
    });
    const reply = { channel: channel('response'), messages: given };
    operations[name] = { action: 'receive', channel: channel('command'), messages: [message('command', name)], reply };
  }
  response['failure'] = { name: 'failure', payload: unreadFailure(schemas) };
  for (const [name, payload] of Object.entries(eventMessages(schemas))) {
    event[name] = { name, payload };
    operations[name] = { action: 'send', channel: channel('event'), messages: [message('event', name)] };
  }
  const of = (name: keyof typeof Transport, messages: Messages) => ({
    address: Transport[name],
    description: ABOUT[name],
    messages,
  });
  return {
    asyncapi: '3.0.0',
    info: information(version),
    defaultContentType: 'application/json',
    servers: {
      processor: { host: '127.0.0.1:3000', pathname: '/socket.io', protocol: 'socket.io', protocolVersion: '5' },
    },
    channels: { command: of('command', command), response: of('response', response), event: of('event', event) },
    operations,
    components: { schemas: Object.fromEntries(Object.entries(schemas.components).toSorted(byName)) },
  };
}

const byName = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);

function information(version: string): ContractDocument['info'] {
  return {
    title: 'Interaction Processor',
    version,
    description:
      'The protocol between contact-centre desktops and the interaction processor, over Socket.IO: each address is a Socket.IO event name. ' +
      'What is not named here is ignored by the server, and has to be ignored by clients. docs/protocol.md says what it all means.',
    license: { name: 'MIT' },
  };
}
