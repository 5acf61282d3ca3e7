import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { passwordsIn } from '../../src/cti/asterisk/phones/passwords-in.js';

const run = promisify(execFile);
const HERE = fileURLToPath(new URL('../../docker/asterisk/', import.meta.url));

/** What the container does before it becomes Asterisk, in a folder in the place of its root. */
describe("the start of the container's Asterisk", () => {
  let root: string;
  const at = (path: string) => join(root, path);
  const text = (path: string) => readFile(at(path), 'utf8');

  const start = async () => {
    const script = await readFile(join(HERE, 'start.sh'), 'utf8');
    const elsewhere = script
      .replace(/\/var\/lib\//g, `${root}/lib/`)
      .replace(/\/tmp\/asterisk\//g, `${root}/made/`)
      .replace(/\/etc\/asterisk\//g, `${HERE}conf/`)
      .replace('exec asterisk -f', 'true');
    await writeFile(at('start.sh'), elsewhere);
    await run('sh', [at('start.sh')], { env: { ...process.env, PHONES_ADDRESS: '192.0.2.7' } });
  };

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'start-'));
    for (const folder of ['lib/asterisk', 'lib/switch-secrets']) await mkdir(at(folder), { recursive: true });
    await start();
  });

  afterAll(() => rm(root, { recursive: true }));

  it('fills in all that is left open in the configuration', async () => {
    const names = await readdir(at('made/etc'));
    expect(names).toEqual(await readdir(join(HERE, 'conf')));
    const files = await Promise.all(names.map((name) => text(`made/etc/${name}`)));
    expect(files.join('\n')).not.toMatch(/@[A-Z_]+@/);
    expect(files[names.indexOf('rtp.conf')]).toMatch(/^\d[\d.]+ => 192\.0\.2\.7,include_local_address$/m);
  });

  it('gives the processor the passwords of the telephones in browsers', async () => {
    const password = await text('lib/asterisk/phones-password');
    expect(password).toMatch(/^[0-9a-f]{36}$/);
    const accounts = passwordsIn(await text('lib/switch-secrets/phones'));
    expect([...accounts]).toEqual(['1001', '1002', '1003', '1004'].map((account) => [account, password]));
    // Read by another user, in a volume that only the two containers have.
    expect((await stat(at('lib/switch-secrets/phones'))).mode & 0o777).toBe(0o444);
  });

  it('makes passwords once', async () => {
    const before = await text('lib/asterisk/phones-password');
    await start();
    expect(await text('lib/asterisk/phones-password')).toBe(before);
    expect(await readdir(at('lib/switch-secrets'))).toEqual(['ami', 'ari', 'phones']);
  });
});
