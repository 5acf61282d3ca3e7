import { collectProblems } from '../config/collect-problems.js';
import type { ConfigProblem } from '../config/config-problem.js';
import { InvalidConfigError } from '../config/invalid-config.error.js';
import { OperatorError } from '../errors/operator-errors.js';
import type { AgentRecord } from './agent-record.js';
import type { AgentsDifference } from './agents-difference.js';
import type { Credentials } from './credentials.js';
import type { CredentialsStore } from './credentials-store.js';
import type { Source } from './source.js';
import { UNKNOWN, type Right, type Verdict, type Wrong } from './verdict.js';

/** The form of a signed token, which no password has by chance. */
const TOKEN = /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/;

/** Several stores, tried in their order: the first that finds the credentials right counts. */
export class SourceChain implements CredentialsStore {
  readonly atOnce: number;

  constructor(private readonly sources: readonly Source[]) {
    this.atOnce = Math.max(...sources.map(({ store }) => store.atOnce));
  }

  agents(): readonly AgentRecord[] {
    const all = this.sources.flatMap(({ store }) => store.agents());
    return [...new Map(all.toReversed().map((agent) => [agent.id, agent])).values()].toReversed();
  }

  recall(credentials: Credentials): Right | undefined {
    for (const { store } of this.sources) {
      const right = store.recall(credentials);
      if (right) return right;
    }
    return undefined;
  }

  /**
   * All are asked but where one finds them right, so that the time does not tell who has that agent. Where one is away and another one says
   * that they are wrong, they are: nobody guesses on while something is away. Where none has anything to say of them, it cannot be said.
   */
  async verify(credentials: Credentials): Promise<Verdict> {
    const given = asGiven(credentials);
    let found: Verdict = UNKNOWN;
    let away: OperatorError | undefined;
    for (const source of this.sources) {
      try {
        const verdict = await source.verify(given);
        if (verdict.result === 'right') return verdict;
        if (verdict.result === 'wrong') found = moreOf(found, verdict);
      } catch (error) {
        if (!(error instanceof OperatorError)) throw error;
        away ??= error;
      }
    }
    if (away && found.result === 'unknown') throw away;
    return found;
  }

  get files(): readonly string[] {
    return this.sources.flatMap(({ store }) => store.files ?? []);
  }

  reread(): () => AgentsDifference {
    const problems: ConfigProblem[] = [];
    const takes = this.sources.flatMap(({ store }) => collectProblems(problems, () => store.reread?.()) ?? []);
    if (problems.length > 0) throw new InvalidConfigError(problems);
    return () => takes.map((take) => take()).reduce(sumOf, { added: 0, removed: 0, changed: 0 });
  }

  admits(agent: AgentRecord): boolean {
    return this.sources.some(({ store }) => store.admits?.(agent) ?? false);
  }
}

const sumOf = (one: AgentsDifference, other: AgentsDifference): AgentsDifference => ({
  added: one.added + other.added,
  removed: one.removed + other.removed,
  changed: one.changed + other.changed,
});

const moreOf = (found: Verdict, wrong: Wrong): Verdict => (found.result === 'wrong' && found.known ? found : wrong);

/** A token in the place of a password is no password, and is not tried as one where passwords are known. */
function asGiven(credentials: Credentials): Credentials {
  const { id, password } = credentials;
  return password !== undefined && TOKEN.test(password) ? { id, token: password } : credentials;
}
