import type { AmiFields } from '../../../src/cti/asterisk/ami/ami-action.js';
import { AmiClosedError, AmiRefusedError, AmiTimeoutError } from '../../../src/cti/asterisk/ami/ami-error.js';
import { AmiMessage } from '../../../src/cti/asterisk/ami/ami-message.js';
import type { AriEvent } from '../../../src/cti/asterisk/ari/ari-event.js';
import { AriClosedError, AriRefusedError, AriTimeoutError } from '../../../src/cti/asterisk/ari/ari-error.js';
import type { SwitchClients } from '../../../src/cti/asterisk/pbx/switch-clients.js';
import type { Clock } from '../../../src/runtime/clock.js';
import { doAction, doList, ModelRefusal } from './model-actions.js';
import { doRequest } from './model-requests.js';
import type { ModelListener, ModelSwitch } from './model-switch.js';

type Row = Readonly<Record<string, string>>;

/** What becomes of one request: `lost`: done, and no answer comes; `unheard`: neither. */
export type Fault = 'lost' | 'unheard' | 'refused';

/** Who is at the other end of a link. */
export interface LinkEnd {
  events(batch: readonly AmiMessage[]): void;
  stasis(event: AriEvent): void;
}

/** How long an answer is waited for, in milliseconds. */
const DEADLINE = 5_000;

/**
 * The connections between one process and the model. Each keeps its own order (AMI both ways, ARI's events; ARI's requests
 * have none), and which of them moves next is up to whoever asks.
 */
export class ModelLink implements ModelListener {
  private readonly amiIn: (() => void)[] = [];
  private readonly amiOut: (() => void)[] = [];
  private readonly ariOut: (() => void)[] = [];
  private readonly http: (() => void)[] = [];
  private readonly waiting = new Set<(error: Error) => void>();
  /** legs of which this process has heard that they are about to end */
  private readonly ending = new Set<string>();
  private closed = false;
  /** requests that have come to the switch */
  requests = 0;
  /** what happens to the request with that number */
  fault: { readonly at: number; readonly kind: Fault } | undefined;
  /** what happens at the switch just after that many requests */
  meanwhile: { readonly at: number; readonly act: () => void } | undefined;

  constructor(
    private readonly model: ModelSwitch,
    private readonly application: string,
    private readonly clock: Clock,
    private readonly end: () => LinkEnd,
  ) {}

  readonly clients: SwitchClients = {
    ami: {
      action: async (name: string, fields: AmiFields | undefined) => {
        const answer = await this.ask('ami', name, () => doAction(this.model, name, (fields ?? {}) as Row));
        return AmiMessage.of({ Response: 'Success', ...answer });
      },
      list: async (name: string, fields: AmiFields | undefined) =>
        (await this.ask('ami', name, () => doList(this.model, name, (fields ?? {}) as Row))).map((row) =>
          AmiMessage.of(row),
        ),
    },
    ari: { get: this.rest('GET'), post: this.rest('POST'), delete: this.rest('DELETE') },
  };

  ami(event: Row): void {
    this.amiOut.push(() => {
      if (event['Event']?.endsWith('HangupRequest')) this.ending.add(event['Uniqueid'] ?? '');
      this.end().events([AmiMessage.of(event)]);
    });
  }

  ari(type: string, uid: string, application: string): void {
    if (application === this.application) this.ariOut.push(() => this.end().stasis({ type, channel: uid }));
  }

  /** Nothing comes through any more; whoever waits for an answer is told, if anybody is there still. */
  close(told: boolean): void {
    this.closed = true;
    for (const queue of [this.amiIn, this.amiOut, this.ariOut, this.http]) queue.length = 0;
    if (told) for (const fail of this.waiting) fail(new AmiClosedError());
    this.waiting.clear();
  }

  /** Moves one thing on. @param choose a number below its argument  @returns false where nothing is under way */
  move(choose: (below: number) => number): boolean {
    const ready = [this.amiIn, this.amiOut, this.ariOut, this.http].filter((one) => one.length > 0);
    const queue = ready[choose(ready.length)];
    if (!queue) return false;
    const at = queue === this.http ? choose(queue.length) : 0;
    queue.splice(at, 1)[0]?.();
    return true;
  }

  private rest(method: string) {
    return (path: string, query: Row = {}, body: Readonly<Record<string, unknown>> = {}) => {
      const variables = (body['variables'] ?? {}) as Row;
      const [, , uid = '', word] = path.split('/');
      // Asterisk 16 may end of that.
      if (word === 'snoop' && this.ending.has(uid)) this.model.faults.push(`a channel beside ${uid}, which is ending`);
      return this.ask('ari', `${method} ${path}`, () => doRequest(this.model, { method, path, query, variables }));
    };
  }

  private ask<T>(kind: 'ami' | 'ari', name: string, work: () => T): Promise<T> {
    const { clock } = this;
    const [inbound, outbound] = kind === 'ami' ? [this.amiIn, this.amiOut] : [this.http, this.http];
    return new Promise((resolve, reject) => {
      if (this.closed) {
        reject(closedError(kind));
        return;
      }
      const fail = (error: Error) => {
        if (this.waiting.delete(fail)) reject(error);
      };
      this.waiting.add(fail);
      inbound.push(() => {
        const fault = this.arrived();
        const outcome = fault ? undefined : doWork(kind, name, work);
        if (fault === 'lost') doWork(kind, name, work);
        this.happens();
        if (fault === 'refused') outbound.push(() => fail(refused(kind, name)));
        else if (fault) clock.after(DEADLINE, () => fail(lateError(kind, name)));
        else
          outbound.push(() => {
            if (outcome && 'error' in outcome) fail(outcome.error);
            else if (outcome && this.waiting.delete(fail)) resolve(outcome.value);
          });
      });
    });
  }

  private arrived(): Fault | undefined {
    this.requests += 1;
    return this.fault?.at === this.requests ? this.fault.kind : undefined;
  }

  private happens(): void {
    if (this.meanwhile?.at === this.requests) this.meanwhile.act();
  }
}

type Outcome<T> = { readonly value: T } | { readonly error: Error };

const closedError = (kind: 'ami' | 'ari') => (kind === 'ami' ? new AmiClosedError() : new AriClosedError());

const lateError = (kind: 'ami' | 'ari', name: string) =>
  kind === 'ami' ? new AmiTimeoutError(name) : new AriTimeoutError(name);

const refused = (kind: 'ami' | 'ari', name: string, why = 'by the test', status = 500): Error =>
  kind === 'ami' ? new AmiRefusedError(name, why) : new AriRefusedError(name, status, why);

function doWork<T>(kind: 'ami' | 'ari', name: string, work: () => T): Outcome<T> {
  try {
    return { value: work() };
  } catch (error) {
    if (!(error instanceof ModelRefusal)) throw error;
    return { error: refused(kind, name, error.message, 409) };
  }
}
