import { CLOSE_CUT } from '../wire/messages.js';

const OF_STATUS: Readonly<Record<number, string>> = {
  403: 'the switch does not know itself by that name (set its HOST or ADVERTISE_URL)',
  404: 'what listens there is no simulated switch',
  503: 'the switch lets nobody in',
};

const OF_ERROR: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'no simulated switch listens there',
  ENOTFOUND: 'the host name of the simulated switch is not known',
};

/** Why a link is lost, for people: what was found out first. */
export class LossReason {
  private known: string | undefined;

  say(reason: string): void {
    this.known ??= reason;
  }

  refused(status: number | undefined): void {
    this.say(OF_STATUS[status ?? 0] ?? `the switch refuses the link: ${status ?? 'no status'}`);
  }

  note({ code }: NodeJS.ErrnoException): void {
    this.say(OF_ERROR[code ?? ''] ?? `no link to the simulated switch (${code ?? 'failed'})`);
  }

  /** @param text what the other end said at the close */
  of(code: number, text: string): string {
    return this.known ?? (code === CLOSE_CUT && text ? text : 'the simulated switch is gone');
  }
}
