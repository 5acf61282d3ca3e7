import { IsObject, IsString } from 'class-validator';

/** A document of OpenAPI 3.1. */
export class DocumentAnswer {
  @IsString() readonly openapi!: string;
  @IsObject() readonly info!: Readonly<Record<string, unknown>>;
  @IsObject() readonly paths!: Readonly<Record<string, unknown>>;
  @IsObject() readonly components!: Readonly<Record<string, unknown>>;
}
