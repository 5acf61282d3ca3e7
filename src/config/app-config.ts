import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  IsUrl,
  Length,
  ValidateNested,
} from 'class-validator';
import { AdminConfig } from './admin.config.js';
import { AgentsConfig } from './agents.config.js';
import { AttemptsConfig } from './attempts.config.js';
import { AuditConfig } from './audit.config.js';
import { CallModelConfig } from './call-model.config.js';
import { ContactConfig } from './contact.config.js';
import { HistoryConfig } from './history.config.js';
import { IsAddressRange } from './is-address-range.decorator.js';
import { IsOrigin } from './is-origin.decorator.js';
import { JournalConfig } from './journal.config.js';
import { LimitsConfig } from './limits.config.js';
import { LogConfig } from './log.config.js';
import { ReloadConfig } from './reload.config.js';
import { ServiceConfig } from './service.config.js';
import { StoreConfig } from './store.config.js';
import { TimeoutsConfig } from './timeouts.config.js';
import { TlsConfig } from './tls.config.js';
import { WholeNumber } from './whole-number.decorator.js';

export const ENVIRONMENTS = ['production', 'development', 'test'] as const;
export type EnvironmentName = (typeof ENVIRONMENTS)[number];

const advertised = {
  protocols: ['http', 'https', 'ws', 'wss'],
  require_protocol: true,
  require_tld: false,
  disallow_auth: true,
};

export const METRICS_PLACES = ['main', 'admin', 'off'] as const;
export type MetricsPlace = (typeof METRICS_PLACES)[number];

/** Everything that can be set. Never changed: what is read anew is another one. */
export class AppConfig {
  /** `production` refuses demo agents and debug output */
  @IsIn(ENVIRONMENTS) readonly environment: EnvironmentName = 'development';
  /** address to listen on */
  @IsNotEmpty() @IsString() readonly host: string = '127.0.0.1';
  /** port to listen on; 0 takes any free one */
  @WholeNumber(0, 65_535) readonly port: number = 3000;
  /** `instance-domain` that the services tell about themselves */
  @Length(1, 255) readonly instanceDomain: string = 'default';
  /** URL under which clients and other instances reach this one */
  @IsOptional()
  @IsUrl(advertised, { message: 'must be an http, https, ws or wss URL without user and password' })
  readonly advertiseUrl?: string;
  @IsObject() @ValidateNested() @Type(() => TlsConfig) readonly tls: TlsConfig = new TlsConfig();
  /** origins of the web pages that may connect, as browsers name them; none: all. Who is no browser names none */
  @IsOrigin({ each: true })
  @IsArray({ message: 'must be a list of origins' })
  readonly origins: readonly string[] = [];
  /** addresses and networks of the proxies whose `X-Forwarded-For` is believed; from all others it is ignored */
  @IsAddressRange({ each: true })
  @IsArray({ message: 'must be a list of addresses and networks' })
  readonly trustedProxies: readonly string[] = [];
  /** stack traces in the context of failures, for debugging a desktop; refused in production */
  @IsBoolean() readonly debug: boolean = false;
  /** the page at `/console`; by default there, but not in production */
  @IsBoolean() readonly console!: boolean;
  /** where `/metrics` is told: by default on the port of clients, and in production on that of the admin API */
  @IsIn(METRICS_PLACES) readonly metrics!: MetricsPlace;
  @IsObject() @ValidateNested() @Type(() => AdminConfig) readonly admin: AdminConfig = new AdminConfig();
  @IsObject() @ValidateNested() @Type(() => LogConfig) readonly log!: LogConfig;
  @IsObject() @ValidateNested() @Type(() => AuditConfig) readonly audit: AuditConfig = new AuditConfig();
  @IsObject() @ValidateNested() @Type(() => LimitsConfig) readonly limits: LimitsConfig = new LimitsConfig();
  @IsObject() @ValidateNested() @Type(() => TimeoutsConfig) readonly timeouts: TimeoutsConfig = new TimeoutsConfig();
  @IsObject() @ValidateNested() @Type(() => JournalConfig) readonly journal: JournalConfig = new JournalConfig();
  @IsObject() @ValidateNested() @Type(() => HistoryConfig) readonly history: HistoryConfig = new HistoryConfig();
  @IsObject() @ValidateNested() @Type(() => AttemptsConfig) readonly attempts: AttemptsConfig = new AttemptsConfig();
  @IsObject() @ValidateNested() @Type(() => StoreConfig) readonly store: StoreConfig = new StoreConfig();
  @IsObject() @ValidateNested() @Type(() => ReloadConfig) readonly reload: ReloadConfig = new ReloadConfig();
  @IsObject() @ValidateNested() @Type(() => AgentsConfig) readonly agents!: AgentsConfig;
  /** the call models; `default` is always there */
  @ArrayUnique((model: unknown) => (model instanceof CallModelConfig ? model.name : model), {
    message: 'two models have the same name',
  })
  @IsObject({ each: true, message: 'must be a list of models' })
  @IsArray({ message: 'must be a list of models' })
  @ValidateNested({ each: true })
  @Type(() => CallModelConfig)
  readonly models: readonly CallModelConfig[] = [];
  /** the phone book that agents search */
  @ArrayUnique((contact: unknown) => (contact instanceof ContactConfig ? (contact.id ?? contact) : contact), {
    message: 'two contacts have the same id',
  })
  @ArrayMaxSize(10_000, { message: 'must have 10000 entries at most' })
  @IsObject({ each: true, message: 'must be a list of { id, name, address }' })
  @IsArray({ message: 'must be a list of { id, name, address }' })
  @ValidateNested({ each: true })
  @Type(() => ContactConfig)
  readonly contacts: readonly ContactConfig[] = [];
  /** the interaction processors; by default one, with the provider of CTI_PROVIDER */
  @ArrayUnique((service: unknown) => idOf(service), { message: 'two services have the same id' })
  @IsObject({ each: true, message: 'must be a list of services' })
  @ArrayNotEmpty({ message: 'must not be empty' })
  @IsArray({ message: 'must be a list of services' })
  @ValidateNested({ each: true })
  @Type(() => ServiceConfig)
  readonly services!: readonly ServiceConfig[];
}

// An entry without an id has a problem of its own and is no double of another one.
const idOf = (service: unknown): unknown => (service instanceof ServiceConfig ? (service.id ?? service) : service);
