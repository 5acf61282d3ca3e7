import { connect } from 'node:net';

const PATIENCE = 30_000;

/**
 * Says these lines to the server at that URL, and no more.
 * @returns all that it says until it hangs up
 */
export function exchange(url: string, lines: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(lines.join('\r\n')));
    let heard = '';
    socket.setEncoding('utf8').setTimeout(PATIENCE, () => socket.destroy(new Error(`nothing after: ${heard}`)));
    socket.on('data', (text: string) => (heard += text));
    socket.once('error', reject).once('close', () => resolve(heard));
  });
}
