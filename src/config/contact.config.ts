import { Length, Matches } from 'class-validator';

/** One entry of the phone book. */
export class ContactConfig {
  @Matches(/^[A-Za-z0-9_-]{1,64}$/, { message: 'must be 1 to 64 letters, digits, _ or - (a number needs quotes)' })
  readonly id!: string;
  /** what people read and search */
  @Length(1, 128, { message: 'must be text of 1 to 128 characters (a number needs quotes)' }) readonly name!: string;
  /** what is dialled, as the provider takes it */
  @Matches(/^[A-Za-z0-9+*#_.@:-]{1,128}$/, {
    message: 'must be a number or address without spaces (a number needs quotes)',
  })
  readonly address!: string;
}
