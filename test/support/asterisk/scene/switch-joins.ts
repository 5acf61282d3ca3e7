import type { AmiProbe } from '../ami-probe.js';

interface Channel {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly state: string;
  readonly bridge: string;
}

const LOCAL_HALF = /^(Local\/.+);[12]$/;
const SNOOP_OF = /^Snoop\/(.+)-[0-9a-f]{8}$/;

/** Who is joined with whom, as the switch has it: by bridges, by the two halves of a Local channel, by a listener at a leg. */
export class SwitchJoins {
  private readonly parents = new Map<string, string>();

  private constructor(private readonly channels: readonly Channel[]) {
    for (const { id, name, bridge } of channels) {
      if (bridge) this.join(id, `bridge ${bridge}`);
      const local = LOCAL_HALF.exec(name)?.[1];
      if (local !== undefined) this.join(id, `local ${local}`);
      const leg = SNOOP_OF.exec(name)?.[1];
      if (leg !== undefined) this.join(id, leg);
    }
  }

  static async read(ami: AmiProbe): Promise<SwitchJoins> {
    const items = await ami.list('CoreShowChannels');
    return new SwitchJoins(
      items.map((item) => ({
        id: item['Uniqueid'] ?? '',
        name: item['Channel'] ?? '',
        number: item['CallerIDNum'] ?? '',
        state: item['ChannelStateDesc'] ?? '',
        bridge: item['BridgeId'] ?? '',
      })),
    );
  }

  /** Channels of the phone with that number that are up; of a customer those whose caller's number it is. */
  legsOf(address: string): readonly string[] {
    const ofPhone = `PJSIP/${address}-`;
    return this.channels
      .filter(({ name, number, state }) => {
        const theirs = name.startsWith(ofPhone) || (name.startsWith('PJSIP/trunk-') && number === address);
        return theirs && state === 'Up';
      })
      .map(({ id }) => id);
  }

  /** Whether one of the legs of each are joined. */
  joined(one: string, other: string): boolean {
    const groups = new Set(this.legsOf(one).map((leg) => this.find(leg)));
    return this.legsOf(other).some((leg) => groups.has(this.find(leg)));
  }

  private join(one: string, other: string): void {
    this.parents.set(this.find(one), this.find(other));
  }

  private find(key: string): string {
    const parent = this.parents.get(key);
    return parent === undefined || parent === key ? key : this.find(parent);
  }
}
