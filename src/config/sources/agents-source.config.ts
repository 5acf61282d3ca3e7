import { IsIn } from 'class-validator';

const SOURCE_KINDS = ['file', 'openid', 'ldap'] as const;

/** One entry of `agents.sources`: where agents are known from. */
export class AgentsSourceConfig {
  @IsIn(SOURCE_KINDS, { message: `must be one of ${SOURCE_KINDS.join(', ')}` })
  readonly kind!: (typeof SOURCE_KINDS)[number];
}
