/** What the metrics room needs to know. */
export interface MetricsSettings {
  /** whether they are told at `/metrics` of the port that clients use */
  readonly onMainPort: boolean;
  readonly version: string;
}
