import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CommandResponse } from '../../src/protocol/response.js';
import { succeeded, type Desktop } from '../support/desktop.js';
import { Processor } from '../support/processor.js';
import { ConfigFile } from './config-file.js';
import { prepareRequest } from './prepare-request.js';

const WINDOW_MS = 2500;
const BIND_MS = 1000;

const file = new ConfigFile(`attempts: { perAgent: 3, perAddress: 8, window: ${WINDOW_MS} }
timeouts: { bind: ${BIND_MS} }
`);

describe('limits of signing in', () => {
  let processor: Processor;
  let desktop: Desktop;

  beforeAll(async () => {
    processor = await Processor.start({ CONFIG_FILE: file.path });
  });

  afterAll(async () => {
    await processor.stop();
    file.remove();
  });

  beforeEach(async () => {
    desktop = await processor.desktop();
  });

  const attempt = (agent: string, password = 'wrong') =>
    desktop.send(prepareRequest(agent, { override: true, agent: { id: agent, password } }));

  const codeOf = ({ failure, result }: CommandResponse) => failure?.code ?? result;

  /** Sends it until the answer is another one; the test's own deadline bounds it. */
  async function whileAnswered(code: string, send: () => Promise<CommandResponse>): Promise<CommandResponse> {
    for (;;) {
      const answer = await send();
      if (codeOf(answer) !== code) return answer;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  it('refuses the right password too after too many wrong ones, until the window is over', async () => {
    for (let count = 0; count < 3; count += 1) expect(codeOf(await attempt('1001'))).toBe('INVALID_CREDENTIALS');
    const refused = await attempt('1001', 'demo');
    expect(refused.failure).toMatchObject({ code: 'TOO_MANY_ATTEMPTS', retryable: true });
    const retryAfter = refused.failure?.details?.['retryAfter'];
    expect(retryAfter).toBeGreaterThan(0);
    expect(retryAfter).toBeLessThanOrEqual(WINDOW_MS);
    expect(codeOf(await attempt('1002', 'demo'))).toBe('success');
    expect(codeOf(await whileAnswered('TOO_MANY_ATTEMPTS', () => attempt('1001', 'demo')))).toBe('success');
  });

  it('gives no more tries to who tries all at once', async () => {
    const answers = await Promise.all(Array.from({ length: 7 }, () => attempt('1003')));
    expect(answers.map(codeOf).filter((code) => code === 'INVALID_CREDENTIALS')).toHaveLength(3);
    await whileAnswered('TOO_MANY_ATTEMPTS', () => attempt('1003', 'demo'));
  });

  it('counts an address that tries one agent after the other', async () => {
    const agents = Array.from({ length: 8 }, (_, index) => `guess-${index}`);
    for (const agent of agents) expect(codeOf(await attempt(agent))).toBe('INVALID_CREDENTIALS');
    expect(codeOf(await attempt('1004', 'demo'))).toBe('TOO_MANY_ATTEMPTS');
    expect(codeOf(await whileAnswered('TOO_MANY_ATTEMPTS', () => attempt('1004', 'demo')))).toBe('success');
  });

  it('does not count those that succeed, or have no shape', async () => {
    for (let count = 0; count < 10; count += 1) {
      expect(codeOf(await attempt('1005', 'demo'))).toBe('success');
      expect(await desktop.sendBad(prepareRequest('1005', { agent: { id: '1005' } }))).toMatchObject({
        failure: { code: 'INVALID_MESSAGE' },
      });
    }
  });

  /** `FORBIDDEN` while the resource is there. */
  const probe = (resource: string) => desktop.send({ command: 'bindResource', data: { resource, token: 'wrong' } });

  it('removes a resource that nobody binds in time, and keeps one that was bound', async () => {
    const bound = await processor.desktop();
    await bound.prepare('1006');
    succeeded(await bound.send({ command: 'bindResource', data: { resource: bound.resource } }));
    await desktop.prepare('1007');
    expect(codeOf(await probe(desktop.resource))).toBe('FORBIDDEN');
    expect(codeOf(await whileAnswered('FORBIDDEN', () => probe(desktop.resource)))).toBe('RESOURCE_NOT_FOUND');
    // Nothing is in the way any more.
    expect(codeOf(await desktop.send(prepareRequest('1007')))).toBe('success');
    // The other one is older, and still there.
    succeeded(await bound.command('session.start'));
  });

  it('removes one that was bound, never started, and left', async () => {
    const gone = await processor.desktop();
    await gone.prepare('1008');
    succeeded(await gone.send({ command: 'bindResource', data: { resource: gone.resource } }));
    gone.close();
    expect(codeOf(await whileAnswered('FORBIDDEN', () => probe(gone.resource)))).toBe('RESOURCE_NOT_FOUND');
  });
});
