import type { Recorded } from '../state/recording.js';

/** What stands in the list of one message. */
export interface MessageText {
  readonly name: string;
  /** what it is about, below the session; nothing where it is the session or none */
  readonly about: string;
  readonly result: string;
  readonly failed: boolean;
}

/** @param waiting what is said where there is no answer yet */
export function messageText({ message, answer }: Recorded, waiting: string): MessageText {
  switch (message.kind) {
    case 'command': {
      const failure = answer?.answer.failure;
      const result = answer ? `${failure?.code ?? answer.answer.result} · ${Math.round(answer.latency)} ms` : waiting;
      const again = message.attempt > 1 ? ` (${message.attempt})` : '';
      return { name: message.command + again, about: below(message.target), result, failed: failure !== undefined };
    }
    case 'event': {
      const { event } = message;
      if ('eventType' in event) return { name: event.eventType, about: '', result: '', failed: false };
      const { name, target, seq, cause } = event;
      const result = [seq === undefined ? '' : `#${seq}`, cause ? `${cause.code} · ${cause.by.kind}` : ''];
      return { name, about: below(target), result: result.filter(Boolean).join(' '), failed: false };
    }
    case 'connection': {
      const { status, url, why } = message.connection;
      return { name: status, about: url ?? '', result: why ?? '', failed: status === 'lost' };
    }
  }
}

function below(target = ''): string {
  return target.split('.').slice(1).join('.');
}
