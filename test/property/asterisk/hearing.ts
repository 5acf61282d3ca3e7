import type { ModelChannel } from './model-channel.js';
import type { ModelSwitch } from './model-switch.js';

export const MUSIC = 'music';

/**
 * Whom each leg hears: Uniqueids, and `music`. A leg's volume acts after a snoop's ear and on what a snoop whispers, as in
 * Asterisk.
 */
export function hearing(model: ModelSwitch): ReadonlyMap<string, ReadonlySet<string>> {
  const sound = new Sound(model);
  // No path of sound is longer than through every channel once.
  for (let i = 0; i <= model.live.length; i += 1) sound.spread();
  return new Map(
    model.legs.map((leg) => {
      const heard = sound.heardBy(leg);
      heard.delete(leg.uid);
      return [leg.uid, heard] as const;
    }),
  );
}

class Sound {
  /** what each channel brings into its bridge */
  private said = new Map<ModelChannel, ReadonlySet<string>>();

  constructor(private readonly model: ModelSwitch) {}

  spread(): void {
    this.said = new Map(this.model.live.map((one) => [one, one.snoop ? this.spied(one) : this.says(one)] as const));
  }

  heardBy(leg: ModelChannel): Set<string> {
    if (leg.deaf || leg.state !== 6) return new Set();
    return new Set([...this.told(leg), ...this.whispered(leg, 'out'), ...(leg.music && leg.stasis ? [MUSIC] : [])]);
  }

  private says(leg: ModelChannel): ReadonlySet<string> {
    if (leg.silent || leg.state !== 6) return new Set();
    return new Set([leg.uid, ...this.whispered(leg, 'in')]);
  }

  private spied({ snoop }: ModelChannel): ReadonlySet<string> {
    const leg = this.model.channels.get(snoop?.leg ?? '');
    if (!snoop || !leg || snoop.deaf) return new Set();
    const voice = ['in', 'both'].includes(snoop.spy) ? [leg.uid] : [];
    const others = ['out', 'both'].includes(snoop.spy) ? [...this.told(leg)] : [];
    return new Set([...voice, ...others]);
  }

  /** What comes to a channel out of its bridge. */
  private told(channel: ModelChannel): ReadonlySet<string> {
    const others = [...(channel.bridge?.members ?? [])].filter((one) => one !== channel);
    return new Set(others.flatMap((one) => [...(this.said.get(one) ?? [])]));
  }

  private whispered(leg: ModelChannel, direction: 'in' | 'out'): readonly string[] {
    return this.model.live.flatMap((one) => {
      if (one.snoop?.leg !== leg.uid || ![direction, 'both'].includes(one.snoop.whisper)) return [];
      return [...this.told(one), ...(one.music ? [MUSIC] : [])];
    });
  }
}
