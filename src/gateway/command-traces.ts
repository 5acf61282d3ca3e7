import { Inject, Injectable } from '@nestjs/common';
import { COMMAND_TABLE } from '../protocol/command-table.js';
import type { CommandResponse } from '../protocol/response.js';
import { BegunTrace } from '../tracing/begun-trace.js';
import { TRACE_IDS, type TraceIds } from '../tracing/trace-ids.js';
import { readTraceparent, type TraceCarrier } from '../tracing/traceparent.js';
import { NamedSession } from './named-session.js';
import type { SocketClient } from './socket-client.js';

interface CommandTrace {
  readonly id: string;
  run<T>(work: () => T): T;
  /** It is over: what goes on by itself is not the command's any more. */
  answered(response: CommandResponse): void;
}

/** Begins the trace of each command: the client's, or one of its own. */
@Injectable()
export class CommandTraces {
  constructor(
    private readonly sessions: NamedSession,
    @Inject(TRACE_IDS) private readonly ids: TraceIds,
  ) {}

  begin(client: SocketClient, raw: unknown): CommandTrace {
    const message = (raw ?? {}) as TraceCarrier & { readonly command?: unknown; readonly target?: unknown };
    const trace = BegunTrace.begin(spanName(message.command), readTraceparent(message), () => this.ids.next());
    // A sign-off ends the session before it is answered.
    const of = trace.recorded ? this.sessions.namedBy(client, message.target) : undefined;
    return {
      id: trace.id,
      run: (work) => trace.run(work),
      answered: ({ result, failure }) => {
        const session = of && { 'session.id': of.session, 'interaction_processor.service': of.service };
        trace.end({ 'interaction_processor.result': result, ...session }, failure?.code);
      },
    };
  }
}

/** There are as many names as commands, whatever clients send. */
function spanName(command: unknown): string {
  return typeof command === 'string' && Object.hasOwn(COMMAND_TABLE, command) ? command : 'unknown command';
}
