import { InvalidOptionError, type OptionProblem } from '../port/invalid-option.error.js';
import { listOf, objectOf, TEXT } from './shape.js';

const PROBLEMS = listOf(objectOf<OptionProblem>({ option: TEXT, problem: TEXT }, {}));

/** What a provider's factory has thrown, where it refuses options: also by the error of a copy of this package that it has of its own. */
export function invalidOption(thrown: unknown): InvalidOptionError | undefined {
  if (thrown instanceof InvalidOptionError) return thrown;
  if (!(thrown instanceof Error) || thrown.name !== 'InvalidOptionError') return undefined;
  const problems: unknown = Reflect.get(thrown, 'problems');
  if (PROBLEMS(problems) !== undefined) return undefined;
  const [first, ...further] = problems as readonly OptionProblem[];
  return first && new InvalidOptionError(first.option, first.problem, further);
}
