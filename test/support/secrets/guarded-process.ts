import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OPERATOR, READER, TokenFiles } from '../admin/administered.js';
import { PasswordHash } from '../../../src/agents/password-hash.js';
import { Desktop } from '../desktop.js';
import { ProcessorProcess } from '../process.js';
import { plantedSecrets } from './planted-secrets.js';

const CHEAP = { ln: 1, r: 1, p: 1 };
const PERSONAL_KEY = 'planted-key-of-pseudonyms-0123';

export const RIGHT_PASSWORD = 'planted right password';

/** A processor as a process of its own, with everything that can say something: admin API, metrics, audit. */
export class GuardedProcess {
  private readonly tokens = new TokenFiles();
  private readonly folder = mkdtempSync(join(tmpdir(), 'secrets-'));
  private readonly desktops: Desktop[] = [];
  /** all that HTTP has answered */
  private answered = '';
  private process!: ProcessorProcess;
  url = '';
  private admin = '';

  /** @param environment where its log is set */
  static async start(environment: Record<string, string>): Promise<GuardedProcess> {
    const made = new GuardedProcess();
    const hash = (await PasswordHash.of(RIGHT_PASSWORD, Buffer.alloc(16), CHEAP)).toString();
    plantedSecrets.plant(hash.split('$').at(-1), RIGHT_PASSWORD, OPERATOR, READER, PERSONAL_KEY);
    made.write(
      'agents.yaml',
      JSON.stringify({ agents: ['1001', '1002'].map((id) => ({ id, password: hash, queues: ['support'] })) }),
    );
    made.write('config.yaml', '{}');
    made.process = ProcessorProcess.start({
      PORT: '0',
      ...made.tokens.environment,
      CONFIG_FILE: join(made.folder, 'config.yaml'),
      AGENTS_FILE: join(made.folder, 'agents.yaml'),
      AUDIT_TO: join(made.folder, 'audit.jsonl'),
      LOG_PERSONAL_DATA: 'show',
      LOG_PERSONAL_DATA_KEY: PERSONAL_KEY,
      ...environment,
    });
    [, made.admin = ''] = await made.process.prints(/admin API is on (http:[^\s"]+)/);
    made.url = await made.process.url();
    return made;
  }

  write(name: 'agents.yaml' | 'config.yaml', text: string): void {
    writeFileSync(join(this.folder, name), text);
  }

  async desktop(): Promise<Desktop> {
    const desktop = await Desktop.connect(this.url);
    this.desktops.push(desktop);
    return desktop;
  }

  /** Asks over HTTP where clients come. @returns the status */
  ask(path: string, request: RequestInit = {}): Promise<number> {
    return this.fetch(`${this.url}${path}`, request);
  }

  /** Asks the admin API with that token. @returns the status */
  operate(token: string, method: string, path: string, body?: string): Promise<number> {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    return this.fetch(`${this.admin}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
  }

  /** Ends it in order. @returns everything that it has told anybody but the one who knew it */
  async end(): Promise<Record<'log' | 'audit' | 'http', string>> {
    for (const desktop of this.desktops) desktop.close();
    this.process.signal('SIGTERM');
    await this.process.exit();
    const audit = readFileSync(join(this.folder, 'audit.jsonl'), 'utf8');
    rmSync(this.folder, { recursive: true });
    this.tokens.remove();
    return { log: this.process.output, audit, http: this.answered };
  }

  private async fetch(url: string, request: RequestInit): Promise<number> {
    const answer = await fetch(url, { ...request, signal: AbortSignal.timeout(15_000) });
    this.answered += JSON.stringify([...answer.headers]) + (await answer.text());
    return answer.status;
  }
}
