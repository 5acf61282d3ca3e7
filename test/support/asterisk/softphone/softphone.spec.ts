import { createSocket } from 'node:dgram';
import type { RemoteInfo, Socket } from 'node:dgram';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventLog } from '../event-log.js';
import { parseSip } from './sip/parse-sip.js';
import type { SipMessage } from './sip/sip-message.js';
import { renderSdp } from './sip/sdp.js';
import { Softphone } from './softphone.js';

const HOST = '127.0.0.1';
const MS = 3_000;
const OFFER = renderSdp(HOST, 4000, 'sendrecv', 1, 1);

/** A switch that says only what the test tells it to say. */
class ScriptedSwitch {
  readonly heard = new EventLog<SipMessage>('switch');
  private phone: RemoteInfo | undefined;

  private constructor(private readonly socket: Socket) {
    socket.on('message', (data, source) => {
      this.phone = source;
      this.heard.record(parseSip(data));
    });
  }

  static async open(): Promise<ScriptedSwitch> {
    const socket = createSocket('udp4');
    await new Promise<void>((resolve) => socket.bind(0, HOST, () => resolve()));
    return new ScriptedSwitch(socket);
  }

  get port(): number {
    return this.socket.address().port;
  }

  request(method: string, to: number, { cseq = 1, branch = 'z9hG4bK1', tag = '', body = '' } = {}): void {
    const lines = [
      `${method} sip:1001@${HOST}:${to} SIP/2.0`,
      `Via: SIP/2.0/UDP ${HOST}:${this.port};branch=${branch};rport`,
      `From: <sip:5551234@${HOST}>;tag=far`,
      `To: <sip:1001@${HOST}>${tag ? `;tag=${tag}` : ''}`,
      'Call-ID: 1@switch',
      `CSeq: ${cseq} ${method}`,
      `Contact: <sip:5551234@${HOST}:${this.port}>`,
      `Content-Length: ${body.length}`,
    ];
    this.socket.send(`${lines.join('\r\n')}\r\n\r\n${body}`, to, HOST);
  }

  answer(request: SipMessage, status: number, body = ''): void {
    const lines = [
      `SIP/2.0 ${status} Said`,
      `Via: ${request.headers.first('via')}`,
      `From: ${request.from}`,
      `To: ${request.to}${request.to.includes('tag=') ? '' : ';tag=far'}`,
      `Call-ID: ${request.callId}`,
      `CSeq: ${request.cseq} ${request.method}`,
      `Contact: <sip:far@${HOST}:${this.port}>`,
      `Content-Length: ${body.length}`,
    ];
    this.socket.send(`${lines.join('\r\n')}\r\n\r\n${body}`, this.phone?.port ?? 0, HOST);
  }

  async hears(method: string): Promise<SipMessage> {
    return this.heard.until((m) => m.kind === 'request' && m.method === method, MS, method);
  }

  async hearsStatus(status: number, method = 'INVITE'): Promise<SipMessage> {
    const matches = (m: SipMessage): boolean => m.kind === 'response' && m.status === status && m.method === method;
    return this.heard.until(matches, MS, String(status));
  }

  /** Requests and statuses so far. */
  get transcript(): string[] {
    return this.heard.all.map((m) => (m.kind === 'request' ? m.method : String(m.status)));
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.socket.close(() => resolve()));
  }
}

describe('a software phone', () => {
  let far: ScriptedSwitch;
  let phone: Softphone;
  beforeEach(async () => {
    far = await ScriptedSwitch.open();
    phone = await new Softphone({ user: '1001', server: { host: HOST, port: far.port } }).start();
  });
  afterEach(async () => {
    phone.crash();
    await phone.stop();
    await far.close();
  });

  it('rings once for an INVITE that comes twice', async () => {
    far.request('INVITE', phone.port, { body: OFFER });
    far.request('INVITE', phone.port, { body: OFFER });
    await far.hearsStatus(180);
    // Its answer says that the phone has read everything before it.
    far.request('OPTIONS', phone.port, { branch: 'z9hG4bK2' });
    await far.hearsStatus(200, 'OPTIONS');
    expect(phone.events.map((event) => event.type)).toEqual(['incoming']);
  });

  it('does not ring for a call that is cancelled before it could', async () => {
    far.request('INVITE', phone.port, { body: OFFER });
    far.request('CANCEL', phone.port);
    await far.hearsStatus(487);
    expect(await phone.next('ended')).toMatchObject({ reason: 'cancelled' });
    expect(phone.calls).toEqual([]);
  });

  it('answers, and says so again until it is acknowledged', async () => {
    far.request('INVITE', phone.port, { body: OFFER });
    const { call } = await phone.next('incoming');
    phone.answer(call);
    await far.hearsStatus(200);
    const { to } = await far.hearsStatus(200);
    far.request('ACK', phone.port, { branch: 'z9hG4bK2', tag: to.split('tag=')[1] ?? '' });
    await far.heard.until(() => false, 1_200, 'third answer').catch(() => undefined);
    expect(far.transcript.filter((said) => said === '200')).toHaveLength(2);
  });

  it('cancels only what it has heard of: after the first provisional answer', async () => {
    const call = await phone.dial('5550000');
    const invite = await far.hears('INVITE');
    const over = phone.hangup(call);
    expect(far.transcript).not.toContain('CANCEL');
    far.answer(invite, 180);
    far.answer(await far.hears('CANCEL'), 200);
    far.answer(invite, 487);
    await far.hears('ACK');
    await over;
    expect(call).toMatchObject({ state: 'ended', endReason: 'local' });
  });

  it('hangs up a call that was answered before the CANCEL arrived', async () => {
    const call = await phone.dial('5550000');
    const invite = await far.hears('INVITE');
    far.answer(invite, 100);
    const over = phone.hangup(call);
    far.answer(invite, 200, OFFER);
    await far.hears('ACK');
    far.answer(await far.hears('BYE'), 200);
    await over;
    expect(call.endReason).toBe('local');
  });

  it('acknowledges again when the answer comes again', async () => {
    await phone.dial('5550000');
    const invite = await far.hears('INVITE');
    far.answer(invite, 200, OFFER);
    await far.hears('ACK');
    far.answer(invite, 200, OFFER);
    await far.hears('ACK');
    expect(phone.events.filter((event) => event.type === 'up')).toHaveLength(1);
  });

  it('refuses a change that crosses its own, and asks again when its own is refused for that', async () => {
    far.request('INVITE', phone.port, { body: OFFER });
    const { call } = await phone.next('incoming');
    phone.answer(call);
    const tag = (await far.hearsStatus(200)).to.split('tag=')[1] ?? '';
    far.request('ACK', phone.port, { branch: 'z9hG4bK2', tag });
    const held = phone.hold(call);
    const first = await far.hears('INVITE');
    far.request('INVITE', phone.port, { branch: 'z9hG4bK3', cseq: 2, tag, body: OFFER });
    await far.hearsStatus(491);
    far.answer(first, 491);
    const second = await far.hears('INVITE');
    expect(second.body).toContain('a=sendonly');
    far.answer(second, 200, renderSdp(HOST, 4000, 'recvonly', 1, 2));
    await held;
    expect(call).toMatchObject({ held: true, heldByPeer: false });
  });

  it('stays as it was when a hold is refused', async () => {
    const call = await phone.dial('5550000');
    far.answer(await far.hears('INVITE'), 200, OFFER);
    await phone.next('up');
    const held = phone.hold(call);
    far.answer(await far.hears('INVITE'), 488);
    await expect(held).rejects.toThrow('488');
    expect(call).toMatchObject({ held: false, localDirection: 'sendrecv', state: 'up' });
  });

  it('says nothing after a crash, and is there again on the same port, without its calls', async () => {
    far.request('INVITE', phone.port, { body: OFFER });
    const { call } = await phone.next('incoming');
    await far.hearsStatus(180);
    const before = far.transcript.length;
    phone.crash();
    expect(call).toMatchObject({ state: 'ended', endReason: 'dead' });
    far.request('OPTIONS', phone.port, { branch: 'z9hG4bK2' });
    await far.heard.until(() => false, 300, 'sign of life').catch(() => undefined);
    expect(far.transcript).toHaveLength(before);
    const { port } = phone;
    await phone.start();
    expect(phone.port).toBe(port);
    far.request('OPTIONS', phone.port, { branch: 'z9hG4bK3' });
    await far.hearsStatus(200, 'OPTIONS');
  });

  it('notes what is no SIP and goes on', async () => {
    const stranger = createSocket('udp4');
    stranger.send('this is certainly no SIP message', phone.port, HOST);
    expect(await phone.next('error')).toMatchObject({ error: expect.any(SyntaxError) });
    await new Promise<void>((resolve) => stranger.close(() => resolve()));
    far.request('OPTIONS', phone.port);
    await far.hearsStatus(200, 'OPTIONS');
  });
});
