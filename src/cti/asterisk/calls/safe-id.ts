const MAX = 64;

/** A Uniqueid of Asterisk in the characters that our ids have; the same one always gives the same id. */
export function safeId(uid: string): string {
  return uid.replace(/[^A-Za-z0-9_-]/g, '-').slice(-MAX);
}
