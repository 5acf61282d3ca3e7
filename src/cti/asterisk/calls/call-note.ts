import type { Arrangement, Focus, Party } from './arrangement.js';
import type { CallCard } from './call-card.js';

/** Channel variable that holds what a later process has to know of the call; '' for nothing. */
export const NOTE_VARIABLE = 'INTERACTION_PROCESSOR_CALL';
/** How much of it one variable takes: Asterisk drops a line of more than a thousand characters. */
const PIECE = 900;
/** `<how many pieces>.<revision>.<piece>` */
const MADE_OF = /^(\d{1,2})\.(\d{1,9})\.([\w-]*)$/;

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
  /** milliseconds since the epoch: since when it has stood on what it stands on */
  readonly focusedAt?: number | undefined;
}

type Row = readonly [uid: string, to: string];

/** The same in few characters. */
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
  readonly t?: number | undefined;
}

/** The variables in which the pieces of a note stand. */
export const noteVariables = (pieces: number): readonly string[] =>
  Array.from({ length: pieces }, (_, n) => (n === 0 ? NOTE_VARIABLE : `${NOTE_VARIABLE}_${n + 1}`));

/** How many pieces there are, by the first one; 0 for what is no note of ours. */
export const piecesOf = (first: string): number => Number(MADE_OF.exec(first)?.[1] ?? 0);

/** Names and values. Letters, digits, `.`, `-` and `_` only: nothing in it can mean something to Asterisk. */
export function encodeNote({
  id,
  revision,
  owner,
  agentLeg,
  card,
  arrangement,
  leaving,
  focusedAt,
}: CallNote): Readonly<Record<string, string>> {
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
    t: focusedAt,
  };
  const text = Buffer.from(JSON.stringify(written)).toString('base64url');
  const names = noteVariables(Math.ceil(text.length / PIECE));
  const piece = (n: number) => `${names.length}.${revision}.${text.slice(n * PIECE, (n + 1) * PIECE)}`;
  return Object.fromEntries(names.map((name, n) => [name, piece(n)]));
}

/** @returns undefined for what is no note of ours, or is just being written */
export function decodeNote(pieces: readonly string[]): CallNote | undefined {
  const read = pieces.map((piece) => MADE_OF.exec(piece));
  const isWhole = read.every((one) => one?.[1] === String(pieces.length) && one[2] === read[0]?.[2]);
  return isWhole ? decode(read.map((one) => one?.[3] ?? '').join('')) : undefined;
}

function decode(text: string): CallNote | undefined {
  try {
    const read = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Partial<Written>;
    const { i, o, g, c, p, q, f, m, l: leaving = [] } = read;
    const texts = [...leaving, i, o, g, c?.direction, c?.from, c?.to, f, ...(p ?? []).flat(), ...(q ?? []).flat()];
    if (!texts.every((one) => typeof one === 'string') || !i || !o || !g || !c || !p || !q || !f) return undefined;
    const parties = (rows: readonly Row[]) => rows.map(([uid, to]): Party => ({ uid, to }));
    const rest = { primary: parties(p), consult: parties(q), focus: f, muted: m === true };
    const arrangement: Arrangement = { agent: read.a, ...rest, ...(read.r ? { formerConsult: read.r } : {}) };
    const focusedAt = typeof read.t === 'number' ? read.t : undefined;
    return { id: i, revision: Number(read.v) || 0, owner: o, agentLeg: g, card: c, arrangement, leaving, focusedAt };
  } catch {
    return undefined;
  }
}
