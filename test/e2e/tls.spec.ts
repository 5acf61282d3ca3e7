import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls, type PeerCertificate } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { checkLiveness } from '../../src/health/check-liveness.js';
import { OPERATOR, TokenFiles } from '../support/admin/administered.js';
import { type Certificate, Certificates } from '../support/certificates.js';
import { Desktop, succeeded } from '../support/desktop.js';
import { ProcessorProcess } from '../support/process.js';

const DEADLINE = 10_000;

describe('TLS in the process', () => {
  let authority: Certificates;
  let folder: string;
  let used: Certificate;
  let running: ProcessorProcess | undefined;
  const desktops: Desktop[] = [];

  beforeAll(() => {
    authority = new Certificates();
  });
  afterAll(() => authority.remove());

  afterEach(async () => {
    for (const desktop of desktops.splice(0)) desktop.close();
    running?.signal('SIGTERM');
    expect(await running?.exit()).toBe(0);
    running = undefined;
    rmSync(folder, { recursive: true });
  });

  const install = ({ cert, key }: Certificate) => {
    copyFileSync(cert, used.cert);
    copyFileSync(key, used.key);
  };

  /** @returns where it listens */
  const start = async (certificate: Certificate, environment: Record<string, string> = {}) => {
    folder = mkdtempSync(join(tmpdir(), 'tls-'));
    used = { cert: join(folder, 'tls.crt'), key: join(folder, 'tls.key') };
    install(certificate);
    running = ProcessorProcess.start({ PORT: '0', TLS_CERT: used.cert, TLS_KEY: used.key, ...environment });
    const [, url = ''] = await running.prints(/listening on (https:\S+)/);
    return new URL(url);
  };

  const desktop = async (url: URL, transport: 'websocket' | 'polling') => {
    const made = await Desktop.connect(url.href, transport, { ca: authority.ca });
    desktops.push(made);
    return made;
  };

  /** What a new connection is shown by whom the authority vouches for; rejects where it is not made. */
  const shown = (url: URL, maxVersion: 'TLSv1.1' | 'TLSv1.3' = 'TLSv1.3') =>
    new Promise<PeerCertificate>((resolve, reject) => {
      const options = { minVersion: 'TLSv1.1', maxVersion, ciphers: 'DEFAULT@SECLEVEL=0' } as const;
      const socket = connectTls({ host: url.hostname, port: Number(url.port), ca: authority.ca, ...options });
      socket.setTimeout(DEADLINE, () => socket.destroy(new Error('no answer')));
      socket.once('error', reject);
      socket.once('secureConnect', () => {
        resolve(socket.getPeerCertificate());
        socket.destroy();
      });
    });

  /** SIGHUP, and what the log says then. */
  const reload = (says: RegExp) => {
    const from = running?.output.length;
    running?.signal('SIGHUP');
    return running?.prints(says, from);
  };

  const asked = (url: URL, path: string) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      get(`${url.href}${path}`, { ca: authority.ca, agent: false }, resolve).once('error', reject);
    });

  /** Until when the certificate is good, by the metric. */
  const measured = async (url: URL) => {
    const [, seconds] = /^\w+_not_after_timestamp_seconds (\S+)$/m.exec(await text(await asked(url, 'metrics'))) ?? [];
    return Number(seconds) * 1000;
  };

  it.each(['websocket', 'polling'] as const)('serves a desktop by %s, and a health check', async (transport) => {
    const url = await start(authority.issue());
    const agent = await (await desktop(url, transport)).signIn('1001');
    succeeded(await agent.command('channel.ready', 'tel'));
    expect(await checkLiveness(Number(url.port), DEADLINE)).toBe(true);
    await expect(fetch(url.href.replace('https', 'http'))).rejects.toThrow();
    await expect(shown(url, 'TLSv1.1')).rejects.toThrow();
  });

  it('shows the next certificate after SIGHUP, and who is connected goes on', async () => {
    const url = await start(authority.issue('localhost'));
    const [agent, polling] = [await desktop(url, 'websocket'), await desktop(url, 'polling')];
    await agent.signIn('1001');
    await polling.signIn('1002');
    expect((await shown(url)).subject.CN).toBe('localhost');
    install(authority.issue('next.example'));
    await reload(/tls\.cert: good until \d{4}-/);
    const next = await shown(url);
    expect(next.subject.CN).toBe('next.example');
    expect(await measured(url)).toBe(Date.parse(next.valid_to));
    for (const one of [agent, polling]) {
      expect(one.socket.connected).toBe(true);
      succeeded(await one.command('channel.ready', 'tel'));
    }
    await reload(/settings read anew; all is as it was/);
  });

  it('keeps the old one where of the two files only one has been replaced, is broken, or is gone', async () => {
    const url = await start(authority.issue('localhost'));
    const next = authority.issue('next.example');
    copyFileSync(next.cert, used.cert);
    await reload(/tls\.key: is not the key of the certificate/);
    writeFileSync(used.cert, 'half of a cert');
    await reload(/tls\.cert: is no certificate in PEM/);
    rmSync(used.cert);
    await reload(/tls\.cert: the file cannot be read \(ENOENT\)/);
    expect((await shown(url)).subject.CN).toBe('localhost');
    install(next);
    await reload(/tls\.cert: good until/);
    expect((await shown(url)).subject.CN).toBe('next.example');
  });

  it('encrypts the admin API where other machines reach it, with the next certificate after SIGHUP as well', async () => {
    const tokens = new TokenFiles();
    const url = await start(authority.issue('localhost'), { ...tokens.environment, ADMIN_HOST: '0.0.0.0' });
    const [, admin = ''] = (await running?.prints(/admin API is on (https:\S+)/)) ?? [];
    expect(running?.output).not.toContain('nothing is encrypted');
    const status = await new Promise((resolve, reject) => {
      const options = { ca: authority.ca, agent: false, headers: { authorization: `Bearer ${OPERATOR}` } };
      get(`${admin}/version`, options, (response) => resolve(response.resume().statusCode)).once('error', reject);
    });
    expect(status).toBe(200);
    await expect(fetch(admin.replace('https', 'http'))).rejects.toThrow();
    install(authority.issue('next.example'));
    await reload(/tls\.cert: good until/);
    for (const one of [url, new URL(admin)]) expect((await shown(one)).subject.CN).toBe('next.example');
    tokens.remove();
  });

  it('leaves the admin API plain on loopback', async () => {
    const tokens = new TokenFiles();
    await start(authority.issue(), tokens.environment);
    await running?.prints(/admin API is on http:/);
    tokens.remove();
  });

  it('has browsers come by TLS alone from then on', async () => {
    const url = await start(authority.issue(), { TLS_HSTS: '600' });
    const response = await asked(url, 'health/live');
    response.resume();
    expect(response.headers['strict-transport-security']).toBe('max-age=600');
  });

  it('is warned of no more as nothing encrypted', async () => {
    await start(authority.issue(), { HOST: '0.0.0.0' });
    expect(running?.output).toContain('open to everybody who reaches it: the demo agents');
    expect(running?.output).not.toContain('nothing is encrypted');
  });

  it('speaks no older version than it is told', async () => {
    const url = await start(authority.issue(), { TLS_MIN_VERSION: 'TLSv1.3' });
    expect((await shown(url)).subject.CN).toBe('localhost');
    const older = { host: url.hostname, port: Number(url.port), ca: authority.ca, maxVersion: 'TLSv1.2' } as const;
    const refused = await new Promise((resolve) => connectTls(older).once('error', resolve));
    expect(refused).toMatchObject({ code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION' });
  });
});
