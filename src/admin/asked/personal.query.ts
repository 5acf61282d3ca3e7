import { IsIn, IsOptional } from 'class-validator';

/** Whether personal data are wanted: numbers, names, data of contacts. */
export class PersonalQuery {
  @IsOptional() @IsIn(['yes', 'no']) readonly personal: 'yes' | 'no' = 'no';
}
