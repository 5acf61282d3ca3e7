import { IsNotEmpty, IsString } from 'class-validator';
import { AgentsSourceConfig } from './agents-source.config.js';

/** The agents of a YAML file. */
export class FileSourceConfig extends AgentsSourceConfig {
  override readonly kind = 'file';
  /** as `agents.file` */
  @IsNotEmpty() @IsString() readonly file!: string;
}
