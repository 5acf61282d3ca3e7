import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Happening } from '../happenings/happening.js';
import { Happenings } from '../happenings/happenings.js';
import { ProcessorLogger } from '../logging/processor-logger.js';
import { CLOCK, type Clock } from '../runtime/clock.js';
import { AgentNames } from '../retelling/agent-names.js';
import { RefusalLimit } from '../retelling/refusal-limit.js';
import { storyLine } from './story-line.js';

/** Tells in the log what happens: a line for each thing that becomes of people at `info`, for each command and event at `debug`. */
@Injectable()
export class Story implements OnApplicationShutdown {
  private readonly logger = new Logger(Story.name);
  private readonly names: AgentNames;
  private readonly refusals: RefusalLimit;
  private readonly unbound: RefusalLimit;
  private readonly end: () => void;

  constructor(
    happenings: Happenings,
    private readonly log: ProcessorLogger,
    @Inject(CLOCK) clock: Clock,
  ) {
    this.names = new AgentNames(log.personal);
    this.refusals = new RefusalLimit(clock, (code, more) => this.logger.log('more sign-ins refused', { code, more }));
    this.unbound = new RefusalLimit(clock, (code, more) => this.logger.log('more clients not bound', { code, more }));
    this.end = happenings.watch((happening) => this.tell(happening));
  }

  onApplicationShutdown(): void {
    this.end();
    this.refusals.end();
    this.unbound.end();
  }

  private tell(happening: Happening): void {
    this.names.learn(happening);
    if (!this.admits(happening)) return;
    const line = storyLine(happening, this.names);
    if (!line) return;
    if (line.level === 'info') this.logger.log(line.message, line.fields());
    else if (this.log.isLevelEnabled('debug')) this.logger.debug(line.message, line.fields());
  }

  /** Who fails to sign in, or tries what only operators may, writes no more lines than are read. */
  private admits(happening: Happening): boolean {
    const { kind } = happening;
    if (kind === 'command' && happening.command === 'bindResource' && happening.outcome.result === 'failure')
      return this.unbound.admits(happening.outcome.code);
    if (kind === 'admin') return happening.action !== 'enter' || this.refusals.admits('admin');
    if (kind === 'lockout') return this.refusals.admits('lockout');
    if (kind !== 'signin' || happening.outcome.result !== 'failure') return true;
    return this.refusals.admits(happening.outcome.code);
  }
}
