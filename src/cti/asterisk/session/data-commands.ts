import { CtiRejectedError } from '../../../errors/switch-errors.js';
import { changedData } from '../../port/changed-data.js';
import type { DataChange } from '../../../protocol/objects/object-states.js';
import type { CtiInteraction } from '../../port/cti-facts.js';
import type { InteractionRef } from '../../port/cti-session.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';
import { Serial } from '../pbx/serial.js';
import type { AgentWork } from './agent-work.js';
import { writeData } from './leg-memo.js';
import type { LegCalls } from './leg-calls.js';

/**
 * What is known about a contact. Keys that are named in `dataVariables` become channel variables, which Asterisk passes
 * on with the call; the others are written down on the agent's channel and stay with the agent's part of the call.
 */
export class DataCommands {
  private readonly turns = new Serial();

  constructor(
    private readonly asterisk: AsteriskSwitch,
    private readonly legs: LegCalls,
    private readonly work: AgentWork,
  ) {}

  /** Merges it into the contact's own data; resolves with one that is over, of which the switch tells nothing any more. */
  set(ref: InteractionRef, change: DataChange): Promise<CtiInteraction | undefined> {
    return this.turns.run(async () => {
      // After the end there is no channel to write on.
      const over = this.work.amend(ref.interaction, change);
      if (over) return over;
      const { leg, own } = this.legs.need(ref, 'alerting', 'dialing', 'connected', 'held');
      const merged = changedData(leg.data, change);
      const variables = textOf(change, this.asterisk.parts.options.dataVariables);
      await writeData(this.asterisk, own, merged);
      const peer = this.asterisk.mirror.live(leg.peer);
      for (const record of [own, peer]) if (record) await this.write(record, variables);
      leg.data = merged;
      this.asterisk.refresh(leg.uid);
      return undefined;
    });
  }

  private async write(record: ChannelRecord, variables: readonly (readonly [string, string])[]): Promise<void> {
    for (const [name, value] of variables) {
      // With two underscores all channels inherit it that this one makes.
      await this.asterisk.pbx.write(record.name, `__${name}`, value);
      record.variables.set(name, value);
    }
  }
}

function textOf(change: DataChange, names: readonly string[]): readonly (readonly [string, string])[] {
  return Object.entries(change)
    .filter(([name]) => names.includes(name))
    .map(([name, value]) => {
      // Asterisk has no other way to take a variable away.
      if (value === null) return [name, ''] as const;
      if (typeof value !== 'string')
        throw new CtiRejectedError('invalid-data', 'a channel variable holds text only', { field: name });
      return [name, value] as const;
    });
}
