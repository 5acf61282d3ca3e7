import { CtiRejectedError } from '../../../../errors/switch-errors.js';
import type { CtiOpenRequest, CtiSessionListener } from '../../../port/cti-provider.js';
import type { SimulatorSession } from '../../simulator-session.js';
import type { FromSwitch, Question, Questions, Topic } from '../wire/messages.js';
import { incoming } from '../wire/session-values.js';
import type { SharedSwitch } from './shared-switch.js';

/** Characters of JSON that the data of one contact may have here; a session bounds them closer. */
const MOST_DATA = 65_536;

type Answerers = {
  readonly [T in Topic]: (ask: Questions[T]['ask'], signal: AbortSignal) => Promise<Questions[T]['answer']>;
};

/** The sessions that one instance has over one link. */
export class LinkedSessions {
  private readonly byKey = new Map<string, SimulatorSession>();
  private over = false;

  /** @param tell sends something to the instance */
  constructor(
    private readonly shared: SharedSwitch,
    private readonly tell: (message: FromSwitch) => void,
  ) {}

  private readonly answerers: Answerers = {
    open: ({ key, request }) => {
      this.needRoom(request);
      return this.begin(key, this.shared.provider.open(request, this.listener(key), key));
    },
    resume: ({ key, request, life }) => {
      this.needRoom(request);
      const restarted = life !== this.shared.life;
      return this.begin(key, this.shared.provider.resume(request, this.listener(key), key, restarted));
    },
    command: async ({ key, method, values }, signal) => {
      const given = incoming(method, values, signal);
      if (!given || !isLittle(given))
        throw new CtiRejectedError('invalid-data', 'the switch does not take these values');
      const session = this.byKey.get(key);
      if (!session) throw new CtiRejectedError('signed-off', 'the session is over');
      const work: unknown = Reflect.get(session, method);
      return typeof work === 'function' ? ((await Reflect.apply(work, session, given)) as unknown) : undefined;
    },
    close: async ({ key, agent }) => {
      const session = this.byKey.get(key);
      if (session) await session.close();
      else this.shared.sim.agents.signOffLeft(agent, key);
      this.byKey.delete(key);
      return null;
    },
    leave: async ({ key }) => {
      this.byKey.get(key)?.leave();
      this.byKey.delete(key);
      return null;
    },
    list: () => this.shared.provider.directory.list(),
  };

  /** @throws what the switch says; CtiTimeoutError where it says nothing */
  async answer(question: Question, signal: AbortSignal): Promise<unknown> {
    const answerer = this.answerers[question.topic] as (ask: Question, signal: AbortSignal) => Promise<unknown>;
    return answerer(question, signal);
  }

  /** The link is gone: their agents stay as they are. */
  leaveAll(): void {
    this.over = true;
    for (const session of this.byKey.values()) session.leave();
    this.byKey.clear();
  }

  private async begin(key: string, opening: Promise<SimulatorSession>): Promise<null> {
    const session = await opening;
    if (this.over) session.leave();
    else this.byKey.set(key, session);
    return null;
  }

  private listener(key: string): CtiSessionListener {
    return {
      report: (report) => this.tell({ kind: 'report', key, report }),
      closed: (cause) => {
        this.byKey.delete(key);
        this.tell({ kind: 'closed', key, cause });
      },
    };
  }

  private needRoom(request: CtiOpenRequest): void {
    if (this.shared.sim.hasRoomFor(request)) return;
    throw new CtiRejectedError('refused', 'the switch knows as many agents, telephones or queues as it may');
  }
}

const isLittle = (values: readonly unknown[]) =>
  values.every((value) => value instanceof AbortSignal || JSON.stringify(value ?? null).length <= MOST_DATA);
