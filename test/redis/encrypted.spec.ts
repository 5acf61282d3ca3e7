import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Certificates } from '../support/certificates.js';
import { ProcessorProcess } from '../support/process.js';
import { claimPort, type ClaimedPort } from '../support/redis/claim-port.js';
import { RedisLab, REDIS_START_MS } from '../support/redis/redis-lab.js';

const [authority, stranger] = [new Certificates(), new Certificates()];
let port: ClaimedPort | undefined;
let lab: RedisLab | undefined;
const processes: ProcessorProcess[] = [];

beforeAll(async () => {
  port = await claimPort();
  const { cert, key } = authority.issue();
  const files = [`tls-cert-file ${cert}`, `tls-key-file ${key}`, `tls-ca-cert-file ${authority.caFile}`];
  lab = new RedisLab({ lines: [`tls-port ${port.port}`, ...files, 'tls-auth-clients no'] });
  await lab.start();
}, REDIS_START_MS);
afterAll(async () => {
  for (const one of processes) one.signal('SIGKILL');
  await Promise.all(processes.map((one) => one.exit()));
  await lab?.stop();
  await port?.release();
  for (const one of [authority, stranger]) one.remove();
});

/** A processor whose store is there by TLS, and which trusts that authority beside those that everybody knows. */
function trusting(ca: string | undefined): ProcessorProcess {
  const REDIS_URL = `rediss://127.0.0.1:${port?.port ?? 0}`;
  const trusted: Record<string, string> = ca === undefined ? {} : { NODE_EXTRA_CA_CERTS: ca };
  const one = ProcessorProcess.start({ PORT: '0', REDIS_URL, ...trusted });
  processes.push(one);
  return one;
}

it('a store by TLS is used where its authority is trusted, and counts as away where it is not', async () => {
  const [right, wrong, none] = [authority.caFile, stranger.caFile, undefined].map(trusting);
  await right?.prints(/the store is there/);
  for (const refused of [wrong, none]) {
    await refused?.prints(/the store is away: .*(certificate|UNABLE_TO|SELF_SIGNED)/i);
    expect(refused?.output).not.toContain('the store is there');
  }
});
