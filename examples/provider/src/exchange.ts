/** One call of an agent's, as the exchange has it. */
export interface Call {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly created: string;
  answered?: string;
  state: 'dialing' | 'connected' | 'ended';
}

export type End = 'busy' | 'rejected' | 'unreachable' | 'released';
type Listener = (call: Call, by: 'agent' | 'remote', end?: End) => void;

/** Stands for a telephone exchange: it rings telephones outside, and tells what becomes of that. */
export class Exchange {
  readonly calls: Call[] = [];
  private readonly listeners = new Set<Listener>();
  private readonly watchers = new Set<() => void>();
  private connected = true;
  private count = 0;

  /** @param answerAfter milliseconds until whoever is called picks up; left out: nobody does by themselves */
  constructor(private readonly answerAfter?: number) {}

  get reachable(): boolean {
    return this.connected;
  }

  set reachable(reachable: boolean) {
    this.connected = reachable;
    for (const watcher of this.watchers) watcher();
  }

  /** @returns what ends it */
  watchLink(watcher: () => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  /** @returns what ends it */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** 12 is nobody's number, and neither is what is none. */
  knows(number: string): boolean {
    return /^\+?\d+$/.test(number) && number !== '12';
  }

  /** 10 is busy, and 11 cannot be reached. */
  place(from: string, to: string): Call {
    const created = new Date().toISOString();
    const call: Call = { id: `call${(this.count += 1)}`, from, to, created, state: 'dialing' };
    this.calls.push(call);
    this.tell(call, 'agent');
    if (to === '10') setImmediate(() => this.end(call, 'remote', 'busy'));
    else if (to === '11') setImmediate(() => this.end(call, 'remote', 'unreachable'));
    else if (this.answerAfter !== undefined) setTimeout(() => this.answer(call), this.answerAfter).unref();
    return call;
  }

  answer(call: Call): void {
    if (call.state !== 'dialing') return;
    call.state = 'connected';
    call.answered = new Date().toISOString();
    this.tell(call, 'remote');
  }

  end(call: Call, by: 'agent' | 'remote', end: End): void {
    if (call.state === 'ended') return;
    call.state = 'ended';
    this.calls.splice(this.calls.indexOf(call), 1);
    this.tell(call, by, end);
  }

  private tell(call: Call, by: 'agent' | 'remote', end?: End): void {
    for (const listener of this.listeners) listener(call, by, end);
  }
}
