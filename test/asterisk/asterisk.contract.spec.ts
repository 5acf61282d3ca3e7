import { describeCtiProvider } from '../contract/cti-provider.contract.js';
import type { ProviderUnderTest } from '../contract/far-end.js';
import { AsteriskLab, LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { AsteriskFarEnd, BUSY_PHONE } from './asterisk-far-end.js';
import { makeProvider, optionsFor } from './asterisk-under-test.js';
import { TcpProxy } from './tcp-proxy.js';

const PATIENCE_MS = 5_000;

async function create(): Promise<ProviderUnderTest> {
  const lab = new AsteriskLab();
  await lab.start(['1001', '1002', BUSY_PHONE]);
  const ami = await TcpProxy.open(lab.server.amiPort);
  const http = await TcpProxy.open(lab.server.httpPort);
  const provider = makeProvider(optionsFor(lab.server, { ami: ami.port, http: http.port }));
  const queues = ['support'];
  return {
    provider,
    farEnd: new AsteriskFarEnd(lab, [ami, http], PATIENCE_MS),
    agents: [
      { id: '1001', name: 'Agent One', extension: '1001', queues },
      { id: '1002', name: 'Agent Two', extension: '1002', queues },
    ],
    patience: PATIENCE_MS,
    stop: async () => {
      await provider.stop();
      await Promise.all([ami.close(), http.close()]);
      await lab.stop();
    },
  };
}

describeCtiProvider('Asterisk', create, { timeout: LAB_START_MS });
