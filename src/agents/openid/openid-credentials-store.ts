import { Logger } from '@nestjs/common';
import { decodeJwt, errors, jwtVerify, type JWTPayload } from 'jose';
import { OperatorError } from '../../errors/operator-errors.js';
import type { Clock } from '../../runtime/clock.js';
import type { AgentRecord } from '../agent-record.js';
import type { Credentials } from '../credentials.js';
import type { CredentialsStore } from '../credentials-store.js';
import { foreignAgent, type AgentAttributes } from '../foreign-agent.js';
import { UNKNOWN, WRONG, WRONG_OF_ANYBODY, type Verdict } from '../verdict.js';
import { claimOf } from './claim-of.js';
import { ProviderKeys, type ProviderKeysSettings } from './provider-keys.js';

export interface OpenIdSettings extends ProviderKeysSettings {
  /** names of this service; a token has to be for one of them */
  readonly audience: readonly string[];
  readonly algorithms: readonly string[];
  /** `typ` that a token has to have; left out: any */
  readonly type?: string;
  /** milliseconds that the clocks may be apart */
  readonly clockSkew: number;
  readonly claims: AgentAttributes;
}

/** How long nothing more is said in the log of keys that are of no use, in milliseconds. */
const QUIET_MS = 60_000;

/** The last moment that a date can be. */
const END_OF_TIME = 8_640_000_000_000_000;

/** Those to whom an OpenID provider has given an access token for this service. The token is looked at here, and kept nowhere. */
export class OpenIdCredentialsStore implements CredentialsStore {
  readonly atOnce = 16;
  private readonly logger = new Logger(OpenIdCredentialsStore.name);
  private readonly keys: ProviderKeys;
  private blamedAt = -Infinity;

  constructor(
    private readonly settings: OpenIdSettings,
    private readonly clock: Clock,
  ) {
    this.keys = new ProviderKeys(settings, clock);
  }

  /** Whom the provider knows it does not tell. */
  agents(): readonly AgentRecord[] {
    return [];
  }

  recall(): undefined {
    return undefined;
  }

  takes({ password, token = password }: Credentials): boolean {
    return token !== undefined && issuerOf(token) === this.settings.issuer;
  }

  async verify({ id, password, token = password }: Credentials): Promise<Verdict> {
    if (token === undefined || issuerOf(token) !== this.settings.issuer) return UNKNOWN;
    const { good, claims } = await this.read(token);
    if (!claims) return WRONG_OF_ANYBODY;
    const agent = foreignAgent(this.settings.claims, (name) => claimOf(claims, name));
    if (good && !agent)
      this.logger.warn(`a token of ${this.settings.issuer} has no id of an agent in '${this.settings.claims.id}'`);
    if (agent?.id !== id) return WRONG_OF_ANYBODY;
    return good ? { result: 'right', agent, expires: this.endOf(claims) } : WRONG;
  }

  /** @returns what the provider has signed, whether it is good here or not; nothing where it has signed nothing */
  private async read(token: string): Promise<{ readonly good: boolean; readonly claims?: JWTPayload }> {
    const { issuer, audience, algorithms, type, clockSkew } = this.settings;
    try {
      const { payload } = await jwtVerify(token, this.keys.find, {
        issuer,
        audience: [...audience],
        algorithms: [...algorithms],
        ...(type === undefined ? {} : { typ: type }),
        clockTolerance: clockSkew / 1000,
        currentDate: new Date(this.clock.now()),
        requiredClaims: ['exp'],
      });
      return { good: true, claims: payload };
    } catch (error) {
      if (error instanceof OperatorError) throw error;
      // What is claimed is looked at after the signature.
      if (error instanceof errors.JWTExpired || error instanceof errors.JWTClaimValidationFailed)
        return { good: false, claims: error.payload };
      // One key that is too short or for something else, say, which others have nothing to do with.
      if (!(error instanceof errors.JOSEError)) this.blameKey(error);
      return { good: false };
    }
  }

  private blameKey(error: unknown): void {
    const now = this.clock.elapsed();
    if (now - this.blamedAt < QUIET_MS) return;
    this.blamedAt = now;
    this.logger.warn(`a key of ${this.settings.issuer} is of no use: ${String(error)}`);
  }

  private endOf({ exp = 0 }: JWTPayload): number {
    return Math.min(Math.floor(exp * 1000) + this.settings.clockSkew, END_OF_TIME);
  }
}

/** Who is said to have given it; undefined where it is no token. */
function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}
