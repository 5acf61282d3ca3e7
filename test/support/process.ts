import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { plantSettings } from './secrets/plant-settings.js';
import { watchedOutputs } from './secrets/watched-outputs.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PATIENCE = 60_000;

/** The built program, run as an operator runs it. */
export class ProcessorProcess {
  output = '';
  private readonly exited: Promise<number | null>;
  private readonly watchers = new Set<() => void>();

  private constructor(private readonly child: ChildProcess) {
    this.exited = new Promise((resolve) => child.once('exit', (code) => resolve(code)));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.output += text;
        for (const watcher of this.watchers) watcher();
      });
    }
  }

  /**
   * Builds first where the build is missing or old.
   * @param flags of Node, e.g. `--max-old-space-size=512`
   * @param program the built file
   */
  static start(
    environment: Record<string, string>,
    flags: readonly string[] = [],
    program = 'dist/main.js',
  ): ProcessorProcess {
    const built = spawnSync(process.execPath, ['scripts/build-if-needed.mjs'], { cwd: ROOT, encoding: 'utf8' });
    if (built.status !== 0) throw new Error(`the build failed: ${built.stdout}${built.stderr}`);
    return ProcessorProcess.run([...flags, program], ROOT, environment);
  }

  /** @param args of Node, in that folder: a program that is there */
  static run(args: readonly string[], cwd: string, environment: Record<string, string>): ProcessorProcess {
    const { PATH, HOME } = process.env;
    const env = { PATH, HOME, NODE_ENV: 'test', ...environment };
    plantSettings(environment);
    const running = new ProcessorProcess(spawn(process.execPath, args, { cwd, env }));
    watchedOutputs.push(() => running.output);
    return running;
  }

  /** The URL it listens on. */
  async url(): Promise<string> {
    const found = await this.prints(/listening on (http:[^\s"]+)/);
    return found[1] ?? '';
  }

  /** @param from how much of the output is not looked at */
  prints(pattern: RegExp, from = 0): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no ${String(pattern)} in: ${this.output}`)), PATIENCE);
      const watcher = () => {
        const found = pattern.exec(this.output.slice(from));
        if (!found) return;
        clearTimeout(timer);
        this.watchers.delete(watcher);
        resolve(found);
      };
      this.watchers.add(watcher);
      watcher();
    });
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Whether it has not ended by itself or by a signal. */
  get alive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  /** The exit code; ends it by force after the deadline. */
  async exit(): Promise<number | null> {
    const timer = setTimeout(() => this.child.kill('SIGKILL'), PATIENCE);
    const code = await this.exited;
    clearTimeout(timer);
    return code;
  }
}
