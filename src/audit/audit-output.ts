/** How an audit is doing. */
export interface AuditStanding {
  /** lines that are where they belong */
  readonly written: number;
  /** lines that wait to be written */
  readonly waiting: number;
  /** lines that nobody will ever read: more waited than is kept */
  readonly lost: number;
  /** those of them that no line tells of */
  readonly untold: number;
  /** why nothing can be written now; undefined where it can */
  readonly fault: string | undefined;
}

/** Where the lines of the audit go. Never throws, and holds nobody up. */
export interface AuditOutput {
  readonly standing: AuditStanding;
  write(line: string): void;
  /** Somebody may have put another file in its place: the next line looks. */
  reopen(): void;
  /** Resolves when nothing waits any more, or cannot be written, after `deadline` milliseconds at the latest. */
  end(deadline: number): Promise<void>;
}
