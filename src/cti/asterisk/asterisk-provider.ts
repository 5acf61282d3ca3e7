import type { Capability } from '../port/capability.js';
import type { CtiLink, CtiOpenRequest, CtiProvider } from '../port/cti-provider.js';
import type { CtiProviderListener, CtiSessionListener } from '../port/cti-provider.js';
import type { CtiSession } from '../port/cti-session.js';
import type { AmiMessage } from './ami/ami-message.js';
import type { AriEvent } from './ari/ari-event.js';
import { ASTERISK_CAPABILITIES, WITHOUT_BROWSER_PHONES } from './asterisk-capabilities.js';
import { AsteriskDirectory } from './directory/asterisk-directory.js';
import { AsteriskLink, type LinkOwner } from './link/asterisk-link.js';
import type { LinkSettings } from './link/link-settings.js';
import type { SwitchConnection } from './link/switch-connection.js';
import { AsteriskSession } from './session/asterisk-session.js';
import { SessionRegistry } from './session/session-registry.js';
import { AsteriskSwitch, type SwitchParts } from './switch/asterisk-switch.js';
import { closeEmptyBridges } from './calls/close-empty-bridges.js';
import { endForgotten } from './calls/end-forgotten.js';
import { paySignOffs } from './switch/pay-sign-offs.js';

const NOT_KNOWN_YET = 'unknown';

/** Asterisk as it is: its dialplan and its queues stay as the customer has made them. */
export class AsteriskProvider implements CtiProvider, LinkOwner {
  readonly vendor = 'Asterisk';
  readonly capabilities: readonly Capability[];
  private readonly asterisk: AsteriskSwitch;
  readonly directory: AsteriskDirectory;
  private readonly link: AsteriskLink;
  private readonly sessions = new SessionRegistry<AsteriskSession>();
  private listener: CtiProviderListener | undefined;
  private switchVersion = NOT_KNOWN_YET;

  constructor(parts: SwitchParts, settings: LinkSettings) {
    this.capabilities = parts.phones ? ASTERISK_CAPABILITIES : WITHOUT_BROWSER_PHONES;
    this.asterisk = new AsteriskSwitch(parts);
    this.directory = new AsteriskDirectory(this.asterisk);
    this.link = new AsteriskLink(settings, parts.clock, this);
  }

  get version(): string {
    return this.switchVersion;
  }

  start(listener: CtiProviderListener): Promise<void> {
    this.listener = listener;
    this.link.start();
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    this.listener = undefined;
    this.directory.stop();
    for (const session of this.sessions.all) session.end();
    await this.asterisk.calls.farewell().catch(() => undefined);
    await this.link.stop();
  }

  async open(request: CtiOpenRequest, listener: CtiSessionListener): Promise<CtiSession> {
    const session = new AsteriskSession(this.asterisk, request, listener, this.sessions);
    await session.open();
    return session;
  }

  async connected(connection: SwitchConnection): Promise<void> {
    this.asterisk.connected(connection);
    const { world } = this.asterisk.calls;
    await closeEmptyBridges(world);
    this.switchVersion = (await this.asterisk.pbx.version()) || NOT_KNOWN_YET;
    await this.asterisk.read();
    await endForgotten(world);
    // In some there was nobody else.
    await closeEmptyBridges(world);
    await this.asterisk.readDevices();
    await this.asterisk.readMembers();
    await this.asterisk.calls.connected();
    await paySignOffs(this.asterisk);
    await Promise.all(this.sessions.all.map((session) => session.resume()));
  }

  disconnected(): void {
    this.asterisk.disconnected();
    for (const session of this.sessions.all) session.cutOff();
  }

  changed(link: CtiLink): void {
    this.asterisk.reporting = link.state === 'up';
    this.listener?.link(link);
  }

  probed(took: number): void {
    this.asterisk.parts.observer?.lag(took);
  }

  events(batch: readonly AmiMessage[]): void {
    this.asterisk.events(batch);
  }

  stasis(event: AriEvent): void {
    this.asterisk.stasis(event);
  }
}
