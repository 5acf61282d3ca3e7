export interface LongestTurn {
  /** milliseconds by the clock: also what the neighbours on the machine took */
  readonly wall: number;
  /** milliseconds of this process's own CPU */
  readonly cpu: number;
}

/** Measures how long a turn of the event loop keeps everything else waiting. */
export class LoopWatch {
  private timer: NodeJS.Timeout | undefined;
  private wall = 0;
  private cpu = 0;

  start(): void {
    this.stop();
    this.wall = 0;
    this.cpu = 0;
    let then = performance.now();
    let used = process.cpuUsage();
    this.timer = setInterval(() => {
      const now = performance.now();
      const { user, system } = process.cpuUsage(used);
      this.wall = Math.max(this.wall, now - then);
      this.cpu = Math.max(this.cpu, (user + system) / 1000);
      then = now;
      used = process.cpuUsage();
    }, 1);
  }

  stop(): LongestTurn {
    clearInterval(this.timer);
    return { wall: this.wall, cpu: this.cpu };
  }
}
