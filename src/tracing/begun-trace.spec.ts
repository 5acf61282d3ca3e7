import { describe, expect, it } from '@jest/globals';
import { BegunTrace } from './begun-trace.js';
import { carriedTrace } from './carried-trace.js';
import { currentTrace } from './current-trace.js';
import { currentTraceId } from './current-trace-id.js';
import { inSpan } from './in-span.js';
import { inTraceOf } from './in-trace-of.js';
import { readTraceparent } from './traceparent.js';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const OWN = '4bf92f3577b34da6a3ce929d0e0e4736';
const CARRIER = { traceparent: `00-${TRACE}-b7ad6b7169203331-01`, tracestate: 'congo=t61rcWkgMzE' };

const begin = (carrier: object = CARRIER) => BegunTrace.begin('channel.ready', readTraceparent(carrier), () => OWN);
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('a trace without an SDK', () => {
  it('is the client’s, and handed on as it came', async () => {
    const trace = begin();
    expect([trace.id, trace.recorded]).toEqual([TRACE, false]);
    await trace.run(async () => {
      await turn();
      expect(currentTrace()).toEqual({ id: TRACE, ...CARRIER });
      expect(carriedTrace()).toEqual(CARRIER);
    });
    expect(currentTrace()).toBeUndefined();
    expect(carriedTrace()).toEqual({});
  });

  it('is one of its own where the client has none, which nobody has recorded', () => {
    const trace = begin({});
    expect(trace.id).toBe(OWN);
    expect(trace.run(currentTrace)).toEqual({ id: OWN, traceparent: `00-${OWN}-${OWN.slice(16)}-00` });
  });

  it('is each one’s own where several are at work', async () => {
    const seen = await Promise.all(
      [begin(), begin({})].map((trace) =>
        trace.run(async () => {
          await turn();
          return currentTraceId();
        }),
      ),
    );
    expect(seen).toEqual([TRACE, OWN]);
  });

  it('is over with its answer, also for what goes on by itself', async () => {
    const trace = begin();
    const later = trace.run(() => turn().then(currentTraceId));
    trace.end({});
    expect(await later).toBeUndefined();
    expect(trace.run(currentTraceId)).toBeUndefined();
  });

  it('has steps that are done and nothing else, and fail as they do', async () => {
    await begin().run(async () => {
      expect(await inSpan('cti.ready', 'internal', async () => currentTrace()?.traceparent)).toBe(CARRIER.traceparent);
      await expect(inSpan('cti.ready', 'client', () => Promise.reject(new Error('refused')))).rejects.toThrow(
        'refused',
      );
    });
  });

  it('goes on in another process, as long as that is at work for it', async () => {
    let later: Promise<string | undefined> | undefined;
    const seen = await inTraceOf('command', CARRIER, async () => {
      later = turn().then(currentTraceId);
      return currentTraceId();
    });
    expect([seen, await later]).toEqual([TRACE, undefined]);
    expect(await inTraceOf('command', { traceparent: 'none' }, async () => currentTraceId())).toBeUndefined();
    await expect(inTraceOf('command', CARRIER, () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  });
});
