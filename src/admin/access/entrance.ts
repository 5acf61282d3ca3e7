import type { IncomingMessage, ServerResponse } from 'node:http';
import { clientNetwork } from '../../addresses/client-network.js';
import { InvalidTokenError, TooManyTriesError } from '../../errors/admin-errors.js';
import { ForbiddenError } from '../../errors/desktop-errors.js';
import type { ProcessorError } from '../../errors/processor-error.js';
import type { Happenings } from '../../happenings/happenings.js';
import { sendFailure } from './send-failure.js';
import { ofAPage } from './of-a-page.js';
import type { RefusedTries } from './refused-tries.js';
import type { TokenHolders } from './token-holders.js';
import type { Visit, Visits } from './visits.js';

/** What every request passes before anything of it is read but its head. */
export class Entrance {
  /** @param names host names under which the API is reached */
  constructor(
    private readonly holders: TokenHolders,
    private readonly refused: RefusedTries,
    private readonly visits: Visits,
    private readonly happenings: Happenings,
    private readonly names: readonly string[],
  ) {}

  readonly pass = (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    const visit = this.visits.of(request);
    const address = request.socket.remoteAddress ?? '';
    response.once('close', () => this.tell(visit, address, response.writableEnded));
    const refusal = this.refusal(request, visit, address);
    if (refusal) sendFailure(refusal, response, visit);
    else next();
  };

  /** Answered here: the errors of what is before the routes go another way than those of the routes. */
  private refusal(request: IncomingMessage, visit: Visit, address: string): ProcessorError | undefined {
    const page = ofAPage(request, this.names);
    const caller = page ? undefined : this.holders.of(request.headers.authorization);
    if (caller) {
      visit.caller = caller;
      return undefined;
    }
    visit.operation = 'enter';
    const wait = this.refused.note(clientNetwork(address));
    if (wait !== undefined) visit.untold = true;
    if (page) return new ForbiddenError('nothing here is for a page, and the Host has to be a name of this process');
    return wait === undefined ? new InvalidTokenError() : new TooManyTriesError(wait);
  }

  /** Each that did something, or wanted to. @param answered the caller has not gone before */
  private tell(visit: Visit, address: string, answered: boolean): void {
    const { caller, operation, target, reason, personalData, failure, untold } = visit;
    if (operation === undefined || untold) return;
    this.happenings.tell({
      kind: 'admin',
      who: caller?.name,
      address,
      action: operation,
      ...(target === undefined ? {} : { target }),
      ...(reason === undefined ? {} : { reason }),
      ...(personalData ? { personalData } : {}),
      outcome:
        failure === undefined ? { result: answered ? 'success' : 'aborted' } : { result: 'failure', code: failure },
    });
  }
}
