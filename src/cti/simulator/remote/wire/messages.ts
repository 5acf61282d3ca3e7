import type { CtiDirectoryReport, CtiEntry } from '../../../port/cti-directory.js';
import type { CtiCause, CtiReport } from '../../../port/cti-facts.js';
import type { CtiOpenRequest } from '../../../port/cti-provider.js';
import type { Forwarded } from './forwarded.js';
import type { WireError } from './wire-error.js';

/** Of this link's messages: both ends have to speak the same one. */
export const WIRE_VERSION = 1;

/** Where the link is to be had at the switch's process. */
export const LINK_PATH = '/link';

/** WebSocket close code with which the switch cuts the link; the reason is for people. */
export const CLOSE_CUT = 4001;

/** Which session is meant: its key is made by the instance and outlives the link. */
interface OfSession {
  readonly key: string;
}

/** What an instance asks, and what is answered. */
export interface Questions {
  /** signs an agent in */
  open: { readonly ask: OfSession & { readonly request: CtiOpenRequest }; readonly answer: null };
  /** goes on with a session over a new link; `life` of the switch that it knows */
  resume: {
    readonly ask: OfSession & { readonly request: CtiOpenRequest; readonly life: string };
    readonly answer: null;
  };
  /** a method of the port; what is left out of `values` is null */
  command: {
    readonly ask: OfSession & { readonly method: Forwarded; readonly values: readonly unknown[] };
    readonly answer: unknown;
  };
  /** signs the session's agent off, where that one still is the session's */
  close: { readonly ask: OfSession & { readonly agent: string }; readonly answer: null };
  /** ends the reports; the agent stays at the switch */
  leave: { readonly ask: OfSession; readonly answer: null };
  /** everything of the directory */
  list: { readonly ask: object; readonly answer: readonly CtiEntry[] };
}

export type Topic = keyof Questions;

/** W3C Trace Context of the command for which it is asked; what cannot be read counts as none. */
interface Traced {
  readonly traceparent?: unknown;
  readonly tracestate?: unknown;
}

/** A question; its id is the asker's, counted from 1 on each link. */
export type Question = {
  readonly [T in Topic]: { readonly kind: 'ask'; readonly id: number; readonly topic: T } & Traced &
    Questions[T]['ask'];
}[Topic];

/** Nobody waits for that answer any more, and nothing is to come of it. */
export interface Abort {
  readonly kind: 'abort';
  readonly id: number;
}

export type FromInstance = Question | Abort;

/** The first message on a link; `life` is another one each time the process starts. */
export interface Hello {
  readonly kind: 'hello';
  readonly wire: number;
  readonly life: string;
}

export type FromSwitch =
  | Hello
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'refusal'; readonly id: number; readonly error: WireError }
  | { readonly kind: 'report'; readonly key: string; readonly report: CtiReport }
  | { readonly kind: 'closed'; readonly key: string; readonly cause: CtiCause }
  | { readonly kind: 'directory'; readonly report: CtiDirectoryReport };
