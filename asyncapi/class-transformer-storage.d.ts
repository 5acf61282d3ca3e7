/** Where class-transformer keeps what `@Type` says; the package has no types for it. */
declare module 'class-transformer/cjs/storage.js' {
  import type { TypeMetadata } from 'class-transformer';
  export const defaultMetadataStorage: {
    findTypeMetadata(target: new () => object, property: string): TypeMetadata | undefined;
  };
}
