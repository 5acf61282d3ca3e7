import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import type { AdminConfig } from './admin.config.js';
import { collectProblems } from './collect-problems.js';
import type { ConfigProblem } from './config-problem.js';
import { InvalidConfigError } from './invalid-config.error.js';
import { readTextFile } from './read-text-file.js';

/** What somebody may do there: look, or also act. */
export const ADMIN_ROLES = ['read', 'operate'] as const;
export type AdminRole = (typeof ADMIN_ROLES)[number];

/** Somebody who is let in. */
export interface AdminToken {
  /** who that is, as the operator has named them; the role where they have not */
  readonly name: string;
  readonly role: AdminRole;
  /** SHA-256 of the token */
  readonly digest: Buffer;
}

export interface AdminTokens {
  readonly tokens: readonly AdminToken[];
  /** dotted paths of the settings whose file anybody on this machine can read */
  readonly exposed: readonly string[];
}

/** The setting that names the file of those who have a role. */
export const TOKEN_FILES = { operate: 'tokenFile', read: 'readTokenFile' } as const satisfies Readonly<
  Record<AdminRole, keyof AdminConfig>
>;
/** In the order in which they are read. */
const ROLES = ['operate', 'read'] as const satisfies readonly AdminRole[];

/** A line: a name, where one is given, and what RFC 6750 takes for a bearer token. */
const LINE = /^(?:([\w.@-]{1,64})[ \t]+)?([\w.~+/-]{32,512}=*)$/;
const OTHERS_READ = 0o004;

/** The files that are read. */
export const adminTokenFiles = (config: AdminConfig): readonly string[] =>
  config.port === undefined ? [] : ROLES.flatMap((role) => config[TOKEN_FILES[role]] ?? []);

/**
 * Reads the files with the tokens, where there is an API at all.
 * @throws InvalidConfigError with everything that is wrong, and nothing of what is in the files
 */
export function readAdminTokens(config: AdminConfig): AdminTokens {
  const problems: ConfigProblem[] = [];
  const [tokens, exposed]: [AdminToken[], string[]] = [[], []];
  for (const role of ROLES) {
    const key = TOKEN_FILES[role];
    const [file, path] = [config[key], `admin.${key}`];
    if (file === undefined || config.port === undefined) continue;
    tokens.push(...(collectProblems(problems, () => readTokens(file, role, path, tokens)) ?? []));
    if (readByOthers(file)) exposed.push(path);
  }
  if (problems.length > 0) throw new InvalidConfigError(problems);
  return { tokens, exposed };
}

function readTokens(file: string, role: AdminRole, path: string, before: readonly AdminToken[]): AdminToken[] {
  const problems: ConfigProblem[] = [];
  const found: AdminToken[] = [];
  const lines = readTextFile(file, { path })
    .split('\n')
    .map((line) => line.trim());
  for (const [index, line] of lines.entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const [, name = role, token] = LINE.exec(line) ?? [];
    const digest = createHash('sha256')
      .update(token ?? '')
      .digest();
    const known = [...before, ...found].some((one) => one.digest.equals(digest));
    const at = `line ${index + 1}`;
    if (token === undefined)
      problems.push({
        path,
        problem: `${at}: is no token of 32 or more characters, alone or after a name and a space`,
      });
    else if (known) problems.push({ path, problem: `${at}: is a token that there is already` });
    else found.push({ name, role, digest });
  }
  if (problems.length === 0 && found.length === 0) problems.push({ path, problem: 'the file has no token' });
  if (problems.length > 0) throw new InvalidConfigError(problems);
  return found;
}

function readByOthers(file: string): boolean {
  const found = statSync(file, { throwIfNoEntry: false });
  return found !== undefined && (found.mode & OTHERS_READ) !== 0;
}
