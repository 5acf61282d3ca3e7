/** An event as it has been written down: one text for the journal, for every replay and for the client's socket. */
export interface RecordedEvent {
  readonly seq: number;
  /** the `SessionEvent` as JSON */
  readonly text: string;
  /** `Clock.elapsed` when the report was heard that it comes of; not there where it comes of none, or is told again */
  readonly heard?: number | undefined;
}
