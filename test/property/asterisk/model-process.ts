import type { CtiInteraction } from '../../../src/cti/port/cti-facts.js';
import { AgentDevices } from '../../../src/cti/asterisk/agent-devices.js';
import { AsteriskOptions } from '../../../src/cti/asterisk/asterisk.options.js';
import type { AgentCalls } from '../../../src/cti/asterisk/calls/agent-calls.js';
import { closeEmptyBridges } from '../../../src/cti/asterisk/calls/close-empty-bridges.js';
import { endForgotten } from '../../../src/cti/asterisk/calls/end-forgotten.js';
import { CallCommands } from '../../../src/cti/asterisk/session/call-commands.js';
import { deviceCalls } from '../../../src/cti/asterisk/session/device-calls.js';
import { LegCalls } from '../../../src/cti/asterisk/session/leg-calls.js';
import { PartyCommands } from '../../../src/cti/asterisk/session/party-commands.js';
import { TransferCommands } from '../../../src/cti/asterisk/session/transfer-commands.js';
import { AsteriskSwitch } from '../../../src/cti/asterisk/switch/asterisk-switch.js';
import { FakeClock } from '../../support/fake-clock.js';
import { ModelLink } from './model-link.js';
import type { ModelSwitch } from './model-switch.js';

const IDENTITY = { channel: 'tel', extension: '1001', endpoint: 'PJSIP/1001' };

/** One process of ours at the model, with the agent whose calls it works on. */
export class ModelProcess {
  readonly clock = new FakeClock();
  readonly asterisk: AsteriskSwitch;
  readonly calls: AgentCalls;
  readonly legs: LegCalls;
  readonly parties: PartyCommands;
  readonly transfers: TransferCommands;
  readonly commands: CallCommands;
  link: ModelLink;

  constructor(
    private readonly model: ModelSwitch,
    readonly application: string,
  ) {
    const options = new AsteriskOptions();
    options.consult = 'device';
    options.participants = 5;
    let id = 0;
    const ids = { next: () => `${application.slice(-1)}${++id}` };
    const devices = new AgentDevices(options);
    this.asterisk = new AsteriskSwitch({ options, devices, clock: this.clock, ids, application });
    this.calls = deviceCalls(this.asterisk, IDENTITY);
    this.legs = new LegCalls(this.asterisk, this.calls);
    this.commands = new CallCommands(this.asterisk, this.calls, this.legs, IDENTITY);
    this.parties = new PartyCommands(this.asterisk, this.legs, this.commands, IDENTITY.extension);
    this.transfers = new TransferCommands(this.asterisk, this.legs);
    this.asterisk.watch(IDENTITY.endpoint, { refresh: () => void this.calls.changes() });
    this.link = this.newLink();
  }

  /** As the provider does it. */
  async connect(): Promise<void> {
    this.model.applications.add(this.application);
    this.asterisk.connected(this.link.clients);
    const { world } = this.asterisk.calls;
    await closeEmptyBridges(world);
    await this.asterisk.read();
    await endForgotten(world);
    await closeEmptyBridges(world);
    await this.asterisk.calls.connected();
    this.calls.changes();
  }

  /** Only the link is lost. */
  cut(): void {
    this.link.close(true);
    this.asterisk.disconnected();
    this.link = this.newLink();
  }

  /** It is gone from one moment to the next. */
  die(): void {
    this.link.close(false);
    this.model.applications.delete(this.application);
  }

  /** What the agent is told; nothing without a call. */
  get told(): CtiInteraction | undefined {
    return this.calls.current[0];
  }

  /** What a desktop that came just now would be told. */
  get truth(): CtiInteraction | undefined {
    const fresh = deviceCalls(this.asterisk, IDENTITY);
    fresh.changes();
    return fresh.current[0];
  }

  private newLink(): ModelLink {
    return new ModelLink(this.model, this.application, this.clock, () => this.asterisk);
  }
}
