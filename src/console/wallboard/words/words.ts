type Words<K extends string> = Readonly<Record<K, string>>;

/** What each language says of the wall board. */
export interface WallboardWords {
  readonly labels: Words<
    | 'heading'
    | 'fullScreen'
    | 'leaveFullScreen'
    | 'now'
    | 'waiting'
    | 'longest'
    | 'ready'
    | 'queues'
    | 'noQueues'
    | 'agents'
    | 'noAgents'
    | 'order'
    | 'history'
    | 'asTable'
    | 'from'
    | 'mostWaiting'
    | 'fewestReady'
    | 'mostBusy'
    | 'unknown'
    | 'nothingYet'
    | 'old'
  >;
  readonly orders: Words<'state' | 'name' | 'since'>;
  readonly more: (count: number) => string;
  /** a plot in words */
  readonly waitingPlot: (now: number, most: number) => string;
  readonly agentsPlot: (ready: number, busy: number) => string;
  readonly queuePlot: (queue: string, most: number) => string;
}
