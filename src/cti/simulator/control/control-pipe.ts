import { BadRequestException, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';

interface Problem {
  /** dotted path in the body or query */
  readonly path: string;
  readonly problem: string;
}

/** Checks a body or query by its class; what is wrong or unknown is answered with 400 and `problems`. */
export const CONTROL_PIPE = new ValidationPipe({
  transform: true,
  whitelist: true,
  forbidNonWhitelisted: true,
  exceptionFactory: (errors) =>
    new BadRequestException({ statusCode: 400, message: 'the request is not valid', problems: problems(errors) }),
});

function problems(errors: readonly ValidationError[], prefix = ''): readonly Problem[] {
  return errors.flatMap(({ property, constraints = {}, children = [] }) => [
    ...Object.values(constraints).map((problem) => ({ path: prefix + property, problem })),
    ...problems(children, `${prefix}${property}.`),
  ]);
}
