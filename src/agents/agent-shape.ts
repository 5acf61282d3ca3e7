import { ArrayUnique, IsArray, IsOptional, Length, Matches } from 'class-validator';
import { ID_PATTERN } from '../protocol/id.js';
import type { AgentRecord } from './agent-record.js';

export const QUEUE_NAME = /^[A-Za-z0-9_.-]{1,64}$/;
export const ROLE_WORD = /^[A-Za-z0-9_-]{1,64}$/;

/** An agent as somebody else tells of it, in a file or otherwise. */
export class AgentShape {
  @Matches(ID_PATTERN, { message: 'must be text of letters, digits, _ or - (a number needs quotes)' })
  readonly id!: string;
  @IsOptional() @Length(1, 128, { message: 'must be text of 1 to 128 characters' }) readonly name?: string;
  @IsOptional()
  @Matches(/^\+?[A-Za-z0-9*#_-]{1,64}$/, {
    message: 'must be text of letters, digits, *, #, _ or - (a number needs quotes)',
  })
  readonly extension?: string;
  @IsOptional()
  @ArrayUnique({ message: 'must not name a queue twice' })
  @Matches(QUEUE_NAME, { each: true, message: 'must be a list of names of letters, digits, _, . or -' })
  @IsArray({ message: 'must be a list of names' })
  readonly queues?: readonly string[];
  /** what the agent is, for desktops; nothing here goes by it */
  @IsOptional()
  @ArrayUnique({ message: 'must not name a role twice' })
  @Matches(ROLE_WORD, { each: true, message: 'must be a list of words of letters, digits, _ or -' })
  @IsArray({ message: 'must be a list of words' })
  readonly roles?: readonly string[];
}

/** The agent, with what is so where nothing else was said. */
export function agentOf({ id, name, extension, queues, roles }: AgentShape): AgentRecord {
  return {
    id,
    ...(name && { name }),
    extension: extension ?? id,
    queues: queues ?? [],
    roles: roles ?? ['agent'],
  };
}
