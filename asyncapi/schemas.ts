import { getMetadataStorage } from 'class-validator';
import { targetConstructorToSchema } from 'class-validator-jsonschema';
import { CONVERTERS, nestedClasses } from './converters.js';
import type { Docstrings } from './docstrings.js';
import { INTERACTION_DATA } from './interaction-data.js';
import { orNull, refTo, SCHEMAS, type JsonSchema } from './json-schema.js';

type Shape = new () => object;

/** Who says it: in what a client sends, what is optional may be `null` too. */
export type Direction = 'asked' | 'told';

/** Makes schemas of the protocol's classes, and collects those that others refer to. */
export class Schemas {
  readonly components: Record<string, JsonSchema> = {};
  private readonly directions = new Map<string, Direction>();

  constructor(private readonly docs: Docstrings) {}

  /** A reference to the schema of that class, which is put among the components. */
  ref(type: Shape, direction: Direction): JsonSchema {
    const { name } = type;
    const known = this.directions.get(name);
    if (known && known !== direction) throw new Error(`${name} is asked and told: it needs two classes`);
    if (!known) {
      this.directions.set(name, direction);
      this.components[name] = this.of(type, direction);
    }
    return refTo(name);
  }

  /** The schema of that class itself. */
  of(type: Shape, direction: Direction): JsonSchema {
    const described = this.described(type);
    const { properties = {} } = targetConstructorToSchema(type, {
      additionalConverters: CONVERTERS as never,
      refPointerPrefix: SCHEMAS,
    }) as Pick<JsonSchema, 'properties'>;
    const names = Object.keys(properties);
    if (names.length === 0) return { type: 'object', ...described };
    const required = names.filter((name) => !isOptional(type, name));
    return {
      type: 'object',
      ...described,
      ...(required.length > 0 ? { required } : {}),
      properties: Object.fromEntries(
        names.map((name) => [name, this.property(type, name, properties[name] ?? {}, direction)]),
      ),
    };
  }

  /** Puts a schema among the components. */
  add(name: string, schema: JsonSchema): JsonSchema {
    this.components[name] ??= schema;
    return refTo(name);
  }

  private property(type: Shape, name: string, schema: JsonSchema, direction: Direction): JsonSchema {
    this.collect(type, name, direction);
    const told = this.described(type, name);
    // Beside a reference nothing counts.
    const own: JsonSchema =
      schema.$ref === undefined ? { ...schema, ...told } : refTo(schema.$ref.slice(SCHEMAS.length));
    const optional = direction === 'asked' && isOptional(type, name);
    return optional || takesNull(type, name) ? orNull(own) : own;
  }

  private collect(type: Shape, name: string, direction: Direction): void {
    for (const metadata of metadataOf(type, name)) {
      if (metadata.type === 'nestedValidation') {
        for (const nested of nestedClasses(metadata)) this.ref(nested, direction);
      }
      if (metadata.type === 'customValidation' && metadata.name === undefined) {
        for (const [known, schema] of Object.entries(INTERACTION_DATA)) this.add(known, schema);
      }
    }
  }

  private described(type: Shape, property?: string): Pick<JsonSchema, 'description'> {
    for (let one = type; one.name; one = Object.getPrototypeOf(one) as Shape) {
      const description = this.docs.get(property === undefined ? one.name : `${one.name}.${property}`);
      if (description !== undefined) return { description };
    }
    return {};
  }
}

function metadataOf(type: Shape, property: string) {
  const all = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
  return all.filter(({ propertyName }) => propertyName === property);
}

/** A subclass that declares the property anew may have made it needed. */
function isOptional(type: Shape, property: string): boolean {
  const all = metadataOf(type, property);
  if (all.some((one) => one.target === type && one.type === 'isDefined')) return false;
  return all.some(({ name }) => name === 'isOptional');
}

/** Whether it is looked at only where it is not `null`. */
function takesNull(type: Shape, property: string): boolean {
  return metadataOf(type, property).some(({ type: kind, name, constraints }) => {
    const [condition] = (constraints ?? []) as ((object: object, value: unknown) => boolean)[];
    return kind === 'conditionalValidation' && name !== 'isOptional' && condition?.({}, null) === false;
  });
}
