import type { Socket } from 'socket.io';
import type { Recording, Wire } from './recording.js';

/** What the bare server keeps for each connection: no more than it needs to number its events. */
export class BareAgent {
  private seq = 0;
  private left = 0;

  constructor(private readonly socket: Socket) {}

  command(recording: Recording, message: { command: string | number }, acknowledge: (answer: Wire) => void): void {
    const step = recording.steps[String(message.command)];
    if (!step) throw new Error(`nothing was recorded for ${String(message.command)}`);
    for (const event of step.events) this.emit(event);
    acknowledge({ ...step.answer });
    if (message.command === 'interaction.complete') this.next(recording);
  }

  /** That many customers call, one after the other. */
  calls(recording: Recording, count: number): void {
    this.left = count;
    this.next(recording);
  }

  lone(events: readonly Wire[], index: number): void {
    const event = events[index % events.length];
    if (event) this.emit(event);
  }

  private next(recording: Recording): void {
    if (this.left === 0) return;
    this.left -= 1;
    setImmediate(() => {
      for (const event of recording.offer) this.emit(event);
    });
  }

  private emit(event: Wire): void {
    this.seq += 1;
    this.socket.emit('event', { ...event, seq: this.seq, time: new Date().toISOString() });
  }
}
