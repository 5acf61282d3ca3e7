import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Desktop } from '../desktop.js';
import { ProcessorProcess } from '../process.js';
import { AdminClient } from './admin-client.js';

export const OPERATOR = 'operator-token-0123456789abcdefghij';
export const READER = 'reader-token-0123456789abcdefghijkl';

/** Files with the tokens of an operator and of a reader. */
export class TokenFiles {
  private readonly folder = mkdtempSync(join(tmpdir(), 'admin-tokens-'));
  readonly operate = this.write('operate', `# who may do everything\nnadia ${OPERATOR}\n`);
  readonly read = this.write('read', `${READER}\n`);

  /** What the process is given. */
  get environment(): Record<string, string> {
    return { ADMIN_PORT: '0', ADMIN_TOKEN_FILE: this.operate, ADMIN_READ_TOKEN_FILE: this.read };
  }

  /** @returns the path */
  write(name: string, text: string, mode = 0o600): string {
    const path = join(this.folder, name);
    writeFileSync(path, text);
    chmodSync(path, mode);
    return path;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** A processor, run as an operator runs it, with its admin API. */
export class Administered {
  readonly desktops: Desktop[] = [];

  private constructor(
    readonly process: ProcessorProcess,
    readonly url: string,
    readonly admin: AdminClient,
    readonly files: TokenFiles,
  ) {}

  static async start(environment: Record<string, string> = {}): Promise<Administered> {
    const files = new TokenFiles();
    const process = ProcessorProcess.start({ PORT: '0', ...files.environment, ...environment });
    const [, admin = ''] = await process.prints(/admin API is on (http:\S+)/);
    return new Administered(process, await process.url(), new AdminClient(admin, OPERATOR), files);
  }

  /** Somebody else with that token. */
  as(token: string | undefined): AdminClient {
    return new AdminClient(this.admin.url, token);
  }

  async signIn(agent: string): Promise<Desktop> {
    const desktop = await Desktop.connect(this.url);
    this.desktops.push(desktop);
    return desktop.signIn(agent);
  }

  /** A customer calls the queue. */
  async customerCalls(from: string): Promise<void> {
    const answer = await fetch(`${this.url}/simulator/calls`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ queue: 'support', from, data: { account: 'private-account' } }),
    });
    if (!answer.ok) throw new Error(await answer.text());
  }

  async stop(): Promise<void> {
    for (const desktop of this.desktops) desktop.close();
    if (this.process.alive) this.process.signal('SIGKILL');
    await this.process.exit();
    this.files.remove();
  }
}
