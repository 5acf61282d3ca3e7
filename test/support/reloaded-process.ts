import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PasswordHash } from '../../src/agents/password-hash.js';
import { Desktop } from './desktop.js';
import { ProcessorProcess } from './process.js';

/** Costs nearly nothing: signing in is not what is tried. */
const CHEAP = { ln: 1, r: 1, p: 1 };

/** An entry of the agents file, with the password itself. */
export interface FiledAgent {
  readonly id: string;
  readonly password?: string;
  readonly [setting: string]: unknown;
}

/** A processor as a process of its own, whose configuration and agents are in files that the test writes anew. */
export class ReloadedProcess {
  private readonly desktops: Desktop[] = [];
  private readonly hashes = new Map<string, string>();
  url = '';

  private constructor(
    readonly folder: string,
    readonly process: ProcessorProcess,
  ) {}

  /** @param settings of the configuration file */
  static async start(
    settings: object,
    agents: readonly FiledAgent[],
    environment: Record<string, string> = {},
  ): Promise<ReloadedProcess> {
    const launched = await ReloadedProcess.launch(settings, agents, environment);
    launched.url = await launched.process.url();
    return launched;
  }

  /** The same, which may not listen yet. */
  static async launch(
    settings: object,
    agents: readonly FiledAgent[],
    environment: Record<string, string> = {},
  ): Promise<ReloadedProcess> {
    const folder = mkdtempSync(join(tmpdir(), 'reload-'));
    const files = { CONFIG_FILE: join(folder, 'config.yaml'), AGENTS_FILE: join(folder, 'agents.yaml') };
    writeFileSync(files.CONFIG_FILE, JSON.stringify(settings));
    writeFileSync(files.AGENTS_FILE, await agentsText(agents, new Map()));
    return new ReloadedProcess(folder, ProcessorProcess.start({ PORT: '0', ...files, ...environment }));
  }

  async agents(agents: readonly FiledAgent[]): Promise<void> {
    this.write('agents.yaml', await agentsText(agents, this.hashes));
  }

  settings(settings: object): void {
    this.write('config.yaml', JSON.stringify(settings));
  }

  /** Writes it in one step, as it should be done. */
  write(name: string, text: string): void {
    const beside = join(this.folder, `.${name}.new`);
    writeFileSync(beside, text);
    renameSync(beside, join(this.folder, name));
  }

  /** Has it read its files. @returns what it has said about that */
  async reload(): Promise<string> {
    const from = this.process.output.length;
    this.process.signal('SIGHUP');
    return this.told(from);
  }

  /** What has been said of one reading, whatever the reason was: all of it. */
  async told(from: number): Promise<string> {
    const [, problems] = await this.process.prints(/settings read anew.*\n|cannot be used.*problems: (\d+)\)\n/, from);
    if (problems === undefined) {
      // What is said by then, in the same stream.
      this.process.signal('SIGUSR2');
      await this.process.prints(/SIGUSR2: ignored/, from);
    } else await this.process.prints(new RegExp(`([^\\n]*ERROR [^\\n]*\\n){${Number(problems) + 1}}`), from);
    return this.process.output.slice(from);
  }

  async desktop(): Promise<Desktop> {
    const desktop = await Desktop.connect(this.url);
    this.desktops.push(desktop);
    return desktop;
  }

  async signIn(agent: string, password = 'demo'): Promise<Desktop> {
    return (await this.desktop()).signIn(agent, password, true);
  }

  /** Asks the simulator's control. */
  async simulator(path: string, body: object = {}): Promise<Record<string, unknown>> {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${this.url}/simulator/${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    const text = await response.text();
    return text ? (JSON.parse(text) as Record<string, unknown>) : {};
  }

  /** @returns its exit code */
  async end(): Promise<number | null> {
    for (const desktop of this.desktops) desktop.close();
    this.process.signal('SIGTERM');
    const code = await this.process.exit();
    rmSync(this.folder, { recursive: true });
    return code;
  }
}

/** JSON is YAML. @param hashes by password: an agent whose password stays keeps the hash */
async function agentsText(agents: readonly FiledAgent[], hashes: Map<string, string>): Promise<string> {
  const entries = [];
  for (const { password = 'demo', ...agent } of agents) {
    const hash = hashes.get(password) ?? (await PasswordHash.of(password, Buffer.alloc(16), CHEAP)).toString();
    hashes.set(password, hash);
    entries.push({ ...agent, password: hash });
  }
  return JSON.stringify({ agents: entries });
}
