/** What the page may do: run its own files, and talk to any instance and to the telephone system. Nobody frames it. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "media-src 'self' blob: mediastream:",
  'connect-src http: https: ws: wss:',
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** The rest is told with every answer. */
const ALWAYS = { 'Content-Security-Policy': POLICY, 'Permissions-Policy': 'microphone=(self)' };

/** @param lasting the file's name changes with what is in it */
export function consoleHeaders(type: string, lasting: boolean): Readonly<Record<string, string>> {
  const control = lasting ? 'public, max-age=31536000, immutable' : 'no-cache';
  return { ...ALWAYS, 'Content-Type': type, 'Cache-Control': control };
}
