import { appendFileSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { Logger } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Certificates } from '../../test/support/certificates.js';
import { FakeClock } from '../../test/support/fake-clock.js';
import { TlsConfig } from '../config/tls.config.js';
import { ServerCertificate } from './server-certificate.js';

const DAY = 86_400_000;

describe('the certificate of a server', () => {
  let certificates: Certificates;
  let server: Server | undefined;
  beforeEach(() => {
    certificates = new Certificates();
  });
  afterEach(() => {
    server?.close();
    certificates.remove();
  });

  it('is warned of every day from fourteen days before its end until there is another one, or the server is closed', async () => {
    const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    const clock = new FakeClock(Date.now() + 74.5 * DAY);
    const tls = (days: number) => Object.assign(new TlsConfig(), certificates.issue('localhost', days));
    const certificate = ServerCertificate.read(tls(90), clock);
    const started = createServer(certificate.options);
    server = started;
    certificate.serve(started);
    await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
    const days: number[] = [];
    for (let day = 0; day < 4; day++) {
      days.push(warn.mock.calls.length);
      await clock.advance(DAY);
    }
    expect(days).toEqual([0, 0, 1, 2]);
    expect(String(warn.mock.lastCall?.[0])).toMatch(/expires in 11 days/);
    const next = tls(365);
    expect(certificate.prepare(next)()).toBeDefined();
    expect(certificate.prepare(next)()).toBeUndefined();
    // The same one, with other certificates between it and its issuer's.
    appendFileSync(next.cert, readFileSync(tls(30).cert, 'utf8'));
    expect(certificate.prepare(next)()).toBeDefined();
    const told = warn.mock.calls.length;
    await clock.advance(30 * DAY);
    expect(warn.mock.calls.length).toBe(told);
    await new Promise((resolve) => started.close(resolve));
    expect(clock.pending).toBe(0);
    warn.mockRestore();
  });
});
