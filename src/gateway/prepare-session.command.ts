import { Inject, Injectable } from '@nestjs/common';
import { InvalidMessageError } from '../errors/desktop-errors.js';
import { INSTANCE_DIRECTORY, type InstanceDirectory } from '../instances/instance-directory.js';
import type { PrepareSessionData } from '../protocol/service/prepare-session.dto.js';
import { SessionPreparation, type Prepared } from '../services/session-preparation.js';
import type { SessionInTheWay } from '../sessions/session-in-the-way.js';
import { echo } from './echo.js';
import { Holdings } from './holdings.js';
import type { ParsedCommand } from './parsed-command.js';
import type { Reply } from './reply.js';
import type { SocketClient } from './socket-client.js';

const PROMPT = 'There is already a session for this agent. Do you want to end it and start a new one?';

/** Carries out prepareSession. */
@Injectable()
export class PrepareSessionCommand {
  constructor(
    private readonly preparation: SessionPreparation,
    private readonly holdings: Holdings,
    @Inject(INSTANCE_DIRECTORY) private readonly instances: InstanceDirectory,
  ) {}

  async execute(client: SocketClient, parsed: ParsedCommand, original: unknown): Promise<Reply> {
    const prepared = await this.prepare(client, parsed);
    if (prepared.result === 'confirm') {
      return {
        result: 'confirm',
        body: { message: PROMPT, ...echo('original', original), session: this.inTheWay(prepared.inTheWay) },
      };
    }
    const { identity, expires } = prepared.session;
    const { id, token } = identity;
    const until = expires === undefined ? {} : { expires: new Date(expires).toISOString() };
    this.holdings.add(client, id);
    return { result: 'success', body: { resource: { id, ...echo('data', parsed.received), token, ...until } } };
  }

  private async prepare(client: SocketClient, parsed: ParsedCommand): Promise<Prepared> {
    const data = parsed.data as PrepareSessionData;
    const { token } = client;
    if (data.agent.password === undefined && token === undefined) {
      throw new InvalidMessageError([{ path: 'data.agent.password', problem: 'is needed without auth.token' }]);
    }
    client.signingIn += 1;
    try {
      return await this.preparation.prepare({
        service: parsed.service,
        data,
        token,
        client: client.id,
        address: client.network,
        from: client.address,
      });
    } finally {
      client.signingIn -= 1;
    }
  }

  /** Who is in the way, without names or numbers. */
  private inTheWay({ since, instance, bound, interactions }: SessionInTheWay): object {
    const { self } = this.instances;
    const has = instance === 'here' ? self : this.instances.others().find(({ id }) => id === instance);
    return { since, instance: has?.url ?? has?.id ?? instance, bound, interactions };
  }
}
