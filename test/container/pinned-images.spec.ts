import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const FILES = ['Dockerfile', 'docker/asterisk/Dockerfile', 'docker-compose.yml'];
const DIGEST = `sha256:${'0f'.repeat(32)}`;

describe('images of others', () => {
  let folder: string;
  let copies: readonly string[];

  /** Pins the copies by an engine that says this of each image, and takes a pull with that status. */
  const pin = (said: string, pulled = 0) => {
    const engine = join(folder, 'engine');
    writeFileSync(engine, `#!/bin/sh\n[ "$1" = pull ] && exit ${pulled}\necho "${said}"\n`, { mode: 0o755 });
    return execFileSync('scripts/pin-images.sh', {
      env: { ...process.env, ENGINE: engine, FILES: copies.join(' ') },
      encoding: 'utf8',
      stdio: 'pipe',
    });
  };
  const texts = () => copies.map((path) => readFileSync(path, 'utf8'));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pinned-'));
    copies = FILES.map((path, index) => {
      const copy = join(folder, String(index));
      cpSync(path, copy);
      return copy;
    });
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it.each(['Dockerfile', 'docker/asterisk/Dockerfile'])(
    'are the base of %s by one name, with a tag or a digest',
    (path) => {
      const text = readFileSync(path, 'utf8');
      expect(text.match(/^ARG BASE=.*$/gm)).toEqual([
        expect.stringMatching(/^ARG BASE=[\w./-]+:[\w.-]+(@sha256:[0-9a-f]{64})?$/),
      ]);
      const froms = text.match(/^FROM .*$/gm) ?? [];
      expect(froms.filter((line) => !/^FROM \$\{BASE\}( AS \w+)?$/.test(line))).toEqual([]);
    },
  );

  it('are pinned each by the digest that the registry tells, and again by another one', () => {
    pin(`registry.example/any@${DIGEST}`);
    const once = texts().join('\n');
    const named = once.match(/^(ARG BASE=| +image: )(?!interaction-processor).*$/gm) ?? [];
    expect(named.length).toBe(5);
    expect(named.filter((line) => !line.endsWith(`@${DIGEST}`))).toEqual([]);
    const newer = DIGEST.replace('0f', 'a1');
    pin(`registry.example/any@${newer}`);
    expect(texts().join('\n')).toBe(once.replaceAll(DIGEST, newer));
  });

  it.each([
    ['is not to be had', `any@${DIGEST}`, 1],
    ['has no digest', 'none', 0],
  ])('stay as they are where one %s', (_, said, pulled) => {
    const before = texts();
    expect(() => pin(said, pulled)).toThrow('pin-images');
    expect(texts()).toEqual(before);
  });
});
