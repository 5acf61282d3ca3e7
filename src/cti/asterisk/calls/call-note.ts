import type { Arrangement, Focus, Party } from './arrangement.js';
import type { CallCard } from './call-card.js';

/** Channel variable that holds what a later process has to know of the call. */
export const NOTE_VARIABLE = 'INTERACTION_PROCESSOR_CALL';

/** What is written down of a call at the switch. */
export interface CallNote {
  readonly id: string;
  /** a later one has a higher number */
  readonly revision: number;
  readonly owner: string;
  readonly agentLeg: string;
  readonly card: CallCard;
  readonly arrangement: Arrangement;
  /** Uniqueids of those who are not in it any more and have to end */
  readonly leaving: readonly string[];
}

type Row = readonly [uid: string, to: string];

/** The same in few characters: Asterisk takes a line of a thousand. */
interface Written {
  readonly i: string;
  readonly v: number;
  readonly o: string;
  readonly g: string;
  readonly c: CallCard;
  readonly a?: string | undefined;
  readonly p: readonly Row[];
  readonly q: readonly Row[];
  readonly f: Focus;
  readonly m: boolean;
  readonly r?: string | undefined;
  readonly l?: readonly string[] | undefined;
}

/** Letters, digits, `-` and `_` only: nothing in it can mean something to Asterisk. */
export function encodeNote({ id, revision, owner, agentLeg, card, arrangement, leaving }: CallNote): string {
  const { agent, primary, consult, focus, muted, formerConsult } = arrangement;
  const rows = (parties: readonly Party[]) => parties.map(({ uid, to }): Row => [uid, to]);
  const written: Written = {
    i: id,
    v: revision,
    o: owner,
    g: agentLeg,
    c: card,
    a: agent,
    p: rows(primary),
    q: rows(consult),
    f: focus,
    m: muted,
    r: formerConsult,
    l: leaving.length > 0 ? leaving : undefined,
  };
  return Buffer.from(JSON.stringify(written)).toString('base64url');
}

/** @returns undefined for what is no note of ours */
export function decodeNote(text: string): CallNote | undefined {
  try {
    const read = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Partial<Written>;
    const { i, o, g, c, p, q, f, m, l: leaving = [] } = read;
    const texts = [...leaving, i, o, g, c?.direction, c?.from, c?.to, f, ...(p ?? []).flat(), ...(q ?? []).flat()];
    if (!texts.every((one) => typeof one === 'string') || !i || !o || !g || !c || !p || !q || !f) return undefined;
    const parties = (rows: readonly Row[]) => rows.map(([uid, to]): Party => ({ uid, to }));
    const rest = { primary: parties(p), consult: parties(q), focus: f, muted: m === true };
    const arrangement: Arrangement = { agent: read.a, ...rest, ...(read.r ? { formerConsult: read.r } : {}) };
    return { id: i, revision: Number(read.v) || 0, owner: o, agentLeg: g, card: c, arrangement, leaving };
  } catch {
    return undefined;
  }
}
