import { Logger } from '@nestjs/common';
import type { AppConfig } from '../config/app-config.js';
import type { ConfigProblem } from '../config/config-problem.js';
import { InvalidConfigError } from '../config/invalid-config.error.js';
import type { Happenings } from '../happenings/happenings.js';
import type { Clock } from '../runtime/clock.js';
import { withDeadline } from '../runtime/deadline.js';
import { changedSettings } from './changed-settings.js';
import type { Change, ReloadOutcome } from './reload-outcome.js';
import type { Prepared, Reloadable } from './reloadable.js';
import { tellOutcome } from './tell-outcome.js';

/** Milliseconds that one part may take to read and check its own. */
const PATIENCE = 30_000;

const NOTHING = { changed: [], restart: [], problems: [] } as const;

/** Reads the settings anew while the process runs: all of them are good and come into effect together, or nothing changes. */
export class Reload {
  private readonly logger = new Logger(Reload.name);
  private inEffect: AppConfig;
  private underway: Promise<unknown> = Promise.resolve();
  private next: Promise<ReloadOutcome> | undefined;
  private readonly ending: (() => void)[] = [];
  private stopped = false;

  /**
   * @param started what the process was started with
   * @param load reads the whole configuration anew; throws InvalidConfigError
   */
  constructor(
    private readonly started: AppConfig,
    private readonly load: () => AppConfig,
    private readonly parts: readonly Reloadable[],
    private readonly clock: Clock,
    private readonly happenings: Pick<Happenings, 'tell'>,
  ) {
    this.inEffect = started;
  }

  /** The files that are read, as far as settings in effect name them. */
  files(): readonly string[] {
    return this.parts.flatMap((part) => part.files?.(this.inEffect) ?? []);
  }

  /**
   * Never rejects, and tells the outcome in the log. However many ask while one is under way, there is one more after it, which has all
   * that they have changed.
   * @param trigger the reason, for people
   */
  run(trigger: string): Promise<ReloadOutcome> {
    if (this.next) return this.next;
    const next = this.underway.then(() => {
      this.next = undefined;
      return this.once(trigger);
    });
    this.next = next;
    // Whatever becomes of this one, there is one after it.
    this.underway = next.catch(() => undefined);
    return next;
  }

  /** The process ends: nothing is set any more. */
  stop(): void {
    this.stopped = true;
    for (const end of this.ending.splice(0)) end();
  }

  /** @param end called once, when the process ends */
  onStop(end: () => void): void {
    if (this.stopped) end();
    else this.ending.push(end);
  }

  private async once(trigger: string): Promise<ReloadOutcome> {
    const outcome = { trigger, ...NOTHING, ...(await this.outcome()) };
    try {
      this.tell(outcome);
    } catch (error) {
      this.fault('the outcome could not be told', error);
    }
    return outcome;
  }

  private tell(outcome: ReloadOutcome): void {
    tellOutcome(this.logger, outcome);
    const { trigger, result, changed, problems } = outcome;
    const paths = changed.map(({ path }) => path);
    this.happenings.tell({ kind: 'reload', trigger, result, changed: paths, problems: problems.length });
  }

  private fault(what: string, error: unknown): void {
    this.logger.error(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }

  private async outcome(): Promise<Pick<ReloadOutcome, 'result'> & Partial<ReloadOutcome>> {
    if (this.stopped) return { result: 'ending' };
    const problems: ConfigProblem[] = [];
    const config = await this.found('configuration', problems, () => this.load());
    if (!config) return { result: 'refused', problems };
    const prepared: Ready[] = [];
    for (const part of this.parts) {
      const one = await this.found(nameOf(part), problems, () => part.prepare(config));
      if (one) prepared.push({ part, ready: one });
    }
    if (this.stopped) return { result: 'ending' };
    if (problems.length > 0) return { result: 'refused', problems };
    return { result: 'applied', ...this.apply(config, prepared) };
  }

  /** What `read` finds; what is wrong is added to `problems`. @param path what to name for a fault of our own */
  private async found<T extends object>(
    path: string,
    problems: ConfigProblem[],
    read: () => T | Promise<T>,
  ): Promise<T | undefined> {
    const late = () => new InvalidConfigError([{ path, problem: `was not read within ${PATIENCE} ms` }]);
    try {
      return await withDeadline(this.clock, PATIENCE, Promise.resolve().then(read), late);
    } catch (error) {
      if (error instanceof InvalidConfigError) problems.push(...error.problems);
      else {
        this.fault(path, error);
        problems.push({ path, problem: 'could not be read, by a fault of ours' });
      }
      return undefined;
    }
  }

  private apply(config: AppConfig, prepared: readonly Ready[]): Omit<ReloadOutcome, 'trigger' | 'result'> {
    const taken = (path: string) => this.parts.some((part) => takes(part, path));
    const paths = changedSettings(this.inEffect, config).filter(taken);
    this.inEffect = config;
    const failed: Reloadable[] = [];
    const told: Change[] = [];
    for (const { part, ready } of prepared) {
      try {
        told.push(...ready.apply());
      } catch (error) {
        this.fault(nameOf(part), error);
        failed.push(part);
      }
    }
    const others = paths.filter(
      (path) => !told.some((one) => one.path === path) && !failed.some((part) => takes(part, path)),
    );
    return {
      changed: [...others.map((path) => ({ path })), ...told],
      restart: changedSettings(this.started, config).filter((path) => !taken(path)),
      problems: failed.map((part) => ({ path: nameOf(part), problem: 'could not be set, by a fault of ours' })),
    };
  }
}

/** What a part has prepared. */
interface Ready {
  readonly part: Reloadable;
  readonly ready: Prepared;
}

const nameOf = ({ settings }: Reloadable): string => settings[0] ?? 'configuration';
const takes = ({ settings }: Reloadable, path: string): boolean => settings.some((one) => within(path, one));
const within = (path: string, block: string): boolean => `${path}.`.startsWith(`${block}.`);
