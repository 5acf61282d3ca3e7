/** What a session knows beside its events, in parts by name, each as JSON. */
export interface SessionParts {
  /** All of it; what `changes` tells next is counted from here. */
  whole(): ReadonlyMap<string, string>;
  /** What has changed since it was asked last; null for what is gone. */
  changes(): ReadonlyMap<string, string | null>;
}
