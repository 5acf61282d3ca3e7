import http from 'node:http';
import https from 'node:https';

/**
 * Whether a process on this machine says on that port that it is alive, plain or encrypted; no answer within `deadline` ms is a no.
 * Which of both it speaks may stand in a file that only it reads, so it is tried.
 */
export async function checkLiveness(port: number, deadline: number): Promise<boolean> {
  const signal = AbortSignal.timeout(deadline);
  try {
    const status = await statusBy(http, port, signal).catch(() => statusBy(https, port, signal));
    return status === 200;
  } catch {
    return false;
  }
}

function statusBy(way: typeof http | typeof https, port: number, signal: AbortSignal): Promise<number | undefined> {
  // Its certificate has another name than this address has. Nothing is told it, and what listens here is asked for a sign of life alone.
  const options = { host: '127.0.0.1', port, path: '/health/live', signal, agent: false, rejectUnauthorized: false };
  return new Promise((resolve, reject) => {
    const request = way.get(options, (response) => {
      resolve(response.statusCode);
      response.destroy();
    });
    request.once('error', reject);
  });
}
