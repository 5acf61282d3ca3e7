import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { Certificates } from '../support/certificates.js';
import { AsteriskBench } from './asterisk-bench.js';
import { optionsFor } from './asterisk-under-test.js';

const TEST_MS = 60_000;
const UNKNOWN = "nobody whom we know vouches for the switch's certificate";

describe('the link to an Asterisk that encrypts', () => {
  const certificates = new Certificates();
  const stranger = new Certificates();
  const bench = new AsteriskBench({ tls: certificates.issue('pbx.example') });
  beforeAll(() => bench.start(), LAB_START_MS);
  afterEach(() => bench.clear(), TEST_MS);
  afterAll(async () => {
    await bench.stop();
    certificates.remove();
    stranger.remove();
  }, TEST_MS);

  /** @param trust of either way what is otherwise than it should be */
  const options = (trust: { readonly ami?: object; readonly ari?: object } = {}) => {
    const { server } = bench.lab;
    const { ami, ari, ...others } = optionsFor(server) as { ami: object; ari: object };
    const ca = certificates.caFile;
    return {
      ...others,
      ami: { ...ami, url: `tls://${server.host}:${server.amiTlsPort}`, ca, ...trust.ami },
      ari: { ...ari, url: `https://${server.host}:${server.httpsPort}`, ca, ...trust.ari },
    };
  };

  it(
    'is up by both ways, and an agent becomes ready',
    async () => {
      const desk = await bench.open(await bench.running(options({ ami: { servername: 'pbx.example' } })));
      await desk.ready();
    },
    TEST_MS,
  );

  it.each([
    ['vouched for by nobody known', { ami: { ca: undefined } }, `AMI: ${UNKNOWN}`],
    ['vouched for by somebody else', { ami: { ca: stranger.caFile } }, `AMI: ${UNKNOWN}`],
    ['of another name', { ami: { servername: 'other.example' } }, "AMI: the switch's certificate has another name"],
    ['vouched for by somebody else at ARI', { ari: { ca: stranger.caFile } }, `ARI: ${UNKNOWN}`],
    ['of another name at ARI', { ari: { servername: 'a.example' } }, "ARI: the switch's certificate has another name"],
  ])(
    'is down where the certificate is %s',
    async (_, trust, reason) => {
      const instance = await bench.launch(options(trust));
      expect(await instance.linkIs('down')).toMatchObject({ reason });
    },
    TEST_MS,
  );

  it(
    'is down where the port is a plain one',
    async () => {
      const { host, amiPort } = bench.lab.server;
      const instance = await bench.launch(options({ ami: { url: `tls://${host}:${amiPort}` } }));
      expect(await instance.linkIs('down')).toMatchObject({ reason: 'AMI: what listens there speaks no TLS' });
    },
    TEST_MS,
  );

  it('refuses a file that is not there, or has no certificate', async () => {
    await expect(bench.launch(options({ ami: { ca: '/nonexistent.pem' } }))).rejects.toThrow(
      'services.asterisk.options.ami.ca: the file cannot be read (ENOENT)',
    );
    await expect(bench.launch(options({ ari: { ca: 'package.json' } }))).rejects.toThrow(
      'services.asterisk.options.ari.ca: the file has no certificate in PEM',
    );
  });
});
