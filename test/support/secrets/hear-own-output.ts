import { watchedOutputs } from './watched-outputs.js';

/**
 * Watches what this process itself writes: the log of a processor that runs in it.
 * @returns what ends it
 */
export function hearOwnOutput(): () => void {
  const heard: string[] = [];
  watchedOutputs.push(() => heard.join(''));
  const ends = [process.stdout, process.stderr].map((stream) => {
    const write = Reflect.get(stream, 'write');
    const send = write.bind(stream) as (...given: unknown[]) => boolean;
    stream.write = (...given: unknown[]) => {
      heard.push(String(given[0]));
      return send(...given);
    };
    return () => void (stream.write = write);
  });
  return () => {
    for (const end of ends) end();
  };
}
