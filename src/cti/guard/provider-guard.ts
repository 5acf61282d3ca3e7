import { Logger } from '@nestjs/common';
import { CtiTimeoutError } from '../../errors/switch-errors.js';
import type { Clock } from '../../runtime/clock.js';
import { withDeadline } from '../../runtime/deadline.js';
import { aboutNothing } from '../../tracing/subject.js';
import { FAILED_ANSWERS, FailedAnswers } from './failed-answers.js';
import { inScope, outOfScope, type Answerable } from './fault-scope.js';
import { inWords } from './in-words.js';
import { ownError } from './own-error.js';
import { ServiceLink } from './service-link.js';
import type { Look } from './shape.js';

/** How many faults of a provider are logged in so many milliseconds. */
const TOLD = 10;
const TOLD_IN = 60_000;

export interface GuardSettings {
  /** the longest that a provider may take to answer, in milliseconds: longer than anybody waits for it */
  readonly answerTimeout: number;
}

/**
 * Stands between a provider and the house: what the provider does wrong costs its service at most. Nothing that is thrown
 * by the provider gets through but the errors of the port, and no fact that is none.
 */
export class ProviderGuard implements Answerable {
  readonly link: ServiceLink;
  readonly answers = new FailedAnswers();
  private readonly logger = new Logger('CtiProvider');
  private stopped = false;
  private logged = { since: -Infinity, count: 0 };

  constructor(
    readonly service: string,
    private readonly clock: Clock,
    private readonly settings: GuardSettings,
    readonly home?: string,
  ) {
    this.link = new ServiceLink(clock);
  }

  /** Runs the provider's code. What it throws is thrown. */
  run<T>(work: () => T): T {
    return inScope(this, work);
  }

  /** Runs the provider's code; what it throws is a fault, and no concern of whoever asked. */
  quietly(work: () => void): void {
    try {
      this.run(work);
    } catch (error) {
      this.stray(error);
    }
  }

  /**
   * Asks the provider.
   * @param shape what the answer has to look like
   * @param agent whose answer it is; left out: nobody's, and whether there is one says nothing of the calls
   * @throws the errors of the port; what the provider has thrown that is none of them, and a wrong answer as an Error
   */
  async ask<T>(what: string, work: () => Promise<T>, shape?: Look, agent?: string): Promise<T> {
    let late = false;
    try {
      const asked = this.run(async () => work());
      const answer = await withDeadline(this.clock, this.settings.answerTimeout, asked, () => {
        late = true;
        return new CtiTimeoutError();
      });
      const wrong = shape && faultIn(shape, answer);
      if (wrong !== undefined) throw new TypeError(`the provider answers ${what} with something else: ${path(wrong)}`);
      this.answered(agent);
      return answer;
    } catch (error) {
      const known = ownError(error);
      if (!late && known) this.answered(agent);
      else this.failedAnswer(what, late ? 'no answer' : error, agent);
      throw known ?? error;
    }
  }

  /**
   * The provider tells something.
   * @param shape what it has to look like; else it is not passed on
   * @param instead what is done then; left out: the provider has failed
   */
  told<T>(what: string, value: T, shape: Look, pass: (value: T) => void, instead?: () => void): void {
    if (this.stopped) {
      this.log(`tells of ${what} after its stop`);
      return;
    }
    const wrong = faultIn(shape, value);
    if (wrong !== undefined) {
      this.log(`tells of ${what} what is none: ${path(wrong)}`);
      if (instead) this.pass(what, instead);
      else this.link.failed('the provider tells what is no fact');
      return;
    }
    this.pass(what, () => pass(value));
  }

  private pass(what: string, work: () => void): void {
    try {
      outOfScope(() => aboutNothing(work));
    } catch (error) {
      // A fault of the house: the provider and the agents whose news come next must not suffer for it.
      this.logger.error(`the house cannot take ${what}: ${inWords(error)}`, { service: this.service });
    }
  }

  stray(thrown: unknown): void {
    this.log(`has not caught: ${inWords(thrown)}`);
    if (!this.stopped) this.link.failed('the provider has failed');
  }

  /** What it has done wrong costs nobody anything. */
  harmless(what: string, thrown: unknown): void {
    this.log(`${what}: ${inWords(thrown)}`);
  }

  notStarted(thrown: unknown): void {
    this.log(`did not start: ${inWords(thrown)}`);
    this.link.notStarted('the provider did not start');
  }

  /** From now on nothing that it tells is heard. */
  stop(): void {
    this.stopped = true;
    this.link.end();
  }

  private answered(agent: string | undefined): void {
    if (agent !== undefined) this.answers.answered();
  }

  private failedAnswer(what: string, thrown: unknown, agent: string | undefined): void {
    // Whoever asked tells of each by itself.
    if (agent === undefined || !this.answers.failed(agent) || this.stopped) return;
    this.log(`has failed ${FAILED_ANSWERS} times in a row, the last time at ${what}: ${inWords(thrown)}`);
    this.link.failed('the provider does not answer as it should');
  }

  private log(line: string): void {
    const now = this.clock.elapsed();
    if (now - this.logged.since > TOLD_IN) this.logged = { since: now, count: 0 };
    this.logged.count += 1;
    if (this.logged.count <= TOLD) this.logger.error(`the provider ${line}`, { service: this.service });
  }
}

/** What cannot even be looked at is wrong as well. */
function faultIn(shape: Look, value: unknown): string | undefined {
  try {
    return shape(value);
  } catch {
    return '';
  }
}

/** e.g. `.channels.0.login is wrong` */
const path = (wrong: string): string => `${wrong === '' ? 'it' : wrong} is wrong`;
