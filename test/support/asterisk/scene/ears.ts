import type { Softphone } from '../softphone/softphone.js';
import type { SoftCall } from '../softphone/soft-call.js';

/** What everybody hears, by the name of the voice. */
export class Ears {
  private readonly heard = new Map<SoftCall, readonly string[]>();
  private readonly names: ReadonlyMap<number, string>;

  constructor(voices: ReadonlyMap<string, number>) {
    this.names = new Map([...voices].map(([name, tone]) => [tone, name]));
  }

  /** Of all calls at that phone together, sorted. */
  at(phone: Softphone): readonly string[] {
    return [...new Set(phone.calls.flatMap((call) => this.on(call)))].sort();
  }

  on(call: SoftCall): readonly string[] {
    const before = this.heard.get(call);
    if (before) return before;
    const { tones } = call.phone.hears(call, [...this.names.keys()]);
    const names = call.isOver ? [] : tones.map((tone) => this.names.get(tone) ?? '');
    this.heard.set(call, names);
    return names;
  }
}
