import { getMetadataStorage } from 'class-validator';

type Shape = new () => object;

/** A property that a DTO class declares, as its decorators say. */
export interface DeclaredProperty {
  readonly name: string;
  readonly optional: boolean;
  /** the class of a nested block */
  readonly nested: Shape | undefined;
}

const known = new Map<Shape, readonly DeclaredProperty[]>();

export function declaredProperties(shape: Shape): readonly DeclaredProperty[] {
  const before = known.get(shape);
  if (before) return before;
  const metadata = getMetadataStorage().getTargetValidationMetadatas(shape, '', false, false);
  const names = new Set(metadata.map(({ propertyName }) => propertyName));
  const properties = [...names].map((name): DeclaredProperty => {
    const own = metadata.filter(({ propertyName }) => propertyName === name);
    const nested = own.some(({ type }) => type === 'nestedValidation');
    return {
      name,
      optional: own.some((one) => one.name === 'isOptional'),
      nested: nested ? (Reflect.getMetadata('design:type', shape.prototype as object, name) as Shape) : undefined,
    };
  });
  known.set(shape, properties);
  return properties;
}
