/** Where a channel is in the dialplan, or is to go on. */
export interface DialplanPlace {
  readonly context: string;
  readonly extension: string;
  readonly priority: string;
}

/** As `Goto` takes it. */
export const inDialplanWords = ({ context, extension, priority }: DialplanPlace): string =>
  `${context},${extension},${priority}`;

/** @returns undefined for what is no place */
export function fromDialplanWords(words: string): DialplanPlace | undefined {
  const [context, extension, priority] = words.split(',');
  return context && extension && priority ? { context, extension, priority } : undefined;
}
