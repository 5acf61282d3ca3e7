import { Type } from 'class-transformer';
import { ArrayNotEmpty, ArrayUnique, IsArray, IsObject, ValidateNested } from 'class-validator';
import { AgentsFileEntry } from './agents-file-entry.js';

const list = { message: 'must be a list of agents' };

/** What the agents file holds. */
export class AgentsFile {
  @ArrayUnique((entry: unknown) => idOf(entry), { message: 'two agents have the same id' })
  @IsObject({ each: true, ...list })
  @ArrayNotEmpty({ message: 'must not be empty' })
  @IsArray(list)
  @ValidateNested({ each: true })
  @Type(() => AgentsFileEntry)
  readonly agents!: readonly AgentsFileEntry[];
}

const idOf = (entry: unknown): unknown => (entry instanceof AgentsFileEntry ? (entry.id ?? entry) : entry);
