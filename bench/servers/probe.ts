import { LoopWatch } from './loop-watch.js';

/** What a server under test can be asked by the one who drives it, by name. */
export type Answers = Readonly<Record<string, (argument: never) => unknown>>;

interface Question {
  readonly id: number;
  readonly name: string;
  readonly argument: unknown;
}

const watch = new LoopWatch();

const COMMON: Answers = {
  /** microseconds of CPU that this process has taken */
  cpu: () => {
    const { user, system } = process.cpuUsage();
    return user + system;
  },
  /** bytes, after everything that is garbage was collected */
  memory: async () => {
    for (let round = 0; round < 3; round += 1) {
      globalThis.gc?.();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const { heapUsed, rss } = process.memoryUsage();
    return { heapUsed, rss };
  },
  watch: () => watch.start(),
  /** milliseconds of the longest turn of the loop since `watch` */
  watched: () => watch.stop(),
};

/** Answers questions over IPC from now on, and ends with the one who asks. @param url where the server listens */
export function answerQuestions(url: string, own: Answers): void {
  const answers: Answers = { ...COMMON, ...own };
  process.on('message', ({ id, name, argument }: Question) => {
    void (async () => {
      const answer = answers[name];
      if (!answer) throw new Error(`nobody knows ${name}`);
      process.send?.({ id, value: await answer(argument as never) });
    })();
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.({ id: 0, value: url });
}
