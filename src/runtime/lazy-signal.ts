/** A signal that is made when somebody looks at it: that costs more than most work that might be given up. */
export class LazySignal {
  private controller: AbortController | undefined;
  private over = false;

  get signal(): AbortSignal {
    this.controller ??= new AbortController();
    if (this.over) this.controller.abort();
    return this.controller.signal;
  }

  get aborted(): boolean {
    return this.over;
  }

  abort(): void {
    this.over = true;
    this.controller?.abort();
  }
}
