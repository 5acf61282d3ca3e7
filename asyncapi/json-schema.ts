/** As much of JSON Schema (draft 7) as the document has. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly not?: JsonSchema;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly [keyword: string]: unknown;
}

export const SCHEMAS = '#/components/schemas/';

export const refTo = (name: string): JsonSchema => ({ $ref: SCHEMAS + name });

/** The same, or `null`. */
export function orNull(schema: JsonSchema): JsonSchema {
  const { type, enum: values, description, ...rest } = schema;
  const told = description === undefined ? {} : { description };
  // Anything at all may be null as it is.
  if (Object.keys(rest).length === 0 && type === undefined && values === undefined) return schema;
  if (typeof type !== 'string') return { anyOf: [without(schema, 'description'), { type: 'null' }], ...told };
  return { type: [type, 'null'], ...(values ? { enum: [...values, null] } : {}), ...rest, ...told };
}

export function without(schema: JsonSchema, keyword: string): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== keyword));
}
