import { CtiTimeoutError } from '../../../../errors/switch-errors.js';
import type { Clock } from '../../../../runtime/clock.js';

interface OpenQuestion {
  settle(answer: { readonly value: unknown } | { readonly error: Error }): void;
}

/** What has been asked over one link and is not answered; each for so many milliseconds at most. */
export class OpenQuestions {
  private readonly open = new Map<number, OpenQuestion>();
  private last = 0;

  constructor(
    private readonly clock: Clock,
    private readonly deadline: number,
  ) {}

  /**
   * @param send sends it under that id
   * @throws CtiTimeoutError, and whatever the answer is
   */
  ask(send: (id: number) => void): Promise<unknown> {
    const id = (this.last += 1);
    return new Promise((resolve, reject) => {
      const timer = this.clock.after(this.deadline, () => this.refuse(id, new CtiTimeoutError()));
      this.open.set(id, {
        settle: (answer) => {
          timer.cancel();
          this.open.delete(id);
          if ('error' in answer) reject(answer.error);
          else resolve(answer.value);
        },
      });
      send(id);
    });
  }

  /** An answer that nobody waits for any more is passed over. */
  answer(id: number, value: unknown): void {
    this.open.get(id)?.settle({ value });
  }

  refuse(id: number, error: Error): void {
    this.open.get(id)?.settle({ error });
  }

  /** Nobody will answer any more. */
  refuseAll(error: () => Error): void {
    for (const question of this.open.values()) question.settle({ error: error() });
  }
}
