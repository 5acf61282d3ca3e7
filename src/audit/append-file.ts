import { open, stat, type FileHandle } from 'node:fs/promises';

/** Whoever may read it knows who did what. */
const MODE = 0o600;
const NEWLINE = '\n';
/** Failures after which the same file may be written again; after any other it is opened anew. */
const FULL: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT']);

/** A file that is appended to by its name: when another one has come in its place, or none, the next line opens it anew. */
export class AppendFile {
  private handle: FileHandle | undefined;
  /** bytes of the line in hand that are in the file that is open */
  private done = 0;

  constructor(private readonly path: string) {}

  /**
   * Appends one line, whole: where a try has failed half-way the next one for the same line goes on from there.
   * @throws what the file system says
   */
  async append(line: Buffer): Promise<void> {
    const handle = this.handle ?? (await this.opened());
    try {
      await this.write(handle, line);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && FULL.has(error.code)))
        await this.close().catch(() => undefined);
      throw error;
    }
  }

  private async write(handle: FileHandle, line: Buffer): Promise<void> {
    while (this.done < line.length) {
      const { bytesWritten } = await handle.write(line, this.done, line.length - this.done);
      this.done += bytesWritten;
    }
    this.done = 0;
  }

  /** Lets go of a file that its name does not stand for any more. */
  async look(): Promise<void> {
    if (!this.handle) return;
    const [named, held] = await Promise.all(
      [stat(this.path), this.handle.stat()].map((one) => one.catch(() => undefined)),
    );
    if (!named || !held || named.ino !== held.ino || named.dev !== held.dev) await this.close().catch(() => undefined);
  }

  async close(): Promise<void> {
    const { handle } = this;
    this.handle = undefined;
    this.done = 0;
    await handle?.close();
  }

  private async opened(): Promise<FileHandle> {
    const handle = await open(this.path, 'a+', MODE);
    try {
      if (await endsWithin(handle)) await handle.write(NEWLINE);
    } catch (error) {
      await handle.close();
      throw error;
    }
    this.handle = handle;
    return handle;
  }
}

/** Whether somebody who wrote to it before has left half a line. */
async function endsWithin(handle: FileHandle): Promise<boolean> {
  const { size } = await handle.stat();
  if (size === 0) return false;
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  return bytesRead > 0 && buffer.toString() !== NEWLINE;
}
