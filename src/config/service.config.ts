import { IsObject, IsOptional, Length, Matches, NotEquals } from 'class-validator';

/** A path, or what npm takes for a package's name, with a scope and a path in the package where there is one. */
const PROVIDER = /^(?:\.{0,2}\/.{1,1000}|(?=.{1,214}$)(?:@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*(?:\/[\w.-]+)*)$/;

/** One entry of `services`: an interaction processor with one CTI behind it. */
export class ServiceConfig {
  /** what clients bind to; unique, and not the name of the service monitor */
  @NotEquals('ServiceMonitor', { message: 'is the name of the service monitor' })
  @Matches(/^[A-Za-z0-9_-]{1,64}$/, { message: 'must be 1 to 64 letters, digits, _ or -' })
  readonly id!: string;
  /** what people read; by default the id */
  @IsOptional()
  @Length(1, 64, { message: 'must be text of 1 to 64 characters' })
  readonly name!: string;
  /** the CTI: `simulator`, `asterisk`, or where a provider comes from: a package's name, or a path with `./`, `../` or `/` */
  @Matches(PROVIDER, {
    message: 'must be simulator, asterisk, the name of a package, or a path that begins with ./, ../ or /',
  })
  readonly provider!: string;
  /** the provider's own settings, which the provider checks */
  @IsObject() readonly options: Readonly<Record<string, unknown>> = {};
}
