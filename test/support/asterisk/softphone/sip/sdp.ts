const DIRECTIONS = ['sendrecv', 'sendonly', 'recvonly', 'inactive'] as const;

export type MediaDirection = (typeof DIRECTIONS)[number];

/** The audio part of a session description. */
export interface Sdp {
  readonly host: string;
  /** 0: no audio */
  readonly port: number;
  readonly direction: MediaDirection;
  /** payload type of RFC 4733 telephone events */
  readonly dtmfPayload: number;
}

export const DTMF_PAYLOAD = 101;

const ANSWER: Readonly<Record<MediaDirection, MediaDirection>> = {
  sendrecv: 'sendrecv',
  sendonly: 'recvonly',
  recvonly: 'sendonly',
  inactive: 'inactive',
};

/** The direction that answers an offered one. */
export function mirrored(direction: MediaDirection): MediaDirection {
  return ANSWER[direction];
}

export function parseSdp(body: string): Sdp {
  const [session = '', ...media] = body.split(/^(?=m=)/m);
  const audio = media.find((part) => part.startsWith('m=audio')) ?? '';
  const find = (pattern: RegExp): string | undefined => (pattern.exec(audio) ?? pattern.exec(session))?.[1];
  const host = find(/^c=IN IP4 (\S+)/m) ?? '';
  const direction = find(/^a=(sendrecv|sendonly|recvonly|inactive)\s*$/m);
  return {
    host,
    port: Number(/^m=audio (\d+)/.exec(audio)?.[1] ?? 0),
    // The old way to put someone on hold (RFC 2543).
    direction: host === '0.0.0.0' ? 'inactive' : (DIRECTIONS.find((known) => known === direction) ?? 'sendrecv'),
    dtmfPayload: Number(find(/^a=rtpmap:(\d+) telephone-event\/8000/im) ?? DTMF_PAYLOAD),
  };
}

/** `version` goes up with every description of one session. */
export function renderSdp(
  host: string,
  port: number,
  direction: MediaDirection,
  session: number,
  version: number,
): string {
  return [
    'v=0',
    `o=- ${session} ${version} IN IP4 ${host}`,
    's=-',
    `c=IN IP4 ${host}`,
    't=0 0',
    `m=audio ${port} RTP/AVP 0 ${DTMF_PAYLOAD}`,
    'a=rtpmap:0 PCMU/8000',
    `a=rtpmap:${DTMF_PAYLOAD} telephone-event/8000`,
    `a=fmtp:${DTMF_PAYLOAD} 0-16`,
    'a=ptime:20',
    `a=${direction}`,
    '',
  ].join('\r\n');
}
