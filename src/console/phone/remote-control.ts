import type { RTCSession } from 'jssip/lib/RTCSession.js';

type Control = 'talk' | 'hold';

interface Request {
  readonly method: string;
  getHeader(name: string): string | undefined;
  reply(status: number): void;
}

interface Receiver {
  receiveRequest(request: Request): void;
}

function controlOf(request: Request): Control | undefined {
  if (request.method !== 'NOTIFY') return undefined;
  const event = (request.getHeader('Event') ?? '').split(';')[0]?.trim().toLowerCase();
  return event === 'talk' || event === 'hold' ? event : undefined;
}

/**
 * Lets a call obey `NOTIFY` with `Event: talk` and `Event: hold`. JsSIP itself refuses each NOTIFY of a call that rings (403),
 * and of one that is up all that do not belong to a transfer.
 */
export function obeyRemoteControl(session: RTCSession, obey: (control: Control) => void): void {
  const receiver = session as unknown as Receiver;
  const usual = receiver.receiveRequest.bind(session);
  receiver.receiveRequest = (request) => {
    const control = controlOf(request);
    if (!control) return usual(request);
    request.reply(200);
    obey(control);
  };
}
