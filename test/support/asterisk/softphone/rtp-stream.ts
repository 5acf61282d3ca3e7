import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import type { Socket } from 'node:dgram';
import { Listener } from './audio/listener.js';
import { Tone } from './audio/tone.js';
import { U_LAW_SILENCE } from './audio/u-law.js';
import { dtmfPackets } from './dtmf.js';
import { DTMF_DIGITS } from './dtmf.js';
import { DTMF_PAYLOAD } from './sip/sdp.js';
import type { Peer } from './sip/sip-endpoint.js';

const PACKET_MS = 20;
const PACKET_SAMPLES = 160;
const HEADER = 12;
/** After a pause of this process only so much is made good, or a burst would follow. */
const CATCH_UP_PACKETS = 10;
const PCMU = 0;

export type Sending = 'nothing' | 'silence' | 'tone';

/** The audio of one call: sends a tone (or silence) every 20 ms, listens, sends and reads DTMF (RFC 4733). */
export class RtpStream {
  readonly listener = new Listener();
  sending: Sending = 'nothing';
  remote: Peer | undefined;
  /** payload type the far end gave telephone events */
  remoteDtmfPayload = DTMF_PAYLOAD;

  private readonly ssrc = randomBytes(4).readUInt32BE();
  private readonly voice: Tone;
  private readonly clock: NodeJS.Timeout;
  private nextAt = performance.now();
  private sequence = 1;
  private timestamp = 0;
  private lastEventTimestamp: number | undefined;
  private busyWithDigit = false;
  private closed = false;

  private constructor(
    private readonly socket: Socket,
    tone: number,
    private readonly onDigit: (digit: string) => void,
  ) {
    this.voice = new Tone(tone);
    socket.on('message', (packet) => this.receive(packet));
    // A far end that is gone must not end the test process.
    socket.on('error', () => undefined);
    this.clock = setInterval(() => this.tick(), PACKET_MS);
  }

  static async open(host: string, tone: number, onDigit: (digit: string) => void): Promise<RtpStream> {
    const socket = createSocket('udp4');
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.bind(0, host, () => {
        socket.off('error', reject);
        resolve();
      });
    });
    return new RtpStream(socket, tone, onDigit);
  }

  get port(): number {
    return this.socket.address().port;
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    clearInterval(this.clock);
    this.socket.close();
  }

  /** Presses one key for `ms`; resolves when it has been let go. */
  async press(digit: string, ms: number): Promise<void> {
    const started = this.timestamp;
    this.busyWithDigit = true;
    try {
      for (const packet of dtmfPackets(digit, ms)) {
        this.send(this.remoteDtmfPayload, packet.first, started, packet.payload);
        if (!packet.repeat) await new Promise((resolve) => setTimeout(resolve, PACKET_MS));
      }
    } finally {
      this.busyWithDigit = false;
      this.nextAt = performance.now();
    }
  }

  private tick(): void {
    const now = performance.now();
    this.nextAt = Math.max(this.nextAt, now - CATCH_UP_PACKETS * PACKET_MS);
    for (; this.nextAt <= now; this.nextAt += PACKET_MS) {
      this.timestamp += PACKET_SAMPLES;
      if (this.busyWithDigit || this.sending === 'nothing') continue;
      const payload = new Uint8Array(PACKET_SAMPLES).fill(U_LAW_SILENCE);
      if (this.sending === 'tone') this.voice.render(payload);
      this.send(PCMU, false, this.timestamp, payload);
    }
  }

  private send(payloadType: number, marker: boolean, timestamp: number, payload: Uint8Array): void {
    if (this.closed || !this.remote) return;
    const packet = Buffer.alloc(HEADER + payload.length);
    packet[0] = 0x80;
    packet[1] = payloadType | (marker ? 0x80 : 0);
    packet.writeUInt16BE(this.sequence++ & 0xffff, 2);
    packet.writeUInt32BE(timestamp >>> 0, 4);
    packet.writeUInt32BE(this.ssrc, 8);
    packet.set(payload, HEADER);
    this.socket.send(packet, this.remote.port, this.remote.host);
  }

  private receive(packet: Buffer): void {
    if (packet.length < HEADER + 4) return;
    const payloadType = packet.readUInt8(1) & 0x7f;
    if (payloadType === PCMU) this.listener.take(packet.subarray(HEADER));
    else if (payloadType === DTMF_PAYLOAD || payloadType === this.remoteDtmfPayload) this.receiveDigit(packet);
  }

  /** The end of a digit is sent three times, with the time stamp of its beginning. */
  private receiveDigit(packet: Buffer): void {
    const ended = (packet.readUInt8(HEADER + 1) & 0x80) !== 0;
    const timestamp = packet.readUInt32BE(4);
    if (!ended || timestamp === this.lastEventTimestamp) return;
    this.lastEventTimestamp = timestamp;
    const digit = DTMF_DIGITS[packet.readUInt8(HEADER)];
    if (digit !== undefined) this.onDigit(digit);
  }
}
