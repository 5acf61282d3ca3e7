/** One option that cannot be used. The value itself is never told: it may be a secret. */
export interface OptionProblem {
  /** dotted path in the configuration: `services.<id>.options.<option>` */
  readonly option: string;
  readonly problem: string;
}

/** Options of a provider have values that cannot be used; the process refuses to start and says all of them. */
export class InvalidOptionError extends Error {
  override readonly name = 'InvalidOptionError';
  readonly problems: readonly OptionProblem[];

  /** @param further what else is wrong */
  constructor(option: string, problem: string, further: readonly OptionProblem[] = []) {
    const problems = [{ option, problem }, ...further];
    super(problems.map((one) => `configuration: ${one.option}: ${one.problem}`).join('\n'));
    this.problems = problems;
  }

  /** Throws one error with all of them, where there are any. */
  static throwAll([first, ...further]: readonly OptionProblem[]): void {
    if (first) throw new InvalidOptionError(first.option, first.problem, further);
  }
}
