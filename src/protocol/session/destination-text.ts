import { Matches } from 'class-validator';

/** Whatever people write, but no control characters; what can be dialled of it is for the provider to say. */
const DESTINATION_PATTERN = /^[^\p{Cc}\p{Cs}]{1,128}$/u;

/** A property that holds whom somebody wants to reach, as typed or pasted. */
export function DestinationText(): PropertyDecorator {
  return Matches(DESTINATION_PATTERN, {
    message: '$property is a number or address of 1 to 128 characters without control characters',
  });
}
