import { IsString, Length } from 'class-validator';

/** `bindService`, `unbindService`: whose events to send to this socket, or no longer. */
export class BindServiceData {
  @IsString() @Length(1, 64) service!: string;
}
