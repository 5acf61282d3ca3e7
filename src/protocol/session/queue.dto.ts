import { IsString, Length } from 'class-validator';

/** `channel.joinqueue`, `channel.leavequeue` */
export class QueueData {
  @IsString() @Length(1, 128) queue!: string;
}
