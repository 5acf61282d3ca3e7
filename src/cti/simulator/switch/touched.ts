/** Queues and agents that may be other than before; told of together, once what changed them is through. */
export class Touched<Agent> {
  /** must not throw */
  onTouched: (queues: ReadonlySet<string>, agents: ReadonlySet<Agent>) => void = () => undefined;
  private queues = new Set<string>();
  private agents = new Set<Agent>();
  private waiting = false;

  queue(name: string): void {
    this.queues.add(name);
    this.wait();
  }

  agent(agent: Agent): void {
    this.agents.add(agent);
    this.wait();
  }

  private wait(): void {
    if (this.waiting) return;
    this.waiting = true;
    queueMicrotask(() => {
      const { queues, agents } = this;
      this.waiting = false;
      this.queues = new Set();
      this.agents = new Set();
      this.onTouched(queues, agents);
    });
  }
}
