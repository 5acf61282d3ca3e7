import { randomBytes } from 'node:crypto';
import type { IdSource } from './id-source.js';

export class RandomIds implements IdSource {
  next(): string {
    return randomBytes(16).toString('base64url');
  }
}
