import { BegunTrace } from './begun-trace.js';
import { errorType } from './error-type.js';
import { readTraceparent, type TraceCarrier } from './traceparent.js';

/**
 * Does what another process has asked for, in the trace that its question names; where it names none it is done and that is all.
 * @param name one of few: no ids in it
 */
export async function inTraceOf<T>(name: string, question: TraceCarrier, work: () => Promise<T>): Promise<T> {
  const parent = readTraceparent(question);
  if (!parent) return work();
  const trace = BegunTrace.begin(name, parent, () => parent.traceId);
  try {
    const value = await trace.run(work);
    trace.end({});
    return value;
  } catch (error) {
    trace.end({}, errorType(error));
    throw error;
  }
}
