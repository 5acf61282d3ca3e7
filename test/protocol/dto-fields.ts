import { getMetadataStorage } from 'class-validator';

type Dto = new () => object;

export interface DtoField {
  readonly name: string;
  readonly optional: boolean;
  /** the class of a nested block, as the compiler tells it */
  readonly type: Dto | undefined;
}

/** The properties of a DTO class in the order of their declaration, as its decorators say. */
export function dtoFields(dto: Dto): DtoField[] {
  const metadata = getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false);
  // Properties of a base class come last in the storage.
  const names = [...new Set(metadata.map(({ propertyName }) => propertyName))];
  return names.map((name) => ({
    name,
    optional: metadata.some((one) => one.propertyName === name && one.name === 'isOptional'),
    type: Reflect.getMetadata('design:type', dto.prototype as object, name) as Dto | undefined,
  }));
}
