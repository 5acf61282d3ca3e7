import { IsInt, Max, Min } from 'class-validator';

/** Timers of the platform take no longer delay. */
const LONGEST = 2 ** 31 - 1;

/** A property that holds a duration: whole milliseconds, at least `min`. */
export function Milliseconds(min = 0): PropertyDecorator {
  return (object, property) => {
    IsInt()(object, property);
    Min(min)(object, property);
    Max(LONGEST)(object, property);
  };
}
