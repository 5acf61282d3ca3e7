interface Event {
  readonly target?: string | undefined;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Commands that undo each other, or of which one is of no use where the other one is of any. */
const HALVES = [
  ['channel.activate', 'channel.deactivate'],
  ['channel.ready', 'channel.notready'],
  ['conversation.hold', 'conversation.retrieve'],
  ['conversation.mute', 'conversation.unmute'],
  ['interaction.recording.start', 'interaction.recording.stop'],
  ['interaction.recording.start', 'interaction.recording.pause'],
  ['interaction.recording.pause', 'interaction.recording.resume'],
  ['conversation.answer', 'conversation.hold'],
  ['interaction.accept', 'interaction.complete'],
] as const;

const allowedIn = ({ data = {} }: Event): readonly string[] | undefined => {
  const [object] = Object.values(data) as { readonly allowed?: readonly string[] }[];
  return object?.allowed;
};

/** Both halves of what cannot both be of use, in the `allowed` of one object; in words. */
export function bothHalves(events: readonly Event[]): string[] {
  return events.flatMap((event) => {
    const allowed = allowedIn(event) ?? [];
    const both = HALVES.filter((two) => two.every((one) => allowed.includes(one)));
    return both.map((two) => `${event.target ?? ''}: ${two.join(' and ')}`);
  });
}

/**
 * Commands that go and come back, or come and go again, in the `allowed` of one object from the sending of a command to its
 * answer, while nobody else does anything.
 * @param from index of the first event after that command was sent
 */
export function flicker(events: readonly Event[], from: number): string[] {
  const known = new Map<string, ReadonlySet<string>>();
  const changes = new Map<string, number>();
  for (const [index, event] of events.entries()) {
    const { target = '' } = event;
    const allowed = allowedIn(event);
    if (!allowed) continue;
    const now = new Set(allowed);
    const before = known.get(target);
    known.set(target, now);
    if (!before || index < from) continue;
    for (const one of new Set([...before, ...now])) {
      if (before.has(one) === now.has(one)) continue;
      const key = `${target.split('.').slice(1).join('.')}: ${one}`;
      changes.set(key, (changes.get(key) ?? 0) + 1);
    }
  }
  return [...changes].filter(([, times]) => times > 1).map(([what, times]) => `${what} ${times} times`);
}
