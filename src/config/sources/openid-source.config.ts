import { Type } from 'class-transformer';
import {
  ArrayNotEmpty,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  ValidateNested,
} from 'class-validator';
import { IsProviderUrl } from '../is-provider-url.decorator.js';
import { Milliseconds } from '../milliseconds.decorator.js';
import { AgentAttributesConfig } from './agent-attributes.config.js';
import { AgentsSourceConfig } from './agents-source.config.js';

/** What may sign a token: with a key that the provider alone has. */
const SIGNATURES = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
] as const;

/** Names of claims; one within another by dots. */
export class OpenIdClaimsConfig extends AgentAttributesConfig {
  override readonly id: string = 'sub';
  override readonly name: string = 'name';
  override readonly extension: string = 'extension';
  override readonly queues: string = 'queues';
  override readonly roles: string = 'roles';
}

/** Those to whom an OpenID provider has given an access token for this service. */
export class OpenIdSourceConfig extends AgentsSourceConfig {
  override readonly kind = 'openid';
  /** the provider, as its tokens name it */
  @IsProviderUrl() readonly issuer!: string;
  /** this service, as the provider's tokens name it; one of several */
  @IsNotEmpty({ each: true })
  @IsString({ each: true, message: 'must be a list of names' })
  @ArrayNotEmpty({ message: 'must not be empty' })
  @IsArray({ message: 'must be a list of names' })
  readonly audience!: readonly string[];
  /** where the provider's keys are; left out, its discovery document says it */
  @IsOptional() @IsProviderUrl() readonly keys?: string;
  /** what a token may be signed by */
  @IsIn(SIGNATURES, { each: true, message: `must be a list of ${SIGNATURES.join(', ')}` })
  @ArrayNotEmpty({ message: 'must not be empty' })
  @IsArray({ message: 'must be a list of algorithms' })
  readonly algorithms: readonly string[] = SIGNATURES;
  /** the `typ` that a token must have in its header, `at+jwt` for instance; left out: any */
  @IsOptional() @IsNotEmpty() @IsString() readonly type?: string;
  /** how far the clocks may be apart */
  @Milliseconds(0) readonly clockSkew: number = 5_000;
  /** the provider answers */
  @Milliseconds() readonly timeout: number = 3_000;
  /** keys are not asked for again earlier, whatever tokens come */
  @Milliseconds() readonly keysPause: number = 10_000;
  /** keys are asked for again after that, though all tokens fit them */
  @Milliseconds() readonly keysAge: number = 600_000;
  @IsObject() @ValidateNested() @Type(() => OpenIdClaimsConfig) readonly claims: OpenIdClaimsConfig =
    new OpenIdClaimsConfig();
}
