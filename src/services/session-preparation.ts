import { Inject, Injectable } from '@nestjs/common';
import type { CtiService } from '../cti/cti-service.js';
import type { CallModel } from '../cti/port/call-model.js';
import { InvalidCredentialsError } from '../errors/agent-errors.js';
import { UnknownNameError } from '../errors/desktop-errors.js';
import { ProcessorError } from '../errors/processor-error.js';
import type { Outcome } from '../happenings/happening.js';
import { Happenings } from '../happenings/happenings.js';
import type { PrepareSessionData } from '../protocol/service/prepare-session.dto.js';
import { CLOCK, type Clock } from '../runtime/clock.js';
import type { Session } from '../sessions/session.js';
import type { SessionInTheWay } from '../sessions/session-in-the-way.js';
import { SessionService } from '../sessions/session.service.js';
import { ServiceCatalogue } from './service-catalogue.js';
import { SignInCheck } from './sign-in-check.js';

export interface Preparation {
  /** id of the service; without it the only one in service is meant */
  readonly service: string | undefined;
  readonly data: PrepareSessionData;
  /** what the client gave when it connected, which counts where the command has no password */
  readonly token: string | undefined;
  /** id of the client that asks */
  readonly client: string;
  /** the address or network that client comes from, under which its failed attempts count */
  readonly address: string;
  /** its own address */
  readonly from: string;
}

export type Prepared =
  | { readonly result: 'success'; readonly session: Session }
  /** there is a session already, and it may not be destroyed without being asked for */
  | { readonly result: 'confirm'; readonly inTheWay: SessionInTheWay };

/** prepareSession: who it is, model, existing session, create; in this order. */
@Injectable()
export class SessionPreparation {
  constructor(
    private readonly catalogue: ServiceCatalogue,
    private readonly signIn: SignInCheck,
    private readonly sessions: SessionService,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly happenings: Happenings,
  ) {}

  /**
   * @throws UnknownNameError (UNKNOWN_SERVICE, UNKNOWN_MODEL), ServiceUnavailableError, TooManyAttemptsError,
   *   SignInsBusyError, InvalidCredentialsError
   */
  async prepare(preparation: Preparation): Promise<Prepared> {
    const begun = this.clock.elapsed();
    const tell = (known: boolean, outcome: Outcome, session?: Session) =>
      this.tell(preparation, known, outcome, begun, session);
    try {
      const prepared = await this.prepared(preparation);
      if (prepared.result === 'confirm') tell(true, { result: 'confirm' });
      else tell(true, { result: 'success' }, prepared.session);
      return prepared;
    } catch (error) {
      tell(error instanceof InvalidCredentialsError && error.known, {
        result: 'failure',
        code: error instanceof ProcessorError ? error.code : 'INTERNAL',
      });
      throw error;
    }
  }

  /** Nobody is there any more to whom what that client asked for could be told. */
  clientGone(client: string): void {
    this.signIn.clientGone(client);
  }

  private async prepared({ service: name, data, token, client, address }: Preparation): Promise<Prepared> {
    this.catalogue.processor(name);
    const { id, password } = data.agent;
    const { agent, expires } = await this.signIn.identify(
      { id, ...(password === undefined ? token !== undefined && { token } : { password }) },
      address,
      client,
    );
    // Verifying takes time, in which the switch may have gone.
    const service = this.catalogue.processor(name);
    const until = expires === undefined ? {} : { expires };
    const request = { service, agent, callModel: callModel(service, data.model), preparedBy: client, ...until };
    const outcome = await this.sessions.claim(request, data.override ?? false);
    return 'created' in outcome
      ? { result: 'success', session: outcome.created }
      : { result: 'confirm', inTheWay: outcome.existing };
  }

  private tell(
    preparation: Preparation,
    known: boolean,
    outcome: Outcome,
    begun: number,
    session: Session | undefined,
  ): void {
    const { service, data, client, from } = preparation;
    this.happenings.tell({
      kind: 'signin',
      service: session?.identity.service.id ?? this.catalogue.known(service),
      // Whose it is says the store: what was given may be another way to say it.
      agent: session?.identity.agent.id ?? data.agent.id,
      known,
      override: data.override ?? false,
      client,
      address: from,
      outcome,
      took: this.clock.elapsed() - begun,
      ...(session === undefined ? {} : { session: session.id }),
    });
  }
}

function callModel(service: CtiService, name: string | undefined): CallModel {
  const wanted = name?.trim() || 'default';
  const model = service.callModels.find((one) => one.name === wanted);
  if (!model) throw new UnknownNameError('UNKNOWN_MODEL', 'call model');
  return model;
}
