import { applyDecorators } from '@nestjs/common';
import { plainToInstance, Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsObject, ValidateNested } from 'class-validator';
import { isTree } from '../tree.js';
import { AgentsSourceConfig } from './agents-source.config.js';
import { FileSourceConfig } from './file-source.config.js';
import { LdapSourceConfig } from './ldap-source.config.js';
import { OpenIdSourceConfig } from './openid-source.config.js';

/** Where agents are known from, by `kind`. */
export type AgentsSource = FileSourceConfig | OpenIdSourceConfig | LdapSourceConfig;

const KINDS = new Map<unknown, new () => AgentsSource>([
  ['file', FileSourceConfig],
  ['openid', OpenIdSourceConfig],
  ['ldap', LdapSourceConfig],
]);
const list = { message: 'must be a list of sources' };

/** A list of sources, each of its kind. */
export function AgentsSources(): PropertyDecorator {
  return applyDecorators(
    ArrayMaxSize(16, { message: 'must have 16 entries at most' }),
    IsObject({ each: true, ...list }),
    IsArray(list),
    ValidateNested({ each: true }),
    Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.map(toSource) : value)),
  );
}

function toSource(entry: unknown): unknown {
  if (!isTree(entry)) return entry;
  const { kind } = entry;
  const type = KINDS.get(kind);
  // Of one that is of no kind nobody knows what may be in it.
  if (!type) return plainToInstance(AgentsSourceConfig, { kind });
  return plainToInstance(type, entry, { exposeDefaultValues: true });
}
