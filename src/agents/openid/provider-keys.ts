import { Logger } from '@nestjs/common';
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { CredentialsUndecidedError, CredentialsUnavailableError } from '../../errors/operator-errors.js';
import { isProviderUrl } from '../../config/is-provider-url.js';
import type { Clock } from '../../runtime/clock.js';
import { fetchJson } from './fetch-json.js';

export interface ProviderKeysSettings {
  readonly issuer: string;
  /** where the keys are; left out, the discovery document says it */
  readonly keys?: string;
  /** milliseconds for one document */
  readonly timeout: number;
  /** milliseconds between two questions, whatever comes */
  readonly keysPause: number;
  /** milliseconds after which they are asked for again anyway */
  readonly keysAge: number;
}

/**
 * The keys with which a provider signs. They are asked for when the first token comes, when one names a key that is not among them, and
 * from time to time; never twice at once and never without a pause, whatever tokens come. While the provider is away those that are
 * known go on to be good, and of a token that names another one nothing can be said: it may be new.
 */
export class ProviderKeys {
  private readonly logger = new Logger(ProviderKeys.name);
  private known: JWTVerifyGetKey | undefined;
  private knownAt = -Infinity;
  private askedAt = -Infinity;
  private asking: Promise<boolean> | undefined;

  constructor(
    private readonly settings: ProviderKeysSettings,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws CredentialsUnavailableError where there are none, CredentialsUndecidedError where none fits and whether there is one by now
   *   cannot be asked, jose's errors where none fits
   */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    const asked = this.clock.elapsed() - this.knownAt >= this.settings.keysAge ? this.ask() : undefined;
    const fresh = !this.known && (await asked) === true;
    if (!this.known) throw new CredentialsUnavailableError();
    try {
      return await this.known(header, token);
    } catch (error) {
      if (fresh || !(error instanceof errors.JWKSNoMatchingKey)) throw error;
    }
    if (!(await this.ask())) throw new CredentialsUndecidedError();
    return this.known(header, token);
  };

  /**
   * Settles when they have been asked for, at once where that was a moment ago. Never rejects.
   * @returns whether those that are known now are what has been answered
   */
  private ask(): Promise<boolean> {
    const now = this.clock.elapsed();
    if (this.asking || now - this.askedAt < this.settings.keysPause) return this.asking ?? Promise.resolve(false);
    this.askedAt = now;
    this.asking = this.read()
      .then(
        () => true,
        (error: unknown) => {
          this.logger.warn(`the keys of ${this.settings.issuer} cannot be had: ${reasonOf(error)}`);
          return false;
        },
      )
      .finally(() => {
        this.asking = undefined;
      });
    return this.asking;
  }

  private async read(): Promise<void> {
    const { issuer, keys, timeout } = this.settings;
    const from = keys ?? (await this.discover(issuer, timeout));
    this.known = createLocalJWKSet((await fetchJson(from, timeout)) as JSONWebKeySet);
    this.knownAt = this.clock.elapsed();
  }

  private async discover(issuer: string, timeout: number): Promise<string> {
    const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const found = (await fetchJson(url, timeout)) as { issuer?: unknown; jwks_uri?: unknown } | null;
    if (found?.issuer !== issuer) throw new Error('its discovery document names another issuer');
    if (!isProviderUrl(found.jwks_uri)) throw new Error('its discovery document has no jwks_uri of https');
    return found.jwks_uri;
  }
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as { message?: unknown; cause?: { code?: unknown } };
  return String(cause?.code ?? message);
}
