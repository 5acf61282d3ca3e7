import { Body, Controller, Inject, Logger, Req } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { isoTime } from '../runtime/iso-time.js';
import { Visits } from './access/visits.js';
import { ADMIN_PARTS, type AdminParts } from './admin-parts.js';
import { DrainAnswer } from './answers/drain.answer.js';
import { LogLevelAnswer } from './answers/log-level.answer.js';
import { ReloadAnswer } from './answers/reload.answer.js';
import { LogLevelBody } from './asked/log-level.body.js';
import { AdminOperation } from './operation.decorator.js';

/** What can be done with the process. */
@Controller()
export class OperationsController {
  private readonly logger = new Logger('AdminApi');

  constructor(
    @Inject(ADMIN_PARTS) private readonly parts: AdminParts,
    private readonly visits: Visits,
  ) {}

  @AdminOperation({
    id: 'getLogLevel',
    method: 'get',
    path: 'log-level',
    role: 'read',
    summary: 'The least important level that is written to the log.',
    answer: LogLevelAnswer,
  })
  logLevel(): LogLevelAnswer {
    return { level: this.parts.log.level };
  }

  @AdminOperation({
    id: 'setLogLevel',
    method: 'put',
    path: 'log-level',
    role: 'operate',
    summary: 'Sets that level, until the settings are read anew or the process ends.',
    body: LogLevelBody,
    answer: LogLevelAnswer,
  })
  setLogLevel(@Body() { level }: LogLevelBody, @Req() request: IncomingMessage): LogLevelAnswer {
    this.visits.of(request).target = level;
    this.parts.log.setLevel(level);
    return { level };
  }

  @AdminOperation({
    id: 'getDrain',
    method: 'get',
    path: 'drain',
    role: 'read',
    summary: 'How far this instance is in being rid of its sessions.',
    answer: DrainAnswer,
  })
  drain(): DrainAnswer {
    const { drain, sessions } = this.parts;
    const { state, since } = drain;
    return { state, ...(since === undefined ? {} : { since: isoTime(since) }), sessions: sessions.all().length };
  }

  @AdminOperation({
    id: 'beginDrain',
    method: 'post',
    path: 'drain',
    role: 'operate',
    summary:
      'Takes no new session from now on, for good, and hands those that there are over to other instances; where there can be none, they stay until they end. The process goes on.',
    answer: DrainAnswer,
  })
  beginDrain(): DrainAnswer {
    this.parts.drain.begin().catch((error: unknown) => this.logger.warn(`drain: ${String(error)}`));
    return this.drain();
  }

  @AdminOperation({
    id: 'reload',
    method: 'post',
    path: 'reload',
    role: 'operate',
    summary: 'Has the settings read anew, as SIGHUP does, and tells what has come of it.',
    answer: ReloadAnswer,
  })
  reload(@Req() request: IncomingMessage): Promise<ReloadAnswer> {
    return this.parts.reloads.ask(`admin API (${this.visits.of(request).caller?.name ?? ''})`);
  }
}
