import { createHmac, randomBytes } from 'node:crypto';
import type { PersonalDataMode } from '../config/log.config.js';
import { REDACTED_KEYS } from './redacted-keys.js';

/** Characters of a pseudonym: enough that no two of a deployment's numbers have the same one. */
const LENGTH = 16;

const HIDDEN = '[hidden]';

/** What a log and the audit tell of people: what they are called, whom they talk to, what is written down of it. */
export class PersonalData {
  private readonly key: string | Buffer;

  /** @param key for pseudonyms; without one they are the process's own, and nobody can make them again */
  constructor(
    private readonly mode: PersonalDataMode,
    key?: string,
  ) {
    this.key = key ?? randomBytes(32);
  }

  /** `value` as it may be told: itself, a pseudonym, or that there is something. What is not a text is told as JSON, without secrets. */
  told(value: unknown): string {
    const text = typeof value === 'string' ? value : (JSON.stringify(value, withoutSecrets) ?? '');
    if (text === '' || this.mode === 'show') return text;
    return this.mode === 'hide' ? HIDDEN : this.pseudonym(text);
  }

  /** Always the same for the same text and key, e.g. `#5f3a…`; who does not have the key cannot try what it stands for. */
  pseudonym(text: string): string {
    return `#${createHmac('sha256', this.key).update(text).digest('hex').slice(0, LENGTH)}`;
  }
}

/** In a text nobody looks for keys any more. */
const withoutSecrets = (key: string, value: unknown): unknown =>
  REDACTED_KEYS.includes(key.toLowerCase()) ? '[REDACTED]' : value;
