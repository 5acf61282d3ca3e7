import { applyDecorators } from '@nestjs/common';
import { IsInt, Max, Min } from 'class-validator';

/** A whole number, both ends included. */
export function WholeNumber(min: number, max: number): PropertyDecorator {
  const options = { message: `must be a whole number from ${min} to ${max}` };
  return applyDecorators(Max(max, options), Min(min, options), IsInt(options));
}
