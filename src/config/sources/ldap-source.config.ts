import { Type } from 'class-transformer';
import { IsBoolean, IsNotEmpty, IsObject, IsOptional, IsString, Matches, ValidateNested } from 'class-validator';
import { IsLdapUrl } from '../is-ldap-url.decorator.js';
import { Milliseconds } from '../milliseconds.decorator.js';
import { AgentAttributesConfig } from './agent-attributes.config.js';
import { AgentsSourceConfig } from './agents-source.config.js';

/** Names of attributes. */
export class LdapAttributesConfig extends AgentAttributesConfig {
  override readonly id: string = 'uid';
  override readonly name: string = 'cn';
  override readonly extension: string = 'telephoneNumber';
}

/** Those whom an LDAP directory has, with the passwords that they have there. */
export class LdapSourceConfig extends AgentsSourceConfig {
  override readonly kind = 'ldap';
  /** `ldaps://`, or `ldap://` with `startTls` */
  @IsLdapUrl() readonly url!: string;
  /** TLS begins on the connection of `ldap://` before anything else is said */
  @IsBoolean() readonly startTls: boolean = false;
  /** a file of certificates (PEM) that the directory's is to be signed by; left out: those of Node */
  @IsOptional() @IsNotEmpty() @IsString() readonly caFile?: string;
  /** the account by which agents are searched; left out: nobody's */
  @IsOptional() @IsNotEmpty() @IsString() readonly bindDn?: string;
  @IsOptional() @IsNotEmpty() @IsString() readonly bindPasswordFile?: string;
  /** below which agents are searched */
  @IsNotEmpty() @IsString() readonly base!: string;
  /** what finds one agent, with `{id}` where the id goes */
  @Matches(/^\(.*\{id\}.*\)$/, { message: 'must be a filter in parentheses with {id} in it' })
  readonly filter: string = '(uid={id})';
  /** the directory is connected to */
  @Milliseconds() readonly connectTimeout: number = 2_000;
  /** it answers one question */
  @Milliseconds() readonly timeout: number = 3_000;
  @IsObject() @ValidateNested() @Type(() => LdapAttributesConfig) readonly attributes: LdapAttributesConfig =
    new LdapAttributesConfig();
}
