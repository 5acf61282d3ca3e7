import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Certificate {
  /** paths of PEM files */
  readonly cert: string;
  readonly key: string;
}

/** Certificates of an authority that nobody knows, made by OpenSSL. */
export class Certificates {
  private readonly folder = mkdtempSync(join(tmpdir(), 'certificates-'));
  private readonly authority: Certificate;
  private made = 0;

  constructor() {
    this.authority = this.at('authority');
    this.openssl(...this.request(this.authority, 'authority'), '-x509', '-days', '2');
  }

  /** The authority's own certificate, as PEM. */
  get ca(): string {
    return readFileSync(this.authority.cert, 'utf8');
  }

  get caFile(): string {
    return this.authority.cert;
  }

  /** @param name whose it is, beside `127.0.0.1` where no other is wanted */
  issue(name = 'localhost', days = 90, names = `DNS:${name},IP:127.0.0.1`): Certificate {
    const made = this.at(`issued-${++this.made}`);
    const { cert, key } = this.authority;
    const signed = ['-x509', '-CA', cert, '-CAkey', key, '-days', String(days), '-addext', `subjectAltName=${names}`];
    this.openssl(...this.request(made, name), ...signed);
    return made;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  private at(name: string): Certificate {
    return { cert: join(this.folder, `${name}.crt`), key: join(this.folder, `${name}.key`) };
  }

  private request({ cert, key }: Certificate, name: string): string[] {
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    return ['req', ...curve, '-keyout', key, '-out', cert, '-subj', `/CN=${name}`];
  }

  private openssl(...args: readonly string[]): void {
    execFileSync('openssl', args, { stdio: 'pipe', timeout: 30_000 });
  }
}
