import { AgentCalls } from '../../../src/cti/asterisk/calls/agent-calls.js';
import type { Leg } from '../../../src/cti/asterisk/calls/leg.js';
import { LegCalls } from '../../../src/cti/asterisk/session/leg-calls.js';
import type { ScriptedSwitch } from './scripted-switch.js';

/** The agent at PJSIP/1001 of a scripted switch, and what is told of the calls there. */
export class ScriptedAgent {
  readonly calls: AgentCalls;
  readonly legs: LegCalls;
  /** e.g. `held requested`, `ended released` */
  readonly told: string[] = [];
  private readonly watcher = { refresh: () => this.refresh() };

  constructor(private readonly scripted: ScriptedSwitch) {
    const { asterisk } = scripted;
    const { devices, options } = asterisk.parts;
    this.calls = new AgentCalls({
      mirror: asterisk.mirror,
      devices,
      channel: 'tel',
      endpoint: 'PJSIP/1001',
      extension: '1001',
      now: () => asterisk.parts.clock.now(),
      dataVariables: options.dataVariables,
      call: (uid) => asterisk.calls.world.book.of(uid),
      reasons: asterisk.reasons,
    });
    this.legs = new LegCalls(asterisk, this.calls);
    asterisk.watch('PJSIP/1001', this.watcher);
    this.refresh();
  }

  get leg(): Leg {
    const [leg] = this.calls.all;
    if (!leg) throw new Error('the agent has no call');
    return leg;
  }

  get ref(): { readonly interaction: string; readonly conversation: string } {
    return { interaction: this.leg.id, conversation: this.leg.id };
  }

  /** Another one takes this one's place, and nothing is told here any more. */
  override(): ScriptedAgent {
    this.scripted.asterisk.unwatch('PJSIP/1001', this.watcher);
    return new ScriptedAgent(this.scripted);
  }

  private refresh(): void {
    for (const { interaction, cause } of this.calls.changes()) {
      this.told.push(`${interaction.conversations[0]?.state ?? 'ended'} ${cause.code}`);
    }
  }
}
