import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Certificate } from '../certificates.js';
import { AsteriskProcess } from './asterisk-process.js';
import { makeConfigurationFolder } from './configuration-folder.js';
import { DIALPLANS, type DialplanName } from './dialplan.js';
import { ensureAsterisk } from './ensure-asterisk.js';
import { eventually } from './eventually.js';
import { claimPorts } from './port-block.js';
import type { PortBlock } from './port-block.js';

const run = promisify(execFile);

const BOOT_DEADLINE_MS = 20_000;
const STOP_DEADLINE_MS = 5_000;
const CLI_DEADLINE_MS = 10_000;
const PERSIST_DEADLINE_MS = 5_000;
const LOG_LINES = 30;

export interface ServerOptions {
  /** `plain` where nothing else is said */
  readonly dialplan?: DialplanName;
  /** those phones that are in browsers: they register at `phoneUrl` */
  readonly browsers?: readonly string[];
  /** what it shows on the encrypted ports, which it has then as well */
  readonly tls?: Certificate;
  /** Debian suite whose Asterisk it is; left out: that of the run (`ASTERISK_SUITE`) */
  readonly suite?: string;
}

/**
 * One private Asterisk on loopback ports of its own, with a fresh folder for all it reads and writes.
 * The first `start()` on a machine may take a minute (it fetches Asterisk), later ones well under a second.
 */
export class AsteriskServer {
  readonly host = '127.0.0.1';
  /** where the trunk's far end sits; another address than the phones', or Asterisk could not tell them apart */
  readonly trunkAddress = '127.0.0.2';
  readonly amiUser = 'cti';
  readonly ariUser = 'cti';
  /** AMI user that may do and see everything */
  readonly labUser = 'lab';
  /** password of every user and every phone */
  readonly secret = randomBytes(12).toString('hex');

  private ports: PortBlock | undefined;
  private installation = '';
  private directory = '';
  private process: AsteriskProcess | undefined;

  constructor(private readonly options: ServerOptions = {}) {}

  /** context in which the phones dial */
  get context(): string {
    return this.dialplan.context;
  }
  get sipPort(): number {
    return this.claimed.sip;
  }
  get amiPort(): number {
    return this.claimed.ami;
  }
  get amiTlsPort(): number {
    return this.claimed.amiTls;
  }
  get httpsPort(): number {
    return this.claimed.https;
  }
  get httpPort(): number {
    return this.claimed.http;
  }
  /** the WebSocket of phones in browsers */
  get phoneUrl(): string {
    return `ws://${this.host}:${this.httpPort}/ws`;
  }
  get trunkPort(): number {
    return this.claimed.trunk;
  }
  get spoolDir(): string {
    return join(this.folder, 'spool');
  }
  get logDir(): string {
    return join(this.folder, 'log');
  }
  get pid(): number | undefined {
    return this.process?.pid;
  }
  get isRunning(): boolean {
    return this.process !== undefined && this.process.ended === undefined;
  }

  /** Resolves when Asterisk says that it is fully booted; rejects with the end of its log. */
  async start(): Promise<this> {
    if (this.ports) throw new Error('this Asterisk has been started before: restart() it');
    this.installation = await ensureAsterisk(this.options.suite);
    this.ports = await claimPorts(this.host, this.trunkAddress);
    try {
      this.directory = await makeConfigurationFolder(this.dialplan, this.values(this.ports), this.options.browsers);
      await this.boot();
    } catch (error) {
      await this.stop();
      throw error;
    }
    return this;
  }

  /** Ends it (SIGTERM, then SIGKILL), and removes its folder: recordings and log go with it. */
  async stop(): Promise<void> {
    await this.process?.stop(STOP_DEADLINE_MS);
    this.process = undefined;
    if (this.directory) await rm(this.directory, { recursive: true, force: true });
    this.directory = '';
    await this.ports?.release();
    this.ports = undefined;
  }

  /** SIGKILL, as in a crash; `restart()` brings it back. */
  async kill(): Promise<void> {
    await this.process?.kill();
  }

  /** Starts it again on the same ports and folder: registrations and queue members (astdb) survive, calls do not. */
  async restart(): Promise<void> {
    await this.process?.stop(STOP_DEADLINE_MS);
    await this.boot();
  }

  /**
   * Resolves when the astdb on disk holds `text`. Asterisk writes it about once a second: what was said to it just before
   * a crash (a registration, a queue member) is gone after it.
   */
  async untilPersisted(text: string): Promise<void> {
    const database = join(this.folder, 'db/astdb.sqlite3');
    await eventually(
      async () => (await readFile(database)).includes(text),
      PERSIST_DEADLINE_MS,
      `${text} in the astdb`,
    );
  }

  /** Runs one CLI command; resolves with what it printed. */
  async cli(command: string): Promise<string> {
    const { stdout } = await run(this.program, ['-C', this.configuration, '-rx', command], {
      timeout: CLI_DEADLINE_MS,
    });
    return stdout.trimEnd();
  }

  private async boot(): Promise<void> {
    // The socket of a killed one would look like this one's.
    const control = join(this.folder, 'run/asterisk.ctl');
    await rm(control, { force: true });
    const process = new AsteriskProcess(this.program, this.configuration, join(this.logDir, 'stdout'));
    this.process = process;
    try {
      await eventually(() => existsSync(control) || process.ended !== undefined, BOOT_DEADLINE_MS, 'control socket');
      await eventually(() => this.booted(process), BOOT_DEADLINE_MS, 'fully booted');
    } catch (error) {
      const log = await this.logTail();
      await process.kill();
      throw new Error(`Asterisk did not start: ${error instanceof Error ? error.message : String(error)}\n${log}`, {
        cause: error,
      });
    }
  }

  /** The socket is there a moment before it answers. */
  private async booted(process: AsteriskProcess): Promise<boolean> {
    if (process.ended !== undefined) throw new Error(process.ended);
    const said = await this.cli('core waitfullybooted').catch(() => '');
    return said.includes('fully booted');
  }

  private async logTail(): Promise<string> {
    const texts = ['messages', 'stdout'].map((name) => readFile(join(this.logDir, name), 'utf8').catch(() => ''));
    const lines = (await Promise.all(texts)).join('').trimEnd().split('\n');
    return lines.slice(-LOG_LINES).join('\n');
  }

  private values(ports: PortBlock): Record<string, string | number> {
    return {
      HOST: this.host,
      SECRET: this.secret,
      INSTALLATION: this.installation,
      SIP_PORT: ports.sip,
      AMI_PORT: ports.ami,
      HTTP_PORT: ports.http,
      AMI_TLS: this.encrypted(ports.amiTls),
      HTTP_TLS: this.encrypted(ports.https),
      TRUNK_ADDRESS: this.trunkAddress,
      TRUNK_PORT: ports.trunk,
      RTP_FIRST: ports.rtpFirst,
      RTP_LAST: ports.rtpLast,
    };
  }

  /** Lines of a configuration; none where nothing is encrypted. */
  private encrypted(port: number): string {
    const { tls } = this.options;
    if (!tls) return '';
    const files = `tlscertfile = ${tls.cert}\ntlsprivatekey = ${tls.key}`;
    return `tlsenable = yes\ntlsbindaddr = ${this.host}:${port}\n${files}`;
  }

  private get dialplan(): (typeof DIALPLANS)[DialplanName] {
    return DIALPLANS[this.options.dialplan ?? 'plain'];
  }
  private get program(): string {
    return join(this.installation, 'asterisk');
  }
  private get configuration(): string {
    return join(this.folder, 'etc/asterisk.conf');
  }
  private get folder(): string {
    if (!this.directory) throw new Error('this Asterisk has not been started, or is stopped');
    return this.directory;
  }
  private get claimed(): PortBlock {
    if (!this.ports) throw new Error('this Asterisk has not been started, or is stopped');
    return this.ports;
  }
}
