import { Inject, Injectable } from '@nestjs/common';
import { CREDENTIALS_STORE, type CredentialsStore } from '../agents/credentials-store.js';
import type { CtiService } from '../cti/cti-service.js';
import type { CallModel } from '../cti/port/call-model.js';
import { InvalidCredentialsError } from '../errors/agent-errors.js';
import { UnknownNameError } from '../errors/desktop-errors.js';
import type { PrepareSessionData } from '../protocol/service/prepare-session.dto.js';
import type { Session } from '../sessions/session.js';
import { SessionService } from '../sessions/session.service.js';
import { AttemptLimiter } from './attempt-limiter.js';
import { ServiceCatalogue } from './service-catalogue.js';

export interface Preparation {
  /** id of the service; without it the only one in service is meant */
  readonly service: string | undefined;
  readonly data: PrepareSessionData;
  /** id of the client that asks */
  readonly client: string;
  /** the address or network that client comes from, under which its failed attempts count */
  readonly address: string;
}

export type Prepared =
  | { readonly result: 'success'; readonly session: Session }
  /** there is a session already, and it may not be destroyed without being asked for */
  | { readonly result: 'confirm'; readonly inTheWay: Session };

/** prepareSession: rate limit, credentials, model, existing session, create; in this order. */
@Injectable()
export class SessionPreparation {
  constructor(
    private readonly catalogue: ServiceCatalogue,
    private readonly limiter: AttemptLimiter,
    private readonly sessions: SessionService,
    @Inject(CREDENTIALS_STORE) private readonly credentials: CredentialsStore,
  ) {}

  /**
   * @throws UnknownNameError (UNKNOWN_SERVICE, UNKNOWN_MODEL), ServiceUnavailableError, TooManyAttemptsError,
   *   InvalidCredentialsError
   */
  async prepare({ service: name, data, client, address }: Preparation): Promise<Prepared> {
    this.catalogue.processor(name);
    const { id, password } = data.agent;
    const agent = await this.limiter.guard(id, address, () => this.credentials.verify(id, password));
    if (!agent) throw new InvalidCredentialsError();
    // Verifying takes time, in which the switch may have gone.
    const service = this.catalogue.processor(name);
    const request = { service, agent, callModel: callModel(service, data.model), preparedBy: client };
    const outcome = this.sessions.create(request, data.override ?? false);
    return 'created' in outcome
      ? { result: 'success', session: outcome.created }
      : { result: 'confirm', inTheWay: outcome.existing };
  }
}

function callModel(service: CtiService, name: string | undefined): CallModel {
  const wanted = name?.trim() || 'default';
  const model = service.callModels.find((one) => one.name === wanted);
  if (!model) throw new UnknownNameError('UNKNOWN_MODEL', 'call model');
  return model;
}
