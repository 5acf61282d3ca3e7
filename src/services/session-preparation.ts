import { Injectable } from '@nestjs/common';
import type { CtiService } from '../cti/cti-service.js';
import type { CallModel } from '../cti/port/call-model.js';
import { UnknownNameError } from '../errors/desktop-errors.js';
import type { PrepareSessionData } from '../protocol/service/prepare-session.dto.js';
import type { Session } from '../sessions/session.js';
import type { SessionInTheWay } from '../sessions/session-in-the-way.js';
import { SessionService } from '../sessions/session.service.js';
import { ServiceCatalogue } from './service-catalogue.js';
import { SignInCheck } from './sign-in-check.js';

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
  | { readonly result: 'confirm'; readonly inTheWay: SessionInTheWay };

/** prepareSession: who it is, model, existing session, create; in this order. */
@Injectable()
export class SessionPreparation {
  constructor(
    private readonly catalogue: ServiceCatalogue,
    private readonly signIn: SignInCheck,
    private readonly sessions: SessionService,
  ) {}

  /**
   * @throws UnknownNameError (UNKNOWN_SERVICE, UNKNOWN_MODEL), ServiceUnavailableError, TooManyAttemptsError,
   *   SignInsBusyError, InvalidCredentialsError
   */
  async prepare({ service: name, data, client, address }: Preparation): Promise<Prepared> {
    this.catalogue.processor(name);
    const { id, password } = data.agent;
    const { agent } = await this.signIn.identify({ id, password }, address, client);
    // Verifying takes time, in which the switch may have gone.
    const service = this.catalogue.processor(name);
    const request = { service, agent, callModel: callModel(service, data.model), preparedBy: client };
    const outcome = await this.sessions.claim(request, data.override ?? false);
    return 'created' in outcome
      ? { result: 'success', session: outcome.created }
      : { result: 'confirm', inTheWay: outcome.existing };
  }

  /** Nobody is there any more to whom what that client asked for could be told. */
  clientGone(client: string): void {
    this.signIn.clientGone(client);
  }
}

function callModel(service: CtiService, name: string | undefined): CallModel {
  const wanted = name?.trim() || 'default';
  const model = service.callModels.find((one) => one.name === wanted);
  if (!model) throw new UnknownNameError('UNKNOWN_MODEL', 'call model');
  return model;
}
