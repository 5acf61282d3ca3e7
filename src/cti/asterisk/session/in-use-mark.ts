import type { QueueVerbs } from '../pbx/queue-verbs.js';

/**
 * Shows an agent who is at work as a device that is busy. It is part of the hint that is the member's state; `INVALID` adds
 * nothing to the state of the phone beside it.
 */
export class InUseMark {
  private readonly device: string;
  private shown: boolean | undefined;

  constructor(
    private readonly queues: QueueVerbs,
    extension: string,
  ) {
    this.device = `Custom:cti-${extension}`;
  }

  /** As a process before this one has left it. */
  async read(): Promise<boolean> {
    return (await this.queues.deviceState(this.device)) === 'BUSY';
  }

  /** Sends it at once, where it is not so. */
  async show(busy: boolean): Promise<void> {
    if (this.shown === busy) return;
    this.shown = busy;
    try {
      await this.queues.setDeviceState(this.device, busy ? 'BUSY' : 'INVALID');
    } catch (error) {
      this.shown = undefined;
      throw error;
    }
  }

  /** The link is gone: what was sent may be lost. */
  cutOff(): void {
    this.shown = undefined;
  }
}
