import { IsInt, IsOptional, IsString, Matches, MaxLength, Min } from 'class-validator';
import { ID_PATTERN } from '../id.js';

/** `bindResource`: become the one client of a session. */
export class BindResourceData {
  @Matches(ID_PATTERN, { message: 'resource is an id' }) resource!: string;
  /** from `prepareSession`; needed by any socket but the one that prepared */
  @IsOptional() @IsString() @MaxLength(256) token?: string;
  /** the last `seq` this client has seen; what came after it is replayed */
  @IsOptional() @IsInt() @Min(0) lastSeq?: number;
}
