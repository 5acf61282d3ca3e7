import { ID_PATTERN } from './id.js';

export type TargetKind = 'session' | 'channel' | 'interaction' | 'conversation';

/** The kinds by number of segments: `S`, `S.C`, `S.C.I`, `S.C.I.V`. */
export const TARGET_KINDS: readonly TargetKind[] = ['session', 'channel', 'interaction', 'conversation'];

/** The dotted address of a session object; the first segment is always the session id. */
export class Target {
  private constructor(
    readonly segments: readonly string[],
    private readonly text: string,
  ) {}

  /** @returns undefined where the text is not one to four ids joined by dots */
  static parse(text: string): Target | undefined {
    const segments = text.split('.', TARGET_KINDS.length + 1);
    if (segments.length > TARGET_KINDS.length || !segments.every((id) => ID_PATTERN.test(id))) return undefined;
    return new Target(segments, text);
  }

  static of(...segments: [string, ...string[]]): Target {
    return new Target(segments, segments.join('.'));
  }

  get kind(): TargetKind {
    return TARGET_KINDS[this.segments.length - 1] ?? 'session';
  }

  get session(): string {
    return this.segments[0] ?? '';
  }

  get channel(): string | undefined {
    return this.segments[1];
  }

  get interaction(): string | undefined {
    return this.segments[2];
  }

  get conversation(): string | undefined {
    return this.segments[3];
  }

  child(id: string): Target {
    return new Target([...this.segments, id], `${this.text}.${id}`);
  }

  toString(): string {
    return this.text;
  }
}
