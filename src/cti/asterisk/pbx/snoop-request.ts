type Direction = 'none' | 'in' | 'out' | 'both';

/** A channel beside another one, as ARI makes it. */
export interface SnoopRequest {
  /** Uniqueid of the other one */
  readonly leg: string;
  readonly snoopId: string;
  readonly app: string;
  readonly appArgs: string;
  /** what it hears: `in`: what the leg says, `out`: what the leg is told */
  readonly spy: Direction;
  /** where it is heard: `out`: by the leg, `in`: by those who hear the leg */
  readonly whisper: Direction;
}
