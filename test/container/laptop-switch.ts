import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AsteriskProcess } from '../support/asterisk/asterisk-process.js';
import { ensureAsterisk } from '../support/asterisk/ensure-asterisk.js';
import { eventually } from '../support/asterisk/eventually.js';
import { claimPorts, type PortBlock } from '../support/asterisk/port-block.js';
import { Softphone } from '../support/asterisk/softphone/softphone.js';
import { laptopConfiguration } from './laptop-configuration.js';

const run = promisify(execFile);
const BOOT_DEADLINE_MS = 20_000;
const STOP_DEADLINE_MS = 5_000;

/** The Asterisk that docker-compose.yml has, by its configuration, without the container around it. */
export class LaptopSwitch {
  private readonly phones: Softphone[] = [];

  private constructor(
    readonly ports: PortBlock,
    readonly secret: string,
    private readonly folder: string,
    private readonly process: AsteriskProcess,
    /** runs a command of its console */
    readonly cli: (command: string) => Promise<string>,
  ) {}

  static async start(secret: string): Promise<LaptopSwitch> {
    const installation = await ensureAsterisk();
    const ports = await claimPorts('127.0.0.1', '127.0.0.2');
    const folder = await laptopConfiguration(installation, ports, secret);
    const [program, settings] = [join(installation, 'asterisk'), join(folder, 'etc/asterisk.conf')];
    const process = new AsteriskProcess(program, settings, join(folder, 'log/stdout'));
    const cli = async (command: string) =>
      (await run(program, ['-C', settings, '-rx', command], { timeout: BOOT_DEADLINE_MS })).stdout;
    const laptop = new LaptopSwitch(ports, secret, folder, process, cli);
    const booted = () =>
      cli('core waitfullybooted').then(
        (said) => said.includes('fully booted'),
        () => false,
      );
    try {
      await eventually(booted, BOOT_DEADLINE_MS, 'fully booted');
    } catch (error) {
      const log = await laptop.log();
      await laptop.stop();
      throw new Error(`the container's Asterisk did not start:\n${log}`, { cause: error });
    }
    return laptop;
  }

  /** all that it printed */
  log(): Promise<string> {
    return readFile(join(this.folder, 'log/stdout'), 'utf8');
  }

  /** A softphone that is registered under one of the configuration's accounts. */
  async phone(user: string): Promise<Softphone> {
    const server = { host: '127.0.0.1', port: this.ports.sip };
    const phone = new Softphone({ user, password: this.secret, server });
    this.phones.push(phone);
    return phone.start();
  }

  async stop(): Promise<void> {
    await Promise.all(this.phones.map((phone) => phone.stop()));
    await this.process.stop(STOP_DEADLINE_MS);
    await this.ports.release();
    await rm(this.folder, { recursive: true, force: true });
  }
}
