import { setImmediate as others } from 'node:timers/promises';
import type { SoftCall } from '../softphone/soft-call.js';
import type { Softphone } from '../softphone/softphone.js';

/** What is heard on calls, by the names of the voices. */
export class Ears {
  private constructor(private readonly heard: ReadonlyMap<SoftCall, readonly string[]>) {}

  /** Listens to those calls, of many only to a few at a time: what comes in meanwhile must not be late. */
  static async listen(voices: ReadonlyMap<string, number>, calls: Iterable<SoftCall>): Promise<Ears> {
    const names = new Map([...voices].map(([name, tone]) => [tone, name]));
    const heard = new Map<SoftCall, readonly string[]>();
    for (const call of new Set(calls)) {
      const { tones } = call.phone.hears(call, [...names.keys()]);
      heard.set(
        call,
        tones.map((tone) => names.get(tone) ?? ''),
      );
      await others();
    }
    return new Ears(heard);
  }

  /** On all calls at that phone together, sorted. */
  at(phone: Softphone): readonly string[] {
    return [...new Set(phone.calls.flatMap((call) => this.on(call)))].sort();
  }

  on(call: SoftCall): readonly string[] {
    return this.heard.get(call) ?? [];
  }
}
