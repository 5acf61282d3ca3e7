/** Asks before a page is left in the middle of a call, which would end it, and says when it is left. */
export class LeavingPage {
  constructor(
    private readonly inCall: () => boolean,
    private readonly left: () => void,
    private readonly back: () => void,
  ) {}

  watch(): void {
    window.addEventListener('beforeunload', this.ask);
    window.addEventListener('pagehide', this.left);
    window.addEventListener('pageshow', this.shown);
  }

  unwatch(): void {
    window.removeEventListener('beforeunload', this.ask);
    window.removeEventListener('pagehide', this.left);
    window.removeEventListener('pageshow', this.shown);
  }

  private readonly ask = (event: BeforeUnloadEvent) => {
    if (this.inCall()) event.preventDefault();
  };

  /** A page that the browser had put aside, as it was. */
  private readonly shown = ({ persisted }: PageTransitionEvent) => {
    if (persisted) this.back();
  };
}
