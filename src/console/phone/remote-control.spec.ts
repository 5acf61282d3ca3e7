import { describe, expect, it } from '@jest/globals';
import type { RTCSession } from 'jssip/lib/RTCSession.js';
import { obeyRemoteControl } from './remote-control.js';

class Request {
  readonly answers: number[] = [];

  constructor(
    readonly method: string,
    readonly event?: string,
  ) {}

  getHeader(name: string): string | undefined {
    return name === 'Event' ? this.event : undefined;
  }

  reply(status: number): void {
    this.answers.push(status);
  }
}

function obedient() {
  const passed: Request[] = [];
  const obeyed: string[] = [];
  const session = { receiveRequest: (request: Request) => void passed.push(request) };
  obeyRemoteControl(session as unknown as RTCSession, (control) => obeyed.push(control));
  return { session, passed, obeyed };
}

describe('a call that is told what to do', () => {
  it.each([
    ['talk', 'talk'],
    ['hold', 'hold'],
    ['Talk;id=1', 'talk'],
  ])('obeys NOTIFY with Event: %s', (event, control) => {
    const { session, passed, obeyed } = obedient();
    const request = new Request('NOTIFY', event);
    session.receiveRequest(request);
    expect([request.answers, obeyed, passed]).toEqual([[200], [control], []]);
  });

  it.each([new Request('NOTIFY', 'refer'), new Request('NOTIFY'), new Request('BYE', 'talk')])(
    'leaves the rest as it is: $method $event',
    (request) => {
      const { session, passed, obeyed } = obedient();
      session.receiveRequest(request);
      expect([request.answers, obeyed, passed]).toEqual([[], [], [request]]);
    },
  );
});
