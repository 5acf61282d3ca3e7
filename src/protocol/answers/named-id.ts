import { IsString } from 'class-validator';

/** Names a service or a resource. */
export class NamedId {
  @IsString() id!: string;
}
