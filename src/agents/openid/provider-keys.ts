import { Logger } from '@nestjs/common';
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { CredentialsUnavailableError } from '../../errors/operator-errors.js';
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
 * known go on to be good.
 */
export class ProviderKeys {
  private readonly logger = new Logger(ProviderKeys.name);
  private known: JWTVerifyGetKey | undefined;
  private knownAt = -Infinity;
  private askedAt = -Infinity;
  private asking: Promise<void> | undefined;

  constructor(
    private readonly settings: ProviderKeysSettings,
    private readonly clock: Clock,
  ) {}

  /** @throws CredentialsUnavailableError where there are none, jose's errors where none fits */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    if (this.clock.elapsed() - this.knownAt >= this.settings.keysAge) {
      const asked = this.ask();
      if (!this.known) await asked;
    }
    const { known } = this;
    if (!known) throw new CredentialsUnavailableError();
    try {
      return await known(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await this.ask();
      if (this.known === known) throw error;
      return this.find(header, token);
    }
  };

  /** Settles when they have been asked for, at once where that was a moment ago. Never rejects. */
  private ask(): Promise<void> {
    const now = this.clock.elapsed();
    if (this.asking || now - this.askedAt < this.settings.keysPause) return this.asking ?? Promise.resolve();
    this.askedAt = now;
    this.asking = this.read()
      .catch((error: unknown) => {
        this.logger.warn(`the keys of ${this.settings.issuer} cannot be had: ${reasonOf(error)}`);
      })
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
    if (typeof found.jwks_uri !== 'string') throw new Error('its discovery document has no jwks_uri');
    return found.jwks_uri;
  }
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as { message?: unknown; cause?: { code?: unknown } };
  return String(cause?.code ?? message);
}
