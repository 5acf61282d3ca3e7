/** Lines of a text as an editor counts them; the line break at the end begins no new one. */
export function lineCount(text: string): number {
  return text.replace(/\n$/, '').split('\n').length;
}
