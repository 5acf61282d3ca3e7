/** What one connection may send, before anybody looks at what it is. */
export interface IntakeSettings {
  /** bytes of one frame, and of the body of one request */
  readonly frameBytes: number;
  /** the deepest command that is parsed, in levels */
  readonly messageDepth: number;
  readonly commandsPerSecond: number;
  readonly commandBurst: number;
}
