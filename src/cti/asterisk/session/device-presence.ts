import type { ChannelLogin, DeviceState } from '../../../protocol/objects/object-states.js';
import type { CtiCause, CtiChannel } from '../../port/cti-facts.js';
import type { DeviceStates } from '../mirror/device-states.js';

/** Why the telephone is not there any more, or is again. */
const CAUSES: Readonly<Partial<Record<ChannelLogin, CtiCause>>> = {
  unavailable: { code: 'unreachable', by: { kind: 'switch' } },
  active: { code: 'recovered', by: { kind: 'switch' } },
};

/** Whether the telephone is there at which an agent is signed in. */
export class DevicePresence {
  private told: ChannelLogin = 'inactive';
  private signedIn = false;

  /** @param onChange it has come or gone, while an agent is signed in there */
  constructor(
    private readonly states: DeviceStates,
    private readonly endpoint: string,
    private readonly onChange: () => void,
  ) {}

  get isSignedIn(): boolean {
    return this.signedIn;
  }

  get facts(): Pick<CtiChannel, 'login' | 'device'> {
    if (!this.signedIn) return { login: 'inactive' };
    const { state } = this;
    return { login: state === 'unregistered' ? 'unavailable' : 'active', device: { state } };
  }

  /** What has become of it, where that has not been told yet. */
  get news(): CtiCause | undefined {
    const { login } = this.facts;
    return this.told === 'inactive' || this.told === login ? undefined : CAUSES[login];
  }

  wasTold({ login }: CtiChannel): void {
    this.told = login;
  }

  begin(): void {
    this.signedIn = true;
    this.states.watch(this.endpoint, this.onChange);
  }

  /** It is shown as it is for as long as it is followed. */
  end(): void {
    this.states.unwatch(this.endpoint, this.onChange);
  }

  signOff(): void {
    this.signedIn = false;
    this.end();
  }

  private get state(): DeviceState {
    return this.states.of(this.endpoint);
  }
}
