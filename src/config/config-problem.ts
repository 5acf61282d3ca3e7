/** One thing that is wrong with the configuration. Never holds the value: it may be a secret. */
export interface ConfigProblem {
  /** dotted path of the setting, or the environment variable where there is no setting behind it */
  readonly path: string;
  /** the environment variable that the value came from */
  readonly variable?: string;
  readonly problem: string;
}
