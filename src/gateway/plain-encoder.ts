import { Encoder, type Packet } from 'socket.io-parser';

/**
 * Socket.IO's encoder without its search for binary data: there is none in what is sent here, and the search walks
 * through every answer and event once more.
 */
export class PlainEncoder extends Encoder {
  override encode({ type, nsp, id, data }: Packet): string[] {
    const namespace = nsp === '/' ? '' : `${nsp},`;
    return [`${type}${namespace}${id ?? ''}${data === undefined ? '' : JSON.stringify(data)}`];
  }
}
