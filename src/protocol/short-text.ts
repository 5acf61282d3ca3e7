import { IsString, MaxLength } from 'class-validator';

/** A property that holds a reason, a name or a disposition in somebody's words: a string of at most `max` characters. */
export function ShortText(max = 256): PropertyDecorator {
  return (object, property) => {
    IsString()(object, property);
    MaxLength(max)(object, property);
  };
}
