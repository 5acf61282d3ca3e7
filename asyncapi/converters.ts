import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import type { ISchemaConverters } from 'class-validator-jsonschema/build/defaultConverters.js';
import { refTo, type JsonSchema } from './json-schema.js';

type Shape = new () => object;
type Converter = Extract<ISchemaConverters[string], (...args: never) => unknown>;
type Metadata = Parameters<Converter>[0];

/** Times of this service are always in UTC and with milliseconds. */
const TIME: JsonSchema = {
  type: 'string',
  format: 'date-time',
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$',
};

/** The classes that a property with a nested block may have. */
export function nestedClasses({ target, propertyName }: Metadata): readonly Shape[] {
  const type = defaultMetadataStorage.findTypeMetadata(target as Shape, propertyName);
  if (!type) throw new Error(`${(target as Shape).name}.${propertyName}: a nested block without @Type`);
  const { discriminator } = type.options ?? {};
  return discriminator ? discriminator.subTypes.map(({ value }) => value as Shape) : [type.typeFunction() as Shape];
}

/** What the decorators of the protocol say, where the library has another word for it, or none. */
export const CONVERTERS: Readonly<Record<string, (metadata: Metadata) => JsonSchema>> = {
  isDefined: () => ({}),
  min: ({ constraints }) => ({ minimum: constraints[0] as number }),
  max: ({ constraints }) => ({ maximum: constraints[0] as number }),
  isIso8601: () => TIME,
  interactionData: () => refTo('InteractionData'),
  dataChange: () => refTo('DataChange'),
  listOfWords: ({ constraints: [words] }) => {
    const values = words as readonly string[];
    return { type: 'array', items: { type: 'string', enum: values }, minItems: 1, uniqueItems: true };
  },
  nestedValidation: (metadata) => {
    const refs = nestedClasses(metadata).map(({ name }) => refTo(name));
    return refs.length === 1 && refs[0] ? refs[0] : { oneOf: refs };
  },
};
