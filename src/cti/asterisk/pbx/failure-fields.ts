import { ProcessorError } from '../../../errors/processor-error.js';
import { AmiError, AmiRefusedError } from '../ami/ami-error.js';
import { AriError, AriRefusedError } from '../ari/ari-error.js';
import { ariAction } from './ari-action.js';

/** What a line of the log says of why something has failed. What others have said of it, Asterisk above all, may name a number. */
export function failureFields(error: unknown): Readonly<Record<string, unknown>> {
  if (error instanceof AmiRefusedError) {
    const { name, action, reason } = error;
    return { error: name, action, personal: { reason } };
  }
  if (error instanceof AriRefusedError) {
    const [method = '', path = ''] = error.request.split(' ', 2);
    return {
      error: error.name,
      action: ariAction(method, path),
      status: error.status,
      personal: { reason: error.reason },
    };
  }
  const isOwn = error instanceof ProcessorError || error instanceof AmiError || error instanceof AriError;
  const name = error instanceof Error ? error.name : typeof error;
  return isOwn ? { error: name, reason: error.message } : { error: name, personal: { reason: String(error) } };
}
