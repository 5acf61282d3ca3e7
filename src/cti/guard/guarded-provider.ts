import type { Clock } from '../../runtime/clock.js';
import { withDeadline } from '../../runtime/deadline.js';
import { inSpan } from '../../tracing/in-span.js';
import { about } from '../../tracing/subject.js';
import type { Capability } from '../port/capability.js';
import type { CtiDirectory } from '../port/cti-directory.js';
import type { CtiOpenRequest, CtiProvider, CtiProviderListener, CtiSessionListener } from '../port/cti-provider.js';
import type { CtiSession } from '../port/cti-session.js';
import { CAUSE, LINK, REPORT } from './fact-shapes.js';
import type { Asker } from './failed-answers.js';
import { GuardedDirectory } from './guarded-directory.js';
import { GuardedSession, knownCapabilities } from './guarded-session.js';
import type { ProviderGuard } from './provider-guard.js';

/** Milliseconds that a provider may take to begin: it is to say at once that it looks for its switch. */
const START_TIMEOUT = 5_000;

/** Any value that is an object may be asked for `read` and `close`. */
const isObject = (value: unknown) => (typeof value === 'object' && value !== null ? undefined : '');

/** A provider as the rest of the house sees it: asked and heard through the guard. */
export class GuardedProvider implements CtiProvider {
  readonly capabilities: readonly Capability[];
  readonly directory?: CtiDirectory;

  constructor(
    private readonly inner: CtiProvider,
    private readonly guard: ProviderGuard,
    private readonly clock: Clock,
  ) {
    this.capabilities = knownCapabilities(inner.capabilities);
    if (inner.directory) this.directory = new GuardedDirectory(inner.directory, guard);
  }

  get vendor(): string {
    return this.word('vendor');
  }

  get version(): string {
    return this.word('version');
  }

  /** Never rejects; what does not start is told as a link that is down. */
  async start(listener: CtiProviderListener): Promise<void> {
    const { guard, inner, clock } = this;
    guard.link.hear(listener);
    const heard: CtiProviderListener = {
      link: (link) => guard.told('its link', link, LINK, (state) => guard.link.tell(state)),
    };
    // Its link, and all that comes over it, is the service's.
    const starting = about({ service: guard.service }, () => guard.run(async () => inner.start(heard)));
    try {
      await withDeadline(clock, START_TIMEOUT, starting, () => new Error('it has not begun in time'));
    } catch (error) {
      guard.notStarted(error);
      // It may only have been late.
      starting.then(() => guard.link.started()).catch(() => undefined);
    }
  }

  async stop(): Promise<void> {
    const { guard, inner } = this;
    try {
      await guard.run(async () => inner.stop());
    } finally {
      guard.stop();
    }
  }

  open(request: CtiOpenRequest, listener: CtiSessionListener): Promise<CtiSession> {
    const subject = { agent: request.agent.id, service: this.guard.service };
    return inSpan('cti.open', 'internal', () => about(subject, () => this.openSession(request, listener)));
  }

  private async openSession(request: CtiOpenRequest, listener: CtiSessionListener): Promise<CtiSession> {
    const { guard, inner } = this;
    const asker: Asker = { agent: request.agent.id };
    const heard: CtiSessionListener = {
      ...(listener.confirmed ? { confirmed: () => listener.confirmed?.() ?? Promise.resolve() } : {}),
      // One agent's is not to cost the others theirs; where reading does not help either, that is the provider's failure.
      report: (report) =>
        guard.told(
          'a report',
          report,
          REPORT,
          (one) => listener.report(one),
          () => listener.doubt?.(),
        ),
      closed: (cause) =>
        guard.told('a cause', cause, CAUSE, (one) => {
          guard.answers.closed(asker);
          listener.closed(one);
        }),
    };
    const opening = guard.run(async () => inner.open(request, heard));
    try {
      const session = await guard.ask('open', () => opening, isObject, asker.agent);
      guard.answers.opened(asker);
      return new GuardedSession(session, guard, asker);
    } catch (error) {
      void this.partLate(opening, asker, request.former !== undefined);
      throw error;
    }
  }

  /**
   * Whoever asked has been told that there is no session: one that comes later would be signed in for ever.
   * @param atWork the agent was so before, and stays so
   */
  private async partLate(opening: Promise<unknown>, asker: Asker, atWork: boolean): Promise<void> {
    const late = await opening.catch(() => undefined);
    if (typeof late !== 'object' || late === null) return;
    const session = new GuardedSession(late, this.guard, asker);
    const parting = async () => (atWork ? session.handOver() : session.close());
    await parting().catch((error: unknown) =>
      this.guard.harmless('opens a session too late, and does not close it', error),
    );
  }

  private word(which: 'vendor' | 'version'): string {
    const told: unknown = this.inner[which];
    return typeof told === 'string' ? told : 'unknown';
  }
}
