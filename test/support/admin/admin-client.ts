import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { OpenApiDocument } from '../../../openapi/document.js';

const document = JSON.parse(readFileSync('src/admin/openapi.json', 'utf8')) as OpenApiDocument;

// Nothing may be told that the document does not know, though clients have to bear it.
const closed = JSON.parse(JSON.stringify(document), (_, value: unknown) =>
  isObjectSchema(value) ? { ...value, additionalProperties: false } : value,
) as OpenApiDocument;

const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema({ ...closed, $id: 'openapi' });

export interface AdminAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** An operator's tool: every answer that it gets is held to the document. */
export class AdminClient {
  /** @param url of the admin API */
  constructor(
    readonly url: string,
    private readonly token: string | undefined,
  ) {}

  get(path: string, headers: Record<string, string> = {}): Promise<AdminAnswer> {
    return this.ask('GET', path, undefined, headers);
  }

  post(path: string, body?: object): Promise<AdminAnswer> {
    return this.ask('POST', path, body);
  }

  put(path: string, body: object): Promise<AdminAnswer> {
    return this.ask('PUT', path, body);
  }

  private async ask(method: string, path: string, body?: object, headers = {}): Promise<AdminAnswer> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        connection: 'close',
        ...(this.token === undefined ? {} : { authorization: `Bearer ${this.token}` }),
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(15_000),
    });
    const text = await response.text();
    const answer = {
      status: response.status,
      headers: response.headers,
      body: JSON.parse(text) as AdminAnswer['body'],
    };
    holdToDocument(method.toLowerCase(), path, answer);
    return answer;
  }
}

function holdToDocument(method: string, path: string, { status, body }: AdminAnswer): void {
  const known = Object.entries(document.paths).find(([pattern]) => fits(pattern, path.replace(/\?.*/, '')));
  const operation = known?.[1][method];
  // What there is not is refused like all else.
  const schema = operation ? undefined : '#/components/schemas/FailureAnswer';
  if (operation && !operation.responses[String(status)]) throw new Error(`${method} ${path}: ${status} is not told of`);
  const at = `#/paths/${(known?.[0] ?? '').replaceAll('/', '~1')}/${method}/responses/${status}/content/application~1json/schema`;
  const validate = ajv.compile({ $ref: `openapi${schema ?? at}` });
  if (!validate(body))
    throw new Error(`${method} ${path}: ${ajv.errorsText(validate.errors)}: ${JSON.stringify(body)}`);
}

const fits = (pattern: string, path: string): boolean =>
  new RegExp(`^${pattern.replace(/\{\w+\}/g, '[^/]+')}$`).test(path);

function isObjectSchema(value: unknown): value is object {
  return typeof value === 'object' && value !== null && 'properties' in value && 'type' in value;
}
