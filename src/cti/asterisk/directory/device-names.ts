import type { DeviceVerbs } from '../pbx/device-verbs.js';

/** So many are asked for at once. */
const AT_ONCE = 16;
const PJSIP = /^PJSIP\/([A-Za-z0-9_.-]+)$/;

/** What telephones are called, for members of queues who have no names: asked once for each. */
export class DeviceNames {
  private readonly known = new Map<string, string>();
  private readonly wanted = new Set<string>();

  constructor(private readonly devices: Pick<DeviceVerbs, 'callerId'>) {}

  /** @returns undefined where it has none, or is not known yet: it is asked for with the next `learn` */
  of(device: string): string | undefined {
    const name = this.known.get(device);
    if (name === undefined && PJSIP.test(device)) this.wanted.add(device);
    return name === '' ? undefined : name;
  }

  get isWanting(): boolean {
    return this.wanted.size > 0;
  }

  /** Asks for those that were wanted. @returns those that have names @throws as AMI does */
  async learn(): Promise<readonly string[]> {
    const found: string[] = [];
    while (this.wanted.size > 0) {
      const some = [...this.wanted].slice(0, AT_ONCE);
      for (const device of some) this.wanted.delete(device);
      const texts = await Promise.all(some.map((device) => this.devices.callerId(PJSIP.exec(device)?.[1] ?? '')));
      for (const [index, device] of some.entries()) {
        const name = nameIn(texts[index] ?? '');
        this.known.set(device, name);
        if (name !== '') found.push(device);
      }
    }
    return found;
  }

  /** They may have others by now. */
  forget(): void {
    this.known.clear();
    this.wanted.clear();
  }
}

/** `"Ann Agent" <1001>`, with or without the marks */
const nameIn = (callerId: string): string => (/^\s*"?([^"<]*?)"?\s*(<.*)?$/.exec(callerId)?.[1] ?? '').trim();
