import { InvalidStateError } from '../../errors/agent-errors.js';
import { InvalidMessageError } from '../../errors/desktop-errors.js';
import { why } from '../../protocol/why.js';
import type { NewChannel } from '../../protocol/session/add-channel.dto.js';
import type { Asked } from './asked.js';
import type { Session } from '../session.js';

const NOT_OF_THE_MODEL = { path: 'data.channel.type', problem: "is not one of the call model's channel types" };

/** How many channels a session has at most. */
const MOST = 20;

/** Carries out `session.addchannel`. */
export class AddChannel {
  /** being added just now */
  private underWay = 0;

  constructor(private readonly session: Session) {}

  /** @returns the channel's id */
  async execute(asked: Asked, { endpoint, type }: NewChannel): Promise<object> {
    const { cti, attributions, target, identity } = this.session;
    if (!identity.callModel.channelTypes.includes(type)) throw new InvalidMessageError([NOT_OF_THE_MODEL]);
    this.checkRoom();
    this.underWay += 1;
    try {
      return await attributions.during(target.toString(), { asked }, () =>
        cti.ask((one) => one.addChannel(endpoint, type)),
      );
    } finally {
      this.underWay -= 1;
    }
  }

  private checkRoom(): void {
    const { model, state } = this.session;
    if (model.channels.size + this.underWay < MOST) return;
    throw new InvalidStateError({ state, allowed: [], ...why('channels-full') });
  }
}
