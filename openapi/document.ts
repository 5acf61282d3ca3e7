import { docstringsOf } from '../asyncapi/docstrings.js';
import type { JsonSchema } from '../asyncapi/json-schema.js';
import { Schemas } from '../asyncapi/schemas.js';
import { FailureAnswer } from '../src/admin/answers/failure.answer.js';
import { STATUS_OF } from '../src/admin/access/send-failure.js';
import type { Operation } from '../src/admin/operation.decorator.js';
import type { FailureCode } from '../src/protocol/failure-code.js';
import { operations } from './operations.js';

/** Where the document lies, from the root of the project. */
export const OPENAPI_PATH = 'src/admin/openapi.json';

type Block = Readonly<Record<string, unknown>>;

/** The operator's API as a document of OpenAPI 3.1. */
export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: Block;
  readonly security: readonly Block[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>>; readonly [part: string]: Block };
}

export interface OperationObject extends Block {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, Block>>;
}

/** What everything may be refused with. */
const ALWAYS: readonly FailureCode[] = ['INVALID_CREDENTIALS', 'FORBIDDEN', 'TOO_MANY_ATTEMPTS', 'INTERNAL'];

/** @param version of the service that has it */
export function openApiDocument(version: string): OpenApiDocument {
  const schemas = new Schemas(docstringsOf('src/admin', 'src/protocol'));
  const paths: Record<string, Record<string, OperationObject>> = {};
  for (const row of operations()) {
    const path = `/${row.path.replace(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [row.method]: operation(row, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Interaction Processor: admin API',
      version,
      description: 'For operators and their tools. docs/operations.md says how it is switched on, and who is let in.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: Object.fromEntries(Object.entries(schemas.components).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    },
  };
}

function operation(row: Operation, schemas: Schemas): OperationObject {
  const { id, summary, role, path, query, body, answer, failures = [] } = row;
  const parameters = [
    ...[...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      description: `id of the ${row.about ?? ''}`,
      schema: { type: 'string' },
    })),
    ...(query ? queryParameters(schemas.of(query, 'told')) : []),
  ];
  const codes = [...ALWAYS, ...failures, ...(query || body ? (['INVALID_MESSAGE'] as const) : [])];
  return {
    operationId: id,
    summary,
    'x-role': role,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: { required: true, content: json(schemas.ref(body, 'told')) } } : {}),
    responses: {
      '200': {
        description: 'It is so.',
        content: answer ? json(schemas.ref(answer, 'told')) : { 'text/plain': { schema: { type: 'string' } } },
      },
      ...Object.fromEntries(codes.map((code) => [String(STATUS_OF[code] ?? 500), refused(code, schemas)])),
    },
  };
}

function queryParameters({ properties = {}, required = [] }: JsonSchema): readonly Block[] {
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema,
  }));
}

const json = (schema: JsonSchema): Block => ({ 'application/json': { schema } });

const refused = (code: FailureCode, schemas: Schemas): Block => ({
  description: code,
  content: json(schemas.ref(FailureAnswer, 'told')),
});
