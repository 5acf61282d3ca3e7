import type { CtiCause, CtiReport } from '../cti/port/cti-facts.js';
import type { CtiFormerSession, CtiOpenRequest } from '../cti/port/cti-provider.js';
import type { CtiSession } from '../cti/port/cti-session.js';
import { about } from '../tracing/subject.js';
import type { CtiHearer } from './cti-hearer.js';
import type { CtiPermission } from './cti-permission.js';
import { sessionFields } from './session-fields.js';
import type { SessionIdentity } from './session-identity.js';

/** Signs an agent in at the switch, once or again; what an earlier sign-in still says is not for this session any more. */
export class CtiSignIn {
  private attempt = 0;

  constructor(
    private readonly identity: SessionIdentity,
    private readonly hearer: CtiHearer,
    private readonly permission: Pick<CtiPermission, 'confirmed'>,
    /** waits for the switch no longer than it has time for */
    private readonly inTime: <T>(work: () => Promise<T>) => Promise<T>,
  ) {}

  /**
   * @param extension where it is not the agent's own
   * @param former what another process knew of the agent, where the session was its
   * @param stays whether the agent stays at work where it succeeds after its time: whoever was so before does
   * @throws what the CTI throws
   */
  async open(
    extension: string | undefined,
    former?: CtiFormerSession,
    stays = () => former !== undefined,
  ): Promise<CtiSession> {
    const { callModel, service } = this.identity;
    const { admission: _, ...agent } = this.identity.agent;
    this.attempt += 1;
    const { attempt } = this;
    const mine = () => attempt === this.attempt;
    const { confirmed } = this.permission;
    const listener = {
      report: (report: CtiReport) => mine() && this.hearer.report(report),
      closed: (cause: CtiCause) => mine() && this.hearer.closed(cause),
      doubt: () => mine() && this.hearer.doubt(),
      ...(confirmed ? { confirmed } : {}),
    };
    const request: CtiOpenRequest = {
      agent,
      model: callModel,
      ...(extension === undefined ? {} : { extension }),
      ...(former ? { former } : {}),
    };
    const opening = about(sessionFields(this.identity), () => service.provider.open(request, listener));
    return this.inTime(() => opening).catch((error: unknown) => {
      // It may still succeed after its time; then nobody wants it any more.
      this.attempt += 1;
      opening.then((late) => (stays() ? late.handOver() : late.close())).catch(() => undefined);
      throw error;
    });
  }
}
