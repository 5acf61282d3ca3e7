import type { ReloadOutcome } from './reload-outcome.js';
import type { Reload } from './reload.js';

/** Whoever asks for settings to be read anew; one who asks while the process starts is heard when it has, or when it ends. */
export class ReloadRequests {
  private begin: (reload: Reload) => void = () => undefined;
  private readonly begun = new Promise<Reload>((resolve) => {
    this.begin = resolve;
  });

  /**
   * Never rejects.
   * @param trigger the reason, for people
   */
  async ask(trigger: string): Promise<ReloadOutcome> {
    const reload = await this.begun;
    return reload.run(trigger);
  }

  /** All is there now, or goes. */
  heed(reload: Reload): void {
    this.begin(reload);
  }
}
