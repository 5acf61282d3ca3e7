import { IsArray, IsOptional, IsString } from 'class-validator';

/** Who has signed in, and where. */
export class ProfileObject {
  @IsOptional() @IsString() name?: string;
  /** the device that the agent works on */
  @IsString() extension!: string;
  /** those that the agent belongs to by configuration */
  @IsArray() @IsString({ each: true }) queues!: readonly string[];
  @IsArray() @IsString({ each: true }) roles!: readonly string[];
}
