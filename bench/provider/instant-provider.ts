import type {
  CtiOpenRequest,
  CtiProvider,
  CtiProviderListener,
  CtiSessionListener,
} from '../../src/cti/port/cti-provider.js';
import type { CtiSession } from '../../src/cti/port/cti-session.js';
import type { Capability } from '../../src/cti/port/capability.js';
import { InstantSession } from './instant-session.js';
import type { InstantSwitch } from './instant-switch.js';

/** A phone system that costs nothing: what the product does is all there is to measure. */
export class InstantProvider implements CtiProvider {
  readonly vendor = 'Bench';
  readonly version = '1';
  readonly capabilities: readonly Capability[] = [
    'channel.ready',
    'channel.notready',
    'interaction.complete',
    'conversation.answer',
    'conversation.release',
    'conversation.hold',
    'conversation.retrieve',
    'conversation.mute',
  ];

  constructor(private readonly instant: InstantSwitch) {}

  start(listener: CtiProviderListener): Promise<void> {
    this.instant.linked(listener);
    return Promise.resolve();
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }

  open({ agent }: CtiOpenRequest, listener: CtiSessionListener): Promise<CtiSession> {
    const session = new InstantSession(agent, listener, this.instant);
    this.instant.sessions.add(session);
    return Promise.resolve(session);
  }
}
