import { IsString, Length } from 'class-validator';

/** `conversation.dropparty` */
export class DropPartyData {
  /** the party's id in the conversation */
  @IsString() @Length(1, 128) party!: string;
}
