import { ArrayMaxSize, IsString, Length } from 'class-validator';
import { AddressText } from '../../protocol/session/address-text.js';
import { Milliseconds } from './milliseconds.js';

/** Customers who call by themselves. */
export class CustomersOptions {
  /** milliseconds between two of them; 0: nobody calls */
  @Milliseconds() every = 0;
  @IsString() @Length(1, 128) queue = 'support';
  /** the number they call from */
  @AddressText() from = '+15550199';
  /** their names, in turn */
  @IsString({ each: true }) @Length(1, 128, { each: true }) @ArrayMaxSize(1000) names: string[] = [
    'Ada Moreau',
    'Ben Okafor',
    'Chiara Lind',
    'Dmitri Sato',
  ];
  /** milliseconds until one hangs up who is not answered */
  @Milliseconds(1) patience = 60_000;
  /** milliseconds that one talks before hanging up */
  @Milliseconds(1) talk = 45_000;
}
