import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { InvalidMessageError, type MessageProblem } from '../errors/desktop-errors.js';

/** Checks a body or a query by its class; what is wrong or unknown is refused. */
export const ASKED_PIPE = new ValidationPipe({
  transform: true,
  whitelist: true,
  forbidNonWhitelisted: true,
  exceptionFactory: (errors) => new InvalidMessageError(errors.flatMap(problemsOf)),
});

function problemsOf({ property, constraints = {} }: ValidationError): readonly MessageProblem[] {
  return Object.values(constraints).map((problem) => ({ path: property, problem }));
}
