import { Matches } from 'class-validator';

/** `conversation.dtmf` */
export class DtmfData {
  @Matches(/^[0-9A-D*#]{1,32}$/, { message: 'digits are 1 to 32 of 0-9 A-D * #' }) digits!: string;
}
