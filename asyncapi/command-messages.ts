import { CommandMessage } from '../src/protocol/command-message.dto.js';
import type { CommandContract } from '../src/protocol/command-contract.js';
import { COMMAND_TABLE, type CommandName } from '../src/protocol/command-table.js';
import { OF_NO_COMMAND } from '../src/protocol/failures.js';
import { failureBlock } from './failure-schemas.js';
import { orNull, type JsonSchema } from './json-schema.js';
import { namesObject, targetOf } from './targets.js';
import type { Schemas } from './schemas.js';

/** The command itself, and every answer to it. */
export interface CommandMessages {
  readonly command: JsonSchema;
  readonly success: JsonSchema;
  readonly confirm?: JsonSchema;
  readonly failure: JsonSchema;
}

const ECHO: JsonSchema = { description: 'the request as received; left out where it is large' };

/** What else is sent there is passed over, and not what a client means to send. */
const TEXT_OR_NULL: JsonSchema = { type: ['string', 'null'] };

export const COMMANDS = Object.keys(COMMAND_TABLE) as CommandName[];

export function commandMessages(name: CommandName, schemas: Schemas): CommandMessages {
  const contract: CommandContract = COMMAND_TABLE[name];
  const { answer, confirm, failures } = contract;
  const body = namesObject(name) ? ofObject(name, contract, schemas) : schemas.of(answer, 'told');
  const failure = failureBlock(failures, schemas);
  return {
    command: command(name, contract, schemas),
    success: answered(name, 'success', body),
    ...(confirm ? { confirm: answered(name, 'confirm', schemas.of(confirm, 'told')) } : {}),
    failure: answered(name, 'failure', { required: ['failure'], properties: { failure, original: ECHO } }),
  };
}

/** The answer to what is no command, or could not be read. */
export function unreadFailure(schemas: Schemas): JsonSchema {
  const failure = failureBlock(OF_NO_COMMAND, schemas);
  const { required, properties } = answered('', 'failure', {
    required: ['failure'],
    properties: { failure, original: ECHO },
  });
  const command = { type: ['string', 'null'], description: 'null where the message was too broken to name one' };
  return { type: 'object', required, properties: { ...properties, command } } as JsonSchema;
}

function command(name: CommandName, { data }: CommandContract, schemas: Schemas): JsonSchema {
  const {
    id = {},
    service = {},
    target = {},
    traceparent = {},
    tracestate = {},
    context = {},
  } = schemas.of(CommandMessage, 'asked').properties ?? {};
  const needsData = (schemas.of(data, 'asked').required ?? []).length > 0;
  const block = schemas.ref(data, 'asked');
  return {
    type: 'object',
    required: ['command', ...(namesObject(name) ? ['target'] : []), ...(needsData ? ['data'] : [])],
    properties: {
      command: { const: name },
      id,
      ...(name === 'prepareSession' ? { service } : {}),
      target: namesObject(name) ? targetOf(name) : target,
      data: needsData ? block : orNull(block),
      traceparent: { ...traceparent, ...TEXT_OR_NULL },
      tracestate: { ...tracestate, ...TEXT_OR_NULL },
      context,
    },
  };
}

function answered(name: string, result: string, body: JsonSchema): JsonSchema {
  const id: JsonSchema = { type: 'string', description: "the command's own, where it had one" };
  return {
    type: 'object',
    required: ['command', 'result', ...(body.required ?? [])],
    properties: { command: { const: name }, id, result: { const: result }, ...body.properties },
  };
}

function ofObject(name: CommandName, { data, answer, beside, orOwn }: CommandContract, schemas: Schemas): JsonSchema {
  // The request's own is given back, unless it is large.
  const own = answer === data;
  const block = own ? schemas.ref(data, 'asked') : schemas.ref(answer, 'told');
  const more = beside ? schemas.of(beside, 'told') : {};
  return {
    required: ['target', ...(own ? [] : ['data']), ...(more.required ?? [])],
    properties: {
      target: targetOf(name),
      data: orOwn ? { anyOf: [schemas.ref(answer, 'told'), schemas.ref(data, 'asked')] } : block,
      ...more.properties,
    },
  };
}
