import type { Reload } from './reload.js';

/** Whoever asks for settings to be read anew; one who asks while the process starts is heard when it has. */
export class ReloadRequests {
  private reload: Reload | undefined;
  private early: string | undefined;

  /** @param trigger the reason, for people */
  ask(trigger: string): void {
    if (this.reload) void this.reload.run(trigger);
    else this.early = trigger;
  }

  /** All is there now. */
  heed(reload: Reload): void {
    this.reload = reload;
    if (this.early !== undefined) this.ask(this.early);
  }
}
