import { createHash, timingSafeEqual } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Logger } from '@nestjs/common';
import { ADMIN_ROLES, TOKEN_FILES, type AdminRole, type AdminTokens } from '../../config/admin-tokens.js';
import type { Change } from '../../reload/reload-outcome.js';
import type { Caller } from './caller.js';

const BEARER = /^Bearer +([^ ]+) *$/i;

/** Whoever has a token. */
export class TokenHolders {
  private readonly logger = new Logger('AdminApi');
  private tokens: AdminTokens['tokens'] = [];

  constructor(read: AdminTokens) {
    this.set(read);
  }

  /** From now on these are let in, and nobody else. @returns what that changes */
  set({ tokens, exposed }: AdminTokens): readonly Change[] {
    for (const path of exposed)
      this.logger.warn(`${path}: everybody on this machine may read the file with the tokens`);
    const former = this.tokens;
    this.tokens = tokens;
    return ADMIN_ROLES.filter((role) => !isDeepStrictEqual(namesOf(former, role), namesOf(tokens, role))).map(
      (role) => ({ path: `admin.${TOKEN_FILES[role]}`, detail: `tokens: ${namesOf(tokens, role).size}` }),
    );
  }

  /**
   * Takes the same time whatever is wrong with the token.
   * @param authorization the header
   * @returns undefined for whoever is not let in
   */
  of(authorization: string | undefined): Caller | undefined {
    const [, token = ''] = BEARER.exec(authorization ?? '') ?? [];
    const digest = createHash('sha256').update(token).digest();
    let holder: Caller | undefined;
    for (const one of this.tokens) if (timingSafeEqual(one.digest, digest)) holder = one;
    return holder;
  }
}

/** Who has that role, by their digests. */
const namesOf = (tokens: AdminTokens['tokens'], wanted: AdminRole): ReadonlyMap<string, string> =>
  new Map(tokens.filter(({ role }) => role === wanted).map(({ digest, name }) => [digest.toString('hex'), name]));
