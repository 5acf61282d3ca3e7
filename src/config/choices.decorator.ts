import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, ValidateNested } from 'class-validator';
import { ChoiceConfig } from './choice.config.js';

/** A list that agents choose from: codes once each, a thousand at most. */
export function Choices(): PropertyDecorator {
  return applyDecorators(
    ArrayUnique((one: unknown) => (one instanceof ChoiceConfig ? one.code : one), {
      message: 'two have the same code',
    }),
    ArrayMaxSize(1000, { message: 'must have 1000 entries at most' }),
    IsArray({ message: 'must be a list of { code, label }' }),
    ValidateNested({ each: true }),
    Type(() => ChoiceConfig),
  );
}
