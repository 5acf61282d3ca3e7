import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import type { Server } from 'node:net';

/** Below the range from which the system itself hands out ports (32768 and up), so nothing takes them by chance. */
const FIRST_PORT = 12_000;
const BLOCK_SIZE = 1_000;
const BLOCKS = 20;

const SIP = 0;
const AMI = 1;
const HTTP = 2;
const CLAIM = 3;
const AMI_TLS = 4;
const HTTPS = 5;
const RTP = 10;

/** Ports of one Asterisk, no two blocks alike; the claim lasts until `release()` or the end of this process. */
export interface PortBlock {
  readonly sip: number;
  readonly ami: number;
  readonly http: number;
  readonly amiTls: number;
  readonly https: number;
  /** free on the trunk's address */
  readonly trunk: number;
  readonly rtpFirst: number;
  readonly rtpLast: number;
  release(): Promise<void>;
}

/** One listener per block keeps every other process, and every other test of this one, off the block. */
function listen(host: string, port: number): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer().unref();
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(undefined) : reject(error),
    );
    server.listen(port, host, () => resolve(server));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => void server.close(() => resolve()));
}

async function tcpFree(host: string, port: number): Promise<boolean> {
  const server = await listen(host, port);
  if (server) await close(server);
  return server !== undefined;
}

function udpFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', () => socket.close(() => resolve(false)));
    socket.bind(port, host, () => socket.close(() => resolve(true)));
  });
}

async function claimBlock(host: string, trunkAddress: string, base: number): Promise<PortBlock | undefined> {
  const claim = await listen(host, base + CLAIM);
  if (!claim) return undefined;
  const free = await Promise.all([
    udpFree(host, base + SIP),
    udpFree(trunkAddress, base + SIP),
    tcpFree(host, base + AMI),
    tcpFree(host, base + HTTP),
    tcpFree(host, base + AMI_TLS),
    tcpFree(host, base + HTTPS),
    udpFree(host, base + RTP),
  ]);
  if (free.includes(false)) {
    await close(claim);
    return undefined;
  }
  return {
    sip: base + SIP,
    ami: base + AMI,
    http: base + HTTP,
    amiTls: base + AMI_TLS,
    https: base + HTTPS,
    trunk: base + SIP,
    rtpFirst: base + RTP,
    rtpLast: base + BLOCK_SIZE - 1,
    release: () => close(claim),
  };
}

/** Claims the first block that is free on both addresses; `first` says where to begin looking. */
export async function claimPorts(host: string, trunkAddress: string, first = process.pid): Promise<PortBlock> {
  for (let n = 0; n < BLOCKS; n++) {
    const block = await claimBlock(host, trunkAddress, FIRST_PORT + BLOCK_SIZE * ((first + n) % BLOCKS));
    if (block) return block;
  }
  throw new Error(`no free block of ports on ${host} between ${FIRST_PORT} and ${FIRST_PORT + BLOCK_SIZE * BLOCKS}`);
}
