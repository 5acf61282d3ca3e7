import type { Clock } from '../../runtime/clock.js';
import { pageClock } from './page-clock.js';

const NAME = 'interaction-processor.console';
const MARK = `${NAME}.session`;
/** Another tab answers within a turn of its loop; a tab in the background may take longer. */
const WAIT_MS = 300;

type Said = { readonly asks: string } | { readonly has: string };

/**
 * A tab that is duplicated has a copy of the former's storage, and with it of its session. So a page asks the others of this browser
 * before it goes on with one.
 */
export class OtherTabs {
  readonly #channel = new BroadcastChannel(NAME);

  /** @param working id of the session with which this page works; undefined where it does not */
  constructor(
    private readonly storage: Pick<Storage, 'getItem' | 'setItem'>,
    working: () => string | undefined,
    private readonly clock: Clock = pageClock,
  ) {
    this.#channel.addEventListener('message', ({ data }: MessageEvent<Said>) => {
      if ('asks' in data && data.asks === working()) this.#say({ has: data.asks });
    });
  }

  /** From now on this tab, and each copy of it, has that session in its storage. */
  mark(session: string): void {
    try {
      this.storage.setItem(MARK, session);
    } catch {
      // Storage is full: a copy of this tab goes on with the session without asking.
    }
  }

  /** @returns whether another page works with the session of before */
  async haveIt(): Promise<boolean> {
    const session = this.storage.getItem(MARK);
    if (session === null) return false;
    return new Promise((resolve) => {
      const end = (answer: boolean) => {
        timer.cancel();
        this.#channel.removeEventListener('message', take);
        resolve(answer);
      };
      const take = ({ data }: MessageEvent<Said>) => {
        if ('has' in data && data.has === session) end(true);
      };
      const timer = this.clock.after(WAIT_MS, () => end(false));
      this.#channel.addEventListener('message', take);
      this.#say({ asks: session });
    });
  }

  /** Answers nobody any more. */
  close(): void {
    this.#channel.close();
  }

  #say(said: Said): void {
    this.#channel.postMessage(said);
  }
}
